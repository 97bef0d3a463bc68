"""Rows as projections: written after a merge, computed again by the check."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, delete, insert, select

from caseapp.storage.columns import blank, from_cell, moment_of
from caseapp.storage.journal import forks, store
from caseapp.storage.journal.admission import Authority, Bench, Reason, Referenced, sort_out
from caseapp.storage.journal.format import Dot
from caseapp.storage.journal.project import RowState, row_state
from caseapp.storage.journal.store import Held
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.rows import metadata

IN_ORDER = tuple(t.name for t in metadata.sorted_tables if t.name in JOURNALLED)
"""Journalled tables, parents before children."""


@dataclass(frozen=True, slots=True)
class Projected:
    """What one row's entries come to; ``state`` is ``None`` when the row does not exist."""

    state: RowState | None
    waiting: Mapping[Dot, Reason]


def bench_of(
    connection: Connection, authority: Authority, row_exists: Callable[[str, UUID], bool]
) -> Bench:
    """Return the questions of admission over one open register."""
    held = store.version_vector(connection)
    named: dict[Dot, Referenced | None] = {}

    def holds(dot: Dot) -> bool:
        return dot.seq <= held.get(dot.replica, 0)

    def referenced(dot: Dot) -> Referenced | None:
        if dot not in named:
            named[dot] = _referenced(connection, dot)
        return named[dot]

    return Bench(authority, holds, referenced, row_exists)


def project(held: tuple[Held, ...], bench: Bench) -> Projected:
    """Return what one row's entries come to."""
    entries, waiting = sort_out(held, bench)
    return Projected(row_state(entries) if entries.counted else None, waiting)


def reproject(
    connection: Connection, authority: Authority, rows: Iterable[tuple[str, UUID]]
) -> None:
    """Write these rows again from their entries, and every row that was waiting for something."""
    wanted = set(rows) | _rows_waiting(connection)
    bench = bench_of(connection, authority, lambda table, row: _exists(connection, table, row))
    position = {name: place for place, name in enumerate(IN_ORDER)}
    known = sorted(
        (r for r in wanted if r[0] in position), key=lambda r: (position[r[0]], r[1].bytes)
    )
    for table, row in known:
        _write(connection, table, row, project(store.entries_of_row(connection, table, row), bench))
    for table, row in wanted - set(known):
        _note_waiting(
            connection,
            {h.entry.dot: Reason.NEWER for h in store.entries_of_row(connection, table, row)},
        )


def reproject_waiting(
    connection: Connection, authority: Callable[[], Authority], *reasons: Reason
) -> bool:
    """Look again at every row that waits, if one waits for one of these reasons; say whether one did."""
    wanted = select(store.WAITING.c.seq).where(store.WAITING.c.reason.in_(reasons)).limit(1)
    if connection.execute(wanted).first() is None:
        return False
    reproject(connection, authority(), ())
    return True


def row_values(table: Table, row: UUID, state: RowState) -> dict[str, Any]:
    """Return the columns of a projected row.

    What no entry speaks of has the model's default; a value that was erased is null, or that default
    where null cannot stand.
    """
    values = {column.name: _default(column) for column in table.columns}
    values |= {
        name: from_cell(table.columns[name].type, value)
        for name, value in state.values.items()
        if value is not None or table.columns[name].nullable
    }
    return values | {
        "id": row,
        "created_at": moment_of(state.created.at),
        "created_by": state.created.by,
        "created_on": state.created.on,
        "updated_at": moment_of(state.updated.at),
        "updated_by": state.updated.by,
    }


def _default(column: Column[Any]) -> object:
    field = JOURNALLED[column.table.name].model_fields[column.name]
    if not field.is_required():
        return field.get_default(call_default_factory=True)
    return blank(column.type)


def _write(connection: Connection, name: str, row: UUID, projected: Projected) -> None:
    table = table_of(name)
    connection.execute(delete(table).where(table.c.id == row))
    if projected.state is not None:
        connection.execute(insert(table).values(row_values(table, row, projected.state)))
    forks.keep(connection, name, row, projected.state)
    for held in store.entries_of_row(connection, name, row):
        dot = held.entry.dot
        connection.execute(
            delete(store.WAITING).where(
                store.WAITING.c.replica_id == dot.replica, store.WAITING.c.seq == dot.seq
            )
        )
    _note_waiting(connection, projected.waiting)


def _note_waiting(connection: Connection, waiting: Mapping[Dot, Reason]) -> None:
    for dot, reason in waiting.items():
        connection.execute(
            delete(store.WAITING).where(
                store.WAITING.c.replica_id == dot.replica, store.WAITING.c.seq == dot.seq
            )
        )
        connection.execute(
            insert(store.WAITING).values(replica_id=dot.replica, seq=dot.seq, reason=reason.value)
        )


def _rows_waiting(connection: Connection) -> set[tuple[str, UUID]]:
    entry = store.ENTRY
    rows = connection.execute(
        select(entry.c.table_name, entry.c.row_id).join(
            store.WAITING,
            (store.WAITING.c.replica_id == entry.c.replica_id)
            & (store.WAITING.c.seq == entry.c.seq),
        )
    )
    return {(name, row) for name, row in rows}


def _exists(connection: Connection, name: str, row: UUID) -> bool:
    table = table_of(name)
    return connection.execute(select(table.c.id).where(table.c.id == row)).first() is not None


def _referenced(connection: Connection, dot: Dot) -> Referenced | None:
    made = store.transaction_of(connection, dot)
    named = None if made is None else store.transaction_at(connection, made.reference)
    if named is None:
        return None
    entries = store.entries_of_transaction(connection, named)
    return Referenced(named.author, frozenset((e.table, e.row) for e in entries))
