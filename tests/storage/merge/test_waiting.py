"""Entries that are kept and do not count yet: each reason, and what makes them count."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from caseapp.domain.access import Permission, Role
from caseapp.domain.ids import uuid7, uuid8_of
from caseapp.storage import engine as engines
from caseapp.storage.journal import admission, projection, rebuild, store
from caseapp.storage.journal.admission import Reason
from caseapp.storage.journal.format import Cell, Dot, Entry, Secret
from caseapp.storage.merge.take_in import Verdict
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.exchange import ExchangeEvent, ExchangeStage
from caseapp.storage.tables.people import Arrival, OtherName, Person
from caseapp.storage.unit_of_work import UnitOfWork
from copies import Copy
from storage.conftest import Bus
from storage.merge.forged import rewritten


def _waiting(copy: Copy) -> set[str]:
    with engines.reading(copy.engine) as view:
        return set(view.execute(select(store.WAITING.c.reason)).scalars())


def _surnames(copy: Copy) -> set[str]:
    table = table_of("person")
    with engines.reading(copy.engine) as view:
        return set(view.execute(select(table.c.surname)).scalars())


def _rows(copy: Copy, table: str) -> int:
    with engines.reading(copy.engine) as view:
        return len(view.execute(select(table_of(table).c.id)).all())


def _person(copy: Copy, surname: str = "Коваль", row: UUID | None = None, **by: Any) -> UUID:
    row = row or uuid7()
    copy.do("edit_person", lambda unit: unit.add(Person(id=row, surname=surname)), **by)
    return row


def _again(copy: Copy) -> None:
    """What a change of the directory brings about."""
    with engines.writing(copy.engine) as connection:
        rebuild.reproject_all(connection, copy.book)
        connection.commit()


def _sound(*copies: Copy) -> None:
    for copy in copies:
        assert copy.differences() == []
        assert copy.faults() == []


def test_an_author_without_the_right_waits_until_they_have_it(bus: Bus) -> None:
    auditor = bus.book.add(Role.AUDITOR)
    here, there = bus.laptop(), bus.laptop(auditor)
    _person(there)
    (outcome,) = here.take(there.runs())
    assert outcome.verdict is Verdict.TAKEN
    assert _waiting(here) == {Reason.RIGHT}
    assert _surnames(here) == set()
    _sound(here)
    here.book.roles[auditor] = frozenset({Role.FIELD_OFFICER})
    _again(here)
    assert _waiting(here) == set()
    assert _surnames(here) == {"Коваль"}
    _sound(here)


def test_without_the_question_for_rights_they_would_count(
    bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = bus.laptop(), bus.laptop(bus.book.add(Role.AUDITOR))
    _person(there)
    everything = frozenset(Permission)
    monkeypatch.setattr(admission, "permissions_of", lambda _roles: everything)
    here.take(there.runs())
    assert _surnames(here) == {"Коваль"}


def test_an_act_writes_only_its_own_tables(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    there.do("set_flag", lambda unit: unit.add(Person(id=uuid7(), surname="Коваль")))
    here.take(there.runs())
    assert _waiting(here) == {Reason.RIGHT}
    _sound(here)


def test_an_undo_of_anothers_act_needs_the_right_to_it(bus: Bus) -> None:
    medic = bus.book.add(Role.MEDIC)
    here, there = bus.laptop(), bus.laptop(medic)
    row = _person(here)
    there.take(here.runs())
    act = Dot(here.replica.id, 1)

    def back(unit: UnitOfWork) -> None:
        unit.get(Person, row).undone = True

    there.do("undo", back, act)
    here.take(there.runs(here.vector()))
    assert _waiting(here) == {Reason.RIGHT}
    here.book.roles[medic] = frozenset({Role.SUPERVISOR})
    _again(here)
    assert _waiting(here) == set()
    _sound(here)


def test_an_undo_writes_only_rows_of_the_act_it_names(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    row, other = _person(there), _person(there)

    def back(unit: UnitOfWork) -> None:
        unit.get(Person, other).undone = True

    there.do("undo", back, Dot(there.replica.id, 1))
    here.take(there.runs())
    assert row != other
    assert _waiting(here) == {Reason.RIGHT}
    _sound(here)


def test_an_undo_of_an_act_that_has_not_come_waits_for_it(bus: Bus) -> None:
    here, there, third = bus.laptop(), bus.laptop(), bus.laptop()
    _person(there)
    third.take(there.runs())
    third.undo_last()
    (run,) = [run for run in third.runs() if run.replica == third.replica]
    here.take([run])
    assert _waiting(here) == {Reason.BASES}
    here.take(there.runs())
    assert _waiting(here) == set()
    _sound(here)


def test_what_a_removed_user_wrote_after_that_waits_for_ever(bus: Bus) -> None:
    leaver = bus.book.add(Role.FIELD_OFFICER)
    here, there = bus.laptop(), bus.laptop(leaver)
    _person(there, "Бойко")
    here.take(there.runs())
    here.learn({leaver: here.vector()})
    _person(there, "Ткаченко")
    here.take(there.runs(here.vector()))
    assert _waiting(here) == {Reason.REVOKED}
    assert _surnames(here) == {"Бойко"}
    _sound(here)


def test_a_removal_that_comes_later_takes_rows_away_again(bus: Bus) -> None:
    leaver = bus.book.add(Role.FIELD_OFFICER)
    here, there = bus.laptop(), bus.laptop(leaver)
    _person(there, "Бойко")
    here.take(there.runs())
    seen = here.vector()
    _person(there, "Ткаченко")
    here.take(there.runs(here.vector()))
    assert _surnames(here) == {"Бойко", "Ткаченко"}
    here.learn({leaver: seen})
    assert _surnames(here) == {"Бойко"}
    _sound(here)


def test_a_table_of_a_newer_program_waits_until_this_one_knows_it(
    bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = bus.laptop(), bus.laptop()
    person = _person(there)
    name = OtherName(id=uuid7(), person_id=person, written="Ковальов", source="list")
    there.do("edit_person", lambda unit: unit.add(name))
    with monkeypatch.context() as older:
        fewer = {k: v for k, v in JOURNALLED.items() if k != "other_name"}
        older.setattr(admission, "JOURNALLED", fewer)
        older.setattr(projection, "IN_ORDER", tuple(fewer))
        here.take(there.runs())
        assert _waiting(here) == {Reason.NEWER}
        assert _rows(here, "other_name") == 0
    with engines.writing(here.engine) as connection:
        assert projection.reproject_waiting(connection, lambda: here.book, Reason.NEWER)
        connection.commit()
    assert _waiting(here) == set()
    assert _rows(here, "other_name") == 1
    _sound(here)


def _with_a_field(entry: Entry) -> Entry:
    kept = Secret.of("щось")
    cell = Cell("wristband_colour", kept.commitment, ())
    return replace(entry, cells=(*entry.cells, cell), secrets=(*entry.secrets, kept))


def _with_a_value(field: str, kept: Secret) -> Callable[[Entry], Entry]:
    def changed(entry: Entry) -> Entry:
        at = [cell.field for cell in entry.cells].index(field)
        cells, values = list(entry.cells), list(entry.secrets)
        cells[at] = replace(cells[at], commitment=kept.commitment)
        values[at] = kept
        return replace(entry, cells=tuple(cells), secrets=tuple(values))

    return changed


NEWER: dict[str, Callable[[Entry], Entry]] = {
    "a field": _with_a_field,
    "a number for a text": _with_a_value("surname", Secret.of(7)),
    "a list for a text": _with_a_value("surname", Secret.of(["Коваль"])),
    "a text for yes or no": _with_a_value("undone", Secret.of("так")),
    "a number for yes or no": _with_a_value("undone", Secret.of(1)),
    "a value that is no CBOR": _with_a_value("surname", Secret(bytes(16), b"\xff")),
}


@pytest.mark.parametrize("what", NEWER)
def test_what_this_program_cannot_hold_waits_and_stops_nothing(bus: Bus, what: str) -> None:
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    (outcome,) = here.take([rewritten(there, NEWER[what])])
    assert outcome.verdict is Verdict.TAKEN
    assert _waiting(here) == {Reason.NEWER}
    _sound(here)
    _person(here, "Бойко")
    assert _surnames(here) == {"Бойко"}


def test_an_act_of_a_newer_program_waits(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    there.do("take_fingerprints", lambda unit: unit.add(Person(id=uuid7(), surname="Коваль")))
    here.take(there.runs())
    assert _waiting(here) == {Reason.NEWER}
    _sound(here)


def test_a_row_in_a_table_that_has_other_fields_waits(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    here.take([rewritten(there, lambda entry: replace(entry, table="arrival"))])
    assert _waiting(here) == {Reason.NEWER}
    _sound(here)


def test_a_moment_that_no_calendar_has_waits(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()

    def run_of(unit: UnitOfWork) -> None:
        event, stage, person = uuid7(), uuid7(), uuid7()
        unit.add(ExchangeEvent(id=event, title="Обмін", site=""))
        unit.add(
            ExchangeStage(id=stage, event_id=event, day="2026-03-06", title="", site="", state="")
        )
        unit.add(Person(id=person, surname="Коваль"))
        unit.add(Arrival(id=uuid7(), person_id=person, stage_id=stage, arrived_at=there.now))

    there.do("mark_unexpected", run_of)
    never = _with_a_value("arrived_at", Secret.of(2**62))
    here.take([rewritten(there, lambda e: never(e) if e.table == "arrival" else e)])
    assert _waiting(here) == {Reason.RIGHT, Reason.NEWER}
    _sound(here)


def test_an_entry_waits_for_the_cells_it_replaced(bus: Bus) -> None:
    here, there, third = bus.laptop(), bus.laptop(), bus.laptop()
    row = _person(there)
    third.take(there.runs())
    third.do("edit_person", lambda unit: setattr(unit.get(Person, row), "surname", "Бойко"))
    (later,) = [run for run in third.runs() if run.replica == third.replica]
    here.take([later])
    assert _waiting(here) == {Reason.BASES}
    assert _surnames(here) == set()
    _sound(here)
    here.take(there.runs())
    assert _waiting(here) == set()
    assert _surnames(here) == {"Бойко"}
    _sound(here)


PERSON = uuid8_of("person", 1)
"""A row that two laptops make from the same source."""


def _named_without_its_person(bus: Bus) -> tuple[Copy, Copy]:
    """One laptop made the person, another added a name; only the second one's run has come."""
    here, there, third = bus.laptop(), bus.laptop(), bus.laptop()
    _person(there, row=PERSON)
    third.take(there.runs())
    name = OtherName(id=uuid7(), person_id=PERSON, written="Ковальов", source="list")
    third.do("edit_person", lambda unit: unit.add(name))
    here.take([run for run in third.runs() if run.replica == third.replica])
    return here, there


def test_a_row_waits_for_the_row_it_points_to(bus: Bus) -> None:
    here, there = _named_without_its_person(bus)
    assert _waiting(here) == {Reason.PARENT}
    assert _rows(here, "other_name") == 0
    _sound(here)
    here.take(there.runs())
    assert _waiting(here) == set()
    assert _rows(here, "other_name") == 1
    _sound(here)


def test_the_same_row_made_here_is_what_it_waited_for(bus: Bus) -> None:
    here, there = _named_without_its_person(bus)
    _person(here, row=PERSON)
    assert _waiting(here) == set()
    assert _rows(here, "other_name") == 1
    _sound(here)
    here.take(there.runs())
    _sound(here)


def test_a_change_waits_while_nothing_begins_its_row(bus: Bus) -> None:
    auditor = bus.book.add(Role.AUDITOR)
    here, there = bus.laptop(), bus.laptop()
    row = _person(there, user=auditor)
    there.do("edit_person", lambda unit: setattr(unit.get(Person, row), "surname", "Бойко"))
    here.take(there.runs())
    assert _waiting(here) == {Reason.RIGHT, Reason.ROW}
    _sound(here)
    here.book.roles[auditor] = frozenset({Role.MEDIC})
    _again(here)
    assert _surnames(here) == {"Бойко"}
    _sound(here)


def test_a_row_without_a_field_that_it_must_have_does_not_begin(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    person = _person(there)
    name = OtherName(id=uuid7(), person_id=person, written="Ковальов", source="list")
    there.do("edit_person", lambda unit: unit.add(name))

    def without(entry: Entry) -> Entry:
        if entry.table != "other_name":
            return entry
        pairs = zip(entry.cells, entry.secrets, strict=True)
        left = [pair for pair in pairs if pair[0].field != "written"]
        return replace(entry, cells=tuple(c for c, _ in left), secrets=tuple(s for _, s in left))

    here.take([rewritten(there, without)])
    assert _waiting(here) == {Reason.ROW}
    _sound(here)


def test_a_cell_that_says_it_replaces_itself_leaves_no_row_without_a_value(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    person = _person(there)
    name = OtherName(id=uuid7(), person_id=person, written="Ковальов", source="list")
    there.do("edit_person", lambda unit: unit.add(name))

    def itself(entry: Entry) -> Entry:
        cells = [
            replace(c, bases=(entry.dot,)) if c.field == "person_id" else c for c in entry.cells
        ]
        return replace(entry, cells=tuple(cells))

    (outcome,) = here.take([rewritten(there, itself)])
    assert (outcome.verdict, _waiting(here)) == (Verdict.TAKEN, {Reason.ROW})
    _sound(here)


def test_entries_come_in_any_order_and_end_the_same(bus: Bus) -> None:
    here, there, third = bus.laptop(), bus.laptop(), bus.laptop()
    row = _person(there, row=PERSON)
    third.take(there.runs())
    third.do("edit_person", lambda unit: setattr(unit.get(Person, row), "given", "Гнат"))
    there.do("edit_person", lambda unit: setattr(unit.get(Person, row), "given", "Андрій"))
    forwards, backwards = bus.laptop(), bus.laptop()
    runs = [*there.runs(), *[r for r in third.runs() if r.replica == third.replica]]
    forwards.take(runs)
    backwards.take(reversed(runs))
    assert forwards.state() == backwards.state()
    _sound(here, forwards, backwards)
