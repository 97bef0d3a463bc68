"""What the journal holds about many rows, in a few statements instead of two for each."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, and_, select

from caseapp.storage.journal.format import Dot
from caseapp.storage.journal.project import RowEntries
from caseapp.storage.journal.store import ENTRY, HELD, WAITING, Held, held_of

RowKey = tuple[str, UUID]
"""Table and row id."""

_AT_ONCE = 500
"""Row ids in one statement: SQLite limits its parameters."""


def entries_as_projected(connection: Connection, table: str, row: UUID) -> RowEntries:
    """Return a row's entries as they count now, without asking anybody again."""
    return all_as_projected(connection, [(table, row)])[table, row]


def all_as_projected(
    connection: Connection, rows: Collection[RowKey]
) -> Mapping[RowKey, RowEntries]:
    """Return the entries of each row as they count now; a row nobody wrote has none."""
    held = _entries(connection, {row for _, row in rows})
    waiting = _waiting(connection, {row for key in held for row in key[1:]})
    return {
        key: RowEntries(
            tuple(one for one in held.get(key, ()) if one.entry.dot not in waiting),
            tuple(one for one in held.get(key, ()) if one.entry.dot in waiting),
        )
        for key in rows
    }


def _entries(connection: Connection, rows: Collection[UUID]) -> dict[RowKey, list[Held]]:
    found: dict[RowKey, list[Held]] = {}
    for some in _batches(rows):
        for one in connection.execute(HELD.where(ENTRY.c.row_id.in_(some))):
            held = held_of(one)
            found.setdefault((held.entry.table, held.entry.row), []).append(held)
    return found


def _waiting(connection: Connection, rows: Collection[UUID]) -> frozenset[Dot]:
    same = and_(WAITING.c.replica_id == ENTRY.c.replica_id, WAITING.c.seq == ENTRY.c.seq)
    return frozenset(
        Dot(one.replica_id, one.seq)
        for some in _batches(rows)
        for one in connection.execute(
            select(WAITING).join(ENTRY, same).where(ENTRY.c.row_id.in_(some))
        )
    )


def _batches(rows: Collection[UUID]) -> Iterator[list[UUID]]:
    ahead = iter(rows)
    while some := list(islice(ahead, _AT_ONCE)):
        yield some
