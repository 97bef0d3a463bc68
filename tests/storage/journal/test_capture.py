"""What a unit of work writes into the journal, and that nothing gets past it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, update

from caseapp.domain.errors import NotFound
from caseapp.domain.ids import uuid7
from caseapp.storage import engine as engines
from caseapp.storage.columns import micros
from caseapp.storage.journal import capture
from caseapp.storage.journal.capture import PastTheJournal
from caseapp.storage.journal.format import Entry
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.journal import JournalReplica
from caseapp.storage.tables.local import Draft
from caseapp.storage.tables.people import OtherName, Person
from caseapp.storage.tables.rows import PROJECTED, cell_columns, metadata
from caseapp.storage.unit_of_work import UnitOfWork
from copies import START, Copy

BULK: dict[str, Callable[[UUID], Any]] = {
    "update": lambda _person: update(Person).values(surname="Бойко"),
    "insert": lambda person: insert(OtherName).values(
        id=uuid7(), undone=False, person_id=person, written="Бойко", source="list"
    ),
    "delete": lambda _person: delete(Person),
}


def _person(copy: Copy, **fields: Any) -> UUID:
    row = uuid7()
    copy.do("edit_person", lambda unit: unit.add(Person(id=row, surname="Коваль", **fields)))
    return row


def _live(copy: Copy, row: UUID) -> Any:
    table = table_of("person")
    with engines.reading(copy.engine) as view:
        return view.execute(select(table).where(table.c.id == row)).one()


def _entries(copy: Copy) -> list[Entry]:
    return [entry for _made, entry in copy.entries()]


@pytest.mark.parametrize("kind", BULK)
def test_a_statement_without_history_is_refused(copy: Copy, kind: str) -> None:
    person, before = _person(copy), _entries(copy)
    with pytest.raises(PastTheJournal):
        copy.do("edit_person", lambda unit: unit._session.execute(BULK[kind](person)))
    assert _entries(copy) == before
    assert copy.differences() == []


@pytest.mark.parametrize("kind", BULK)
def test_without_the_guard_the_journal_misses_it_and_the_check_finds_it(
    copy: Copy, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, before = _person(copy), _entries(copy)
    monkeypatch.setattr(capture, "_refuse_bulk", lambda _state: None)
    copy.do("edit_person", lambda unit: unit._session.execute(BULK[kind](person)))
    assert _entries(copy) == before
    assert [one.table for one in copy.differences()] == [
        "other_name" if kind == "insert" else "person"
    ]


def test_a_row_cannot_be_deleted(copy: Copy) -> None:
    person = _person(copy)
    with pytest.raises(PastTheJournal):
        copy.do("edit_person", lambda unit: unit._session.delete(unit.get(Person, person)))
    assert _live(copy, person).surname == "Коваль"


def test_a_table_that_is_neither_journalled_nor_let_off_is_refused(copy: Copy) -> None:
    with pytest.raises(PastTheJournal):
        copy.do("edit_person", lambda unit: unit._session.add(JournalReplica(id=uuid7())))


def test_what_is_let_off_leaves_no_entry(copy: Copy) -> None:
    draft = Draft(id=uuid7(), user_id=copy.user, kind="person", body=b"{}")
    copy.do("edit_person", lambda unit: unit._session.add(draft))
    assert _entries(copy) == []


def test_a_new_row_is_one_entry_with_all_its_fields(copy: Copy) -> None:
    person = _person(copy, unit="36 обрмп")
    (entry,) = _entries(copy)
    assert (entry.table, entry.row, entry.act) == ("person", person, "edit_person")
    fields = [cell.field for cell in entry.cells]
    assert fields == [column.name for column in cell_columns(table_of("person"))]
    assert not set(fields) & PROJECTED
    assert entry.values()["unit"] == "36 обрмп"


def test_an_act_on_several_rows_is_one_transaction_with_one_entry_for_each(copy: Copy) -> None:
    person = uuid7()

    def work(unit: UnitOfWork) -> None:
        row = Person(id=person, surname="Коваль")
        unit.add(row)
        unit._session.flush()
        row.given = "Андрій"
        unit.add(OtherName(id=uuid7(), person_id=person, written="Ковальов", source="list"))
        unit._session.flush()
        row.given, row.rank = "Андрій Петрович", "SSGT"

    copy.do("edit_person", work)
    (first, person_entry), (second, _other) = copy.entries()
    assert first == second
    assert (first.first, first.last) == (1, 2)
    assert person_entry.values()["given"] == "Андрій Петрович"
    assert copy.differences() == []


def test_an_edit_names_only_what_changed_and_rests_on_what_it_saw(copy: Copy) -> None:
    person = _person(copy)

    def work(unit: UnitOfWork) -> None:
        row = unit.get(Person, person)
        row.surname, row.given, row.unit = "Коваль", "Андрій", ""

    copy.do("edit_person", work)
    copy.do("edit_person", lambda unit: setattr(unit.get(Person, person), "given", "Гнат"))
    new, first, second = _entries(copy)
    assert [cell.field for cell in first.cells] == ["given"]
    assert [cell.bases for cell in first.cells] == [(new.dot,)]
    assert [cell.bases for cell in second.cells] == [(first.dot,)]


def test_an_act_that_changes_nothing_leaves_no_entry(copy: Copy) -> None:
    person = _person(copy)
    touched = copy.do("edit_person", lambda unit: setattr(unit.get(Person, person), "given", ""))
    assert touched is None
    assert len(_entries(copy)) == 1


def test_created_and_updated_come_from_the_transaction(copy: Copy) -> None:
    person = _person(copy)
    made, _entry = copy.entries()[0]
    live = _live(copy, person)
    assert (live.created_at, live.created_by, live.created_on) == (
        START + timedelta(seconds=1),
        copy.user,
        made.device,
    )
    copy.do("edit_person", lambda unit: setattr(unit.get(Person, person), "given", "Гнат"))
    after = _live(copy, person)
    assert after.created_at == live.created_at
    assert micros(after.updated_at) == copy.entries()[1][0].recorded_at
    assert copy.differences() == []


def test_a_block_that_is_left_without_commit_writes_nothing(copy: Copy) -> None:
    def work(unit: UnitOfWork) -> None:
        unit.add(Person(id=uuid7(), surname="Коваль"))
        unit._session.flush()
        unit.get(Person, uuid7())

    with pytest.raises(NotFound):
        copy.do("edit_person", work)
    assert _entries(copy) == []
    assert copy.differences() == []


def test_every_table_but_the_named_ones_is_journalled() -> None:
    derived = {"head", "waiting", "set_aside"}
    chain = {"journal_replica", "journal_transaction", "journal_entry"}
    let_off = {"draft", "local_setting", "access_log"}
    assert set(metadata.tables) == set(JOURNALLED) | derived | chain | let_off
