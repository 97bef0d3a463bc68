"""One row of every journalled table, through all that can happen to it: rebuilt, it is the same."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column, Table, update
from sqlmodel import AutoString

from caseapp.domain.access import Role
from caseapp.domain.acts import ACTS, REDO, UNDO
from caseapp.domain.ids import uuid7
from caseapp.storage import engine as engines
from caseapp.storage.columns import blank
from caseapp.storage.journal import rebuild, store, undo
from caseapp.storage.journal.format import Dot
from caseapp.storage.journal.undo import Restoration
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.rows import metadata
from caseapp.storage.unit_of_work import UnitOfWork
from copies import Copy
from sizes import sized
from storage.conftest import Bus

BY_PARENT = [table for table in metadata.sorted_tables if table.name in JOURNALLED]
"""In an order in which every row finds what it refers to."""
KEPT_BY_EVERY_ROW = frozenset({"id", "undone"})
Ids = dict[str, UUID]


def act_of(table: Table) -> str:
    """Return an act that may write a table, as a user who holds every role may do it."""
    return next(name for name, act in ACTS.items() if table.name in act.tables)


def filled(table: Table, ids: Ids) -> dict[str, Any]:
    """Return a value for each column that must have one; keys point to the rows made before."""
    return {
        column.name: ids[_parent(column)] if column.foreign_keys else blank(column.type)
        for column in table.columns
        if column.name not in KEPT_BY_EVERY_ROW and not column.nullable
    }


def _parent(column: "Column[object]") -> str:
    return next(iter(column.foreign_keys)).column.table.name


def words_of(table: Table) -> list[str]:
    """Return the columns in which text stands."""
    return [c.name for c in table.columns if isinstance(c.type, AutoString)]


def add(copy: Copy, table: Table, ids: Ids) -> None:
    ids[table.name] = uuid7()
    row = JOURNALLED[table.name](id=ids[table.name], **filled(table, ids))
    copy.do(act_of(table), lambda unit: unit.add(row))


def write(copy: Copy, table: Table, ids: Ids, word: str) -> None:
    """Change a word of the row."""

    def change(unit: UnitOfWork) -> None:
        setattr(unit.get(JOURNALLED[table.name], ids[table.name]), words_of(table)[0], word)

    copy.do(act_of(table), change)


def take_back_and_put_back(copy: Copy) -> None:
    """Undo what was written last here, and put it back."""
    with engines.reading(copy.engine) as view:
        last = store.tip(view, copy.register, copy.replica)
        made = store.transaction_of(view, Dot(copy.replica.id, last.seq))
    assert made is not None
    for toggle in (UNDO, REDO) if ACTS[made.act].undoable else ():
        with engines.reading(copy.engine) as view:
            plan = undo.plan(view, made, toggle)

        def work(unit: UnitOfWork, plan: tuple[Restoration, ...] = plan) -> None:
            for restoration in plan:
                row = unit.get(JOURNALLED[restoration.table], restoration.row)
                for name, value in restoration.values.items():
                    setattr(row, name, value)

        copy.do(toggle, work, Dot(made.replica, made.first))


@pytest.fixture
def worked(bus: Bus) -> tuple[Copy, Copy]:
    """Two laptops: every row made here, taken back, put back, changed on both, and merged."""
    user = bus.book.add(*Role)
    here, there = bus.laptop(user), bus.laptop(user)
    ids: Ids = {}
    for table in BY_PARENT:
        add(here, table, ids)
        take_back_and_put_back(here)
    there.take(here.runs())
    for copy, word in ((here, "тут"), (there, "там")):
        for table in filter(words_of, BY_PARENT):
            write(copy, table, ids, word)
            take_back_and_put_back(copy)
    for taker, giver in ((here, there), (there, here)):
        taker.take(giver.runs(taker.vector()))
    return here, there


def test_rows_of_every_table_edited_undone_redone_and_merged_are_rebuilt_the_same(
    worked: tuple[Copy, Copy],
) -> None:
    here, there = worked
    state = here.state()
    assert {name for name in JOURNALLED if not state[name]} == set(), "a table without a row"
    assert state["waiting"] == []
    assert len(state["head"]) >= len([t for t in BY_PARENT if words_of(t)]), "both words are kept"
    assert here.state() == there.state()
    assert (here.differences(), there.differences()) == ([], [])
    assert (here.faults(), there.faults()) == ([], [])


def test_a_row_of_any_table_changed_past_the_journal_is_found(worked: tuple[Copy, Copy]) -> None:
    """The broken twin: what the test above compares would be seen in each table."""
    here, _ = worked
    for table in BY_PARENT if sized(0, 1) else BY_PARENT[::6]:
        with engines.writing(here.engine) as connection:
            connection.execute(update(table_of(table.name)).values(created_at=here.now))
            found = rebuild.differences(connection, here.authority(connection))
            assert table.name in {one.table for one in found}
