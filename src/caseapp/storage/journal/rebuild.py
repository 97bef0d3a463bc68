"""The check that rows are what the journal says: computed again from nothing and compared."""

from collections.abc import Iterator
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
    for name in IN_ORDER:
        for row, held in store.rows_of_table(connection, name):
            _keep(made, name, row, project(held, bench))
    for name in store.tables_in_journal(connection) - set(IN_ORDER):
        for _row, held in store.rows_of_table(connection, name):
            made.waiting |= {one.entry.dot: Reason.NEWER for one in held}
    return made


def differences(connection: Connection, authority: Authority) -> Iterator[Difference]:
    """Yield every row in which the register differs from its journal."""
    made = rebuild(connection, authority)
    for name, rows in made.rows.items():
        live = {r.id: dict(r._mapping) for r in connection.execute(select(table_of(name)))}  # noqa: SLF001 - SQLAlchemy's public name for it
        for row in live.keys() | rows.keys():
            if live.get(row) != rows.get(row):
                yield Difference(name, row)
    live_heads = [dict(r._mapping) for r in connection.execute(select(forks.HEAD))]  # noqa: SLF001 - as above
    if sorted(live_heads, key=_head_key) != sorted(made.heads, key=_head_key):
        yield Difference("head", None)
    waiting = {
        Dot(r.replica_id, r.seq): Reason(r.reason)
        for r in connection.execute(select(store.WAITING))
    }
    if waiting != made.waiting:
        yield Difference("waiting", None)


def _keep(made: Rebuilt, name: str, row: UUID, projected: Projected) -> None:
    made.waiting |= projected.waiting
    if projected.state is not None:
        made.rows[name][row] = row_values(table_of(name), row, projected.state)
        made.heads += forks.rows_of(name, row, projected.state)


def _head_key(head: dict[str, object]) -> tuple[str, str, str]:
    return str(head["table_name"]), str(head["row_id"]), str(head["field"])
