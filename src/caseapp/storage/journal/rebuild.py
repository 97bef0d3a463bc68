"""The check that rows are what the journal says: computed again from nothing and compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.storage.journal import forks, store
from caseapp.storage.journal.admission import Authority, Reason
from caseapp.storage.journal.format import Dot
from caseapp.storage.journal.projection import (
    IN_ORDER,
    Projected,
    bench_of,
    project,
    reproject,
    row_values,
)
from caseapp.storage.tables.every import table_of


@dataclass(frozen=True, slots=True)
class Difference:
    """Where live and rebuilt differ: a table and a row, never what stands in it."""

    table: str
    row: UUID | None


@dataclass(slots=True)
class Rebuilt:
    """Everything that is derived from the journal, computed again."""

    rows: dict[str, dict[UUID, dict[str, Any]]]
    heads: list[dict[str, object]]
    waiting: dict[Dot, Reason]


def rebuild(connection: Connection, authority: Authority) -> Rebuilt:
    """Return all projections, computed from entries and directory alone."""
    made = Rebuilt({name: {} for name in IN_ORDER}, [], {})
    bench = bench_of(connection, authority, lambda table, row: row in made.rows.get(table, {}))
    present = store.tables_in_journal(connection)
    for name in (name for name in IN_ORDER if name in present):
        for row, held in store.rows_of_table(connection, name):
            _keep(made, name, row, project(held, bench))
    for name in present - set(IN_ORDER):
        for _row, held in store.rows_of_table(connection, name):
            made.waiting |= {one.entry.dot: Reason.NEWER for one in held}
    return made


def differences(connection: Connection, authority: Authority) -> Iterator[Difference]:
    """Yield every row in which the register differs from its journal."""
    made = rebuild(connection, authority)
    for name, row in _stale_rows(connection, made):
        yield Difference(name, row)
    if _stale_heads(connection, made):
        yield Difference("head", None)
    if _stale_waiting(connection, made):
        yield Difference("waiting", None)


def reproject_all(connection: Connection, authority: Authority) -> None:
    """Write again every row that is no more what the journal says: who may do what has changed.

    All rows are computed and only those that differ are written: a removal takes away few of 10,000.
    """
    made = rebuild(connection, authority)
    stale = set(_stale_rows(connection, made)) | _stale_heads(connection, made)
    stale |= {_row_of(connection, dot) for dot in _stale_waiting(connection, made)}
    reproject(connection, authority, stale)


def _stale_rows(connection: Connection, made: Rebuilt) -> Iterator[tuple[str, UUID]]:
    for name, rows in made.rows.items():
        live = {r.id: dict(r._mapping) for r in connection.execute(select(table_of(name)))}  # noqa: SLF001 - SQLAlchemy's public name for it
        for row in live.keys() | rows.keys():
            if live.get(row) != rows.get(row):
                yield name, row


def _stale_heads(connection: Connection, made: Rebuilt) -> set[tuple[str, UUID]]:
    live = {_head(dict(r._mapping)) for r in connection.execute(select(forks.HEAD))}  # noqa: SLF001 - as above
    return {(name, row) for name, row, *_ in live ^ set(map(_head, made.heads))}


def _stale_waiting(connection: Connection, made: Rebuilt) -> set[Dot]:
    rows = connection.execute(select(store.WAITING))
    live = {Dot(row.replica_id, row.seq): Reason(row.reason) for row in rows}
    return {dot for dot, _ in live.items() ^ made.waiting.items()}


def _keep(made: Rebuilt, name: str, row: UUID, projected: Projected) -> None:
    made.waiting |= projected.waiting
    if projected.state is not None:
        made.rows[name][row] = row_values(table_of(name), row, projected.state)
        made.heads += forks.rows_of(name, row, projected.state)


def _row_of(connection: Connection, dot: Dot) -> tuple[str, UUID]:
    entry = store.ENTRY
    found = connection.execute(
        select(entry.c.table_name, entry.c.row_id).where(
            entry.c.replica_id == dot.replica, entry.c.seq == dot.seq
        )
    ).one()
    return found.table_name, found.row_id


def _head(head: Mapping[str, Any]) -> tuple[str, UUID, str, bytes, bool]:
    return (
        head["table_name"],
        head["row_id"],
        head["field"],
        bytes(head["heads"]),
        head["contested"],
    )
