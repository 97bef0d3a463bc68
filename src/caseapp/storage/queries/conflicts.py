"""Cells with several different values."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.storage.canonical import Plain
from caseapp.storage.columns import moment_of
from caseapp.storage.journal.forks import HEAD
from caseapp.storage.journal.together import entries_as_projected


@dataclass(frozen=True, slots=True)
class ClaimedValue:
    """One value of a cell."""

    value: Plain = field(repr=False)
    author: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Contested:
    """One cell and its values, in the order in which they were written."""

    table: str
    row: UUID
    field: str
    claims: tuple[ClaimedValue, ...]


def contested(view: Connection) -> tuple[Contested, ...]:
    """Return every cell that waits for a decision."""
    rows = view.execute(
        select(HEAD).where(HEAD.c.contested).order_by(HEAD.c.table_name, HEAD.c.row_id)
    )
    return tuple(_contested(view, r.table_name, r.row_id, r.field) for r in rows)


def _contested(view: Connection, table: str, row: UUID, name: str) -> Contested:
    known = entries_as_projected(view, table, row)
    dots = known.heads().get(name, ())
    held = sorted(
        (one for one in known.counted if one.entry.dot in dots), key=lambda one: one.entry.clock
    )
    claims = tuple(
        ClaimedValue(one.entry.values().get(name), one.entry.author, moment_of(one.occurred_at))
        for one in held
    )
    return Contested(table, row, name, claims)
