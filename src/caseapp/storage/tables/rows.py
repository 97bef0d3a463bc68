"""What every journalled row has besides its own fields."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Column, ForeignKey, MetaData, Table
from sqlmodel import Field, SQLModel

from caseapp.storage.columns import Moment, UuidBytes

# Named, so that Alembic can find a constraint again on SQLite, which cannot alter one in place.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata

PROJECTED = frozenset({"id", "created_at", "created_by", "created_on", "updated_at", "updated_by"})
"""Columns that come from the transaction or are the row's id: they are no cells."""


class Journalled(SQLModel):
    """A row whose every field is a cell of the journal.

    Fields of the work are added by each table. There is no constraint but the primary key and
    deferred foreign keys: two laptops may break any other, and merging must never fail for it.
    ``undone`` marks a row whose act was taken back; figures and lists skip it.
    """

    __abstract__ = True
    journalled: ClassVar[bool] = True

    id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    undone: bool = False
    created_at: datetime | None = Field(default=None, sa_type=Moment)
    created_by: UUID | None = Field(default=None, sa_type=UuidBytes)
    created_on: UUID | None = Field(default=None, sa_type=UuidBytes)
    updated_at: datetime | None = Field(default=None, sa_type=Moment)
    updated_by: UUID | None = Field(default=None, sa_type=UuidBytes)

    def __repr__(self) -> str:
        """Say which row, and nothing of what stands in it: representations end up in logs."""
        return f"<{type(self).__name__} {self.id}>"

    __str__ = __repr__

    def __repr_args__(self) -> Sequence[tuple[str | None, Any]]:
        """Keep SQLModel from printing the fields."""
        return [("id", self.id)]


def link(target: str, *, optional: bool = False) -> Any:  # noqa: ANN401 - what SQLModel's Field returns
    """Return a foreign key to ``target`` (``table.column``), indexed and checked at commit.

    Deferred, because without ``relationship()`` a flush writes rows in an order of its own.
    """
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    settings: dict[str, Any] = {
        "sa_type": UuidBytes,
        "index": True,
        "nullable": optional,
        "sa_column_args": [key],
    }
    return Field(default=None, **settings) if optional else Field(**settings)


def cell_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are cells, by name."""
    return sorted((c for c in table.columns if c.name not in PROJECTED), key=lambda c: c.name)
