"""Rows are what the journal says: computed again from nothing they are the same, or the check says so."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert, text

from caseapp.domain.access import Role
from caseapp.domain.ids import uuid7
from caseapp.services import checking
from caseapp.services.context import Context
from caseapp.storage import engine as engines
from caseapp.storage.columns import blank
from caseapp.storage.journal import rebuild
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.people import OtherName, Person
from copies import Copy
from registers import Founded
from storage.conftest import Bus


@pytest.fixture
def ctx(founded: Founded) -> Iterator[Context]:
    """A register with two people, open."""
    with founded.opened(Role.FIELD_OFFICER) as opened:
        for surname in ("Коваль", "Бойко"):
            with opened.act("edit_person") as work:
                person = Person(id=uuid7(), surname=surname)
                work.add(person)
                work.add(OtherName(id=uuid7(), person_id=person.id, written=surname, source="list"))
                work.commit()
        yield opened


PAST = {
    "a value changed": "UPDATE person SET surname = 'Ткаченко' WHERE surname = 'Коваль'",
    "a row taken out": "DELETE FROM other_name WHERE written = 'Коваль'",
    "a row marked undone": "UPDATE person SET undone = 1 WHERE surname = 'Коваль'",
    "who made it": "UPDATE person SET created_by = zeroblob(16) WHERE surname = 'Коваль'",
    "when it was changed": "UPDATE person SET updated_at = updated_at + 1",
    "a user's record": "UPDATE directory_record SET kind = 'user' WHERE kind = 'grant'",
    "a mark of a conflict": (
        "INSERT INTO head (table_name, row_id, field, heads, contested)"
        " SELECT 'person', id, 'surname', x'80', 1 FROM person"
    ),
    "an entry said to wait": (
        "INSERT INTO waiting (replica_id, seq, reason)"
        " SELECT replica_id, 1, 'right' FROM journal_entry LIMIT 1"
    ),
}


@pytest.mark.parametrize("what", PAST)
def test_what_was_written_past_the_journal_is_found(ctx: Context, what: str) -> None:
    assert checking.check(ctx).clean
    with ctx.register.past_the_journal() as connection:
        changed = connection.execute(text(PAST[what])).rowcount
        connection.commit()
    assert changed
    found = checking.check(ctx).faults
    assert found
    assert {fault.partition(":")[0] for fault in found} == {"rows"}


def test_without_the_comparison_nobody_would_notice(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ctx.register.past_the_journal() as connection:
        connection.execute(text(PAST["a value changed"]))
        connection.commit()
    monkeypatch.setattr(rebuild, "differences", lambda *_: iter(()))
    assert checking.check(ctx).clean


@pytest.mark.parametrize("name", sorted(JOURNALLED))
def test_every_journalled_table_is_compared(copy: Copy, name: str) -> None:
    """A row that no entry speaks of is found in each of them."""
    table = table_of(name)
    needed = [column for column in table.columns if not column.nullable]
    with engines.writing(copy.engine) as connection:
        connection.execute(
            insert(table).values({column.name: blank(column.type) for column in needed})
        )
        assert [one.table for one in rebuild.differences(connection, copy.book)] == [name]


def test_two_laptops_with_a_conflict_and_an_undo_are_rebuilt_the_same(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    row = uuid7()
    here.do("edit_person", lambda unit: unit.add(Person(id=row, surname="Коваль")))
    there.take(here.runs())
    here.do("edit_person", lambda unit: setattr(unit.get(Person, row), "surname", "Бойко"))
    there.do("edit_person", lambda unit: setattr(unit.get(Person, row), "surname", "Ткаченко"))
    here.undo_last()
    for taker, giver in ((here, there), (there, here)):
        taker.take(giver.runs(taker.vector()))
    assert here.state() == there.state()
    assert (here.differences(), there.differences()) == ([], [])
