"""Column types of the register, and how their values become bytes in the journal.

A UUID is 16 bytes, a moment is whole microseconds since 1970 UTC: small on disk, and the very values
that stand in the journal's cells, so that a row and its journal can be compared without rounding.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator, TypeEngine

from caseapp.storage.canonical import Plain

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UUID_BYTES = 16


def micros(moment: datetime) -> int:
    """Return whole microseconds since 1970 UTC of an aware moment."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(value: int) -> datetime:
    """Return the aware UTC moment of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=value)


_MOMENTS = range(
    micros(datetime.min.replace(tzinfo=UTC)), micros(datetime.max.replace(tzinfo=UTC)) + 1
)


class UuidBytes(TypeDecorator[UUID]):
    """A UUID as 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the database."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002 - SQLAlchemy's signature
        """From the database."""
        return None if value is None else UUID(bytes=bytes(value))


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment as whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the database."""
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """From the database."""
        return None if value is None else moment_of(value)


def to_cell(value: Any) -> Plain:  # noqa: ANN401 - whatever a column may hold
    """Return a column's Python value as it stands in a cell."""
    match value:
        case UUID():
            return value.bytes
        case datetime():
            return micros(value)
        case str():
            return str(value)  # a StrEnum is written as its plain code
        case None | bool() | int() | bytes():
            return value
        case _:
            raise TypeError(type(value).__name__)


def stored_type(kind: TypeEngine[Any]) -> type[Any]:
    """Return the Python type of a column's values as they stand in the database and in cells."""
    return (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type


def blank(kind: TypeEngine[Any]) -> Any:  # noqa: ANN401 - whatever a column may hold
    """Return what stands in a column that cannot be null when its value was erased."""
    return UUID(int=0) if isinstance(kind, UuidBytes) else from_cell(kind, stored_type(kind)())


def fits(kind: TypeEngine[Any], value: Plain) -> bool:
    """Say whether a cell's value is one that a column of this type can hold; null always is."""
    if value is None:
        return True
    if type(value) is not stored_type(kind):  # `isinstance` would let a boolean pass for a number
        return False
    if isinstance(kind, UuidBytes):
        return isinstance(value, bytes) and len(value) == _UUID_BYTES
    return not isinstance(kind, Moment) or (isinstance(value, int) and is_moment(value))


def is_moment(value: int) -> bool:
    """Say whether microseconds since 1970 are a moment that a calendar has."""
    return value in _MOMENTS


def from_cell(kind: TypeEngine[Any], value: Plain) -> Any:  # noqa: ANN401 - whatever a column may hold
    """Return the Python value of a cell for a column of this type."""
    if value is None:
        return None
    if isinstance(kind, UuidBytes) and isinstance(value, bytes):
        return UUID(bytes=value)
    if isinstance(kind, Moment) and isinstance(value, int):
        return moment_of(value)
    return value
