"""Kinds of columns as the steps write them. Released steps rest on these: add, never change.

They stand apart from `caseapp.storage.columns` on purpose: tables go on changing, steps do not.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    false,
)

Part = Column[Any]


def key(name: str = "id") -> Part:
    """A UUID of 16 bytes that is (part of) the primary key."""
    return Column(name, LargeBinary(16), primary_key=True, nullable=False)


def text_key(name: str) -> Part:
    """A text that is (part of) the primary key."""
    return Column(name, String(), primary_key=True, nullable=False)


def whole_key(name: str) -> Part:
    """A whole number that is (part of) the primary key."""
    return Column(name, Integer(), primary_key=True, nullable=False)


def uuid(name: str, *, empty: bool = False) -> Part:
    """A UUID of 16 bytes."""
    return Column(name, LargeBinary(16), nullable=empty)


def link(name: str, target: str, *, empty: bool = False) -> Part:
    """A UUID that names a row of ``target``, checked at commit."""
    to = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, LargeBinary(16), to, nullable=empty)


def text(*names: str, empty: bool = False) -> tuple[Part, ...]:
    """Texts."""
    return tuple(Column(name, String(), nullable=empty) for name in names)


def whole(*names: str) -> tuple[Part, ...]:
    """Whole numbers."""
    return tuple(Column(name, Integer(), nullable=False) for name in names)


def flag(name: str) -> Part:
    """True or false."""
    return Column(name, Boolean(), nullable=False)


def moment(name: str, *, empty: bool = False) -> Part:
    """Microseconds since 1970 UTC."""
    return Column(name, BigInteger(), nullable=empty)


def octets(name: str, *, empty: bool = False) -> Part:
    """Bytes of any length."""
    return Column(name, LargeBinary(), nullable=empty)


def row() -> tuple[Part, ...]:
    """What every journalled row has besides its own fields."""
    return (
        key(),
        flag("undone"),
        moment("created_at", empty=True),
        uuid("created_by", empty=True),
        uuid("created_on", empty=True),
        moment("updated_at", empty=True),
        uuid("updated_by", empty=True),
    )


def tri(name: str) -> Part:
    """True, false or not known."""
    return Column(name, Boolean(), nullable=True)


def whole_or_none(name: str) -> Part:
    """A whole number, or nothing."""
    return Column(name, Integer(), nullable=True)


def added_text(name: str, default: str = "") -> Part:
    """A text for rows that stand already: they get the default."""
    return Column(name, String(), nullable=False, server_default=default)


def added_flag(name: str) -> Part:
    """True or false for rows that stand already: false."""
    return Column(name, Boolean(), nullable=False, server_default=false())
