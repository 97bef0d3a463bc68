"""Runs of another copy: taken whole or not at all, and nothing that is here is overwritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.ids import uuid7
from caseapp.storage import engine as engines
from caseapp.storage.canonical import NotCanonical, canonical, read
from caseapp.storage.journal import store, together
from caseapp.storage.journal.clock import COUNTER_BITS
from caseapp.storage.journal.format import Dot, Transaction
from caseapp.storage.journal.store import Replica
from caseapp.storage.merge.runs import Run, pack, unpack
from caseapp.storage.merge.take_in import SET_ASIDE, Verdict
from caseapp.storage.tables.every import table_of
from caseapp.storage.tables.people import Person
from copies import START, Copy
from storage.conftest import Bus
from storage.merge.forged import own_run, resigned, rewritten, signed


def _person(copy: Copy, surname: str = "Коваль", **by: Any) -> UUID:
    row = uuid7()
    copy.do("edit_person", lambda unit: unit.add(Person(id=row, surname=surname)), **by)
    return row


def _rename(copy: Copy, row: UUID, surname: str) -> None:
    copy.do("edit_person", lambda unit: setattr(unit.get(Person, row), "surname", surname))


def _surname(copy: Copy, row: UUID) -> str:
    table = table_of("person")
    with engines.reading(copy.engine) as view:
        return str(view.execute(select(table.c.surname).where(table.c.id == row)).scalar_one())


def _heads(copy: Copy) -> list[Any]:
    with engines.reading(copy.engine) as view:
        return list(view.execute(select(table_of("head"))).all())


def _aside(copy: Copy) -> list[Any]:
    with engines.reading(copy.engine) as view:
        return list(view.execute(select(SET_ASIDE)).all())


def _verdict(copy: Copy, run: Run) -> Verdict:
    (outcome,) = copy.take([run])
    return outcome.verdict


def _later(run: Run, after: int = 1) -> Run:
    return replace(run, transactions=run.transactions[after:])


def test_a_gap_is_named_and_nothing_of_the_run_is_taken(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    for _ in range(3):
        _person(there)
    before = here.state()
    (outcome,) = here.take([_later(own_run(there))])
    assert (outcome.verdict, outcome.missing) == (Verdict.GAP, 1)
    assert here.state() == before
    here.take([replace(own_run(there), transactions=own_run(there).transactions[:1])])
    assert _verdict(here, _later(own_run(there))) is Verdict.TAKEN
    assert here.state() == there.state()


def test_a_stranger_waits_outside_until_the_directory_knows_them(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    here.book.keys = dict(here.book.keys)
    newcomer = bus.book.add(Role.FIELD_OFFICER)
    here.book.keys.pop(newcomer, None)
    _person(there, user=newcomer)
    before = here.state()
    assert _verdict(here, own_run(there)) is Verdict.STRANGER
    assert here.state() == before
    here.book.keys[newcomer] = bus.book.keys[newcomer]
    assert _verdict(here, own_run(there)) is Verdict.TAKEN


def test_what_is_here_already_is_compared_and_skipped(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    here.take(there.runs())
    before = here.state()
    assert _verdict(here, own_run(there)) is Verdict.KNOWN
    assert here.state() == before
    _person(there)
    (outcome,) = here.take([own_run(there)])
    assert (outcome.verdict, outcome.entries) == (Verdict.TAKEN, 1)


def _forked(bus: Bus) -> tuple[Copy, Run]:
    """Somebody went on with one chain in two places; one of them has come."""
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    _person(there, "Бойко")
    run = own_run(there)
    other = rewritten(there, lambda e: replace(e, row=uuid7()) if e.dot.seq == 2 else e)
    here.take([run])
    return here, other


def test_a_fork_is_set_aside_in_sight_and_what_is_here_stays(bus: Bus) -> None:
    here, other = _forked(bus)
    before = here.state()
    assert _verdict(here, other) is Verdict.FORK
    assert here.state() == before
    (kept,) = _aside(here)
    assert (kept.replica_id, kept.first_seq, kept.last_seq) == (other.replica.id, 1, 2)
    assert unpack(kept.run) == unpack(pack(other))
    assert here.faults() == []
    assert here.differences() == []


def test_the_same_fork_twice_is_kept_once(bus: Bus) -> None:
    here, other = _forked(bus)
    here.take([other, other])
    assert len(_aside(here)) == 1


def _with_other_times(copy: Copy, run: Run) -> Run:
    (made, entries), *rest = run.transactions
    changed = resigned(copy, replace(made, occurred_at=made.occurred_at - 1))
    return replace(run, transactions=((changed, entries), *rest))


def test_one_act_signed_twice_with_other_times_is_a_fork(bus: Bus) -> None:
    """The hashes are equal: times stand in the transaction alone, and rows show them."""
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    here.take(there.runs())
    assert _verdict(here, _with_other_times(there, own_run(there))) is Verdict.FORK
    assert len(_aside(here)) == 1


def test_two_acts_signed_again_as_one_are_a_fork(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    _person(there)
    first, second = own_run(there).transactions
    joined = resigned(there, replace(first[0], last=2, last_hash=second[0].last_hash))
    here.take([replace(own_run(there), transactions=(first,))])
    again = replace(own_run(there), transactions=((joined, (*first[1], *second[1])),))
    assert _verdict(here, again) is Verdict.FORK


def test_a_chain_that_grew_out_of_something_else_is_a_fork(bus: Bus) -> None:
    here, there, child = bus.laptop(), bus.laptop(), bus.laptop()
    _person(there)
    here.take(there.runs())
    child.begin_replica(Replica(uuid7(), Dot(there.replica.id, 1), bytes(32)))
    _person(child)
    assert _verdict(here, own_run(child)) is Verdict.FORK


def _cut(run: Run) -> Run:
    made, entries = run.transactions[-1]
    return replace(run, transactions=(*run.transactions[:-1], (made, entries[:-1])))


def _doubled(run: Run) -> Run:
    return replace(run, transactions=(*run.transactions, run.transactions[-1]))


def _from_the_middle(run: Run) -> Run:
    made, entries = run.transactions[-1]
    inside = replace(made, first=made.first + 1)
    return replace(run, transactions=(*run.transactions[:-1], (inside, entries[1:])))


BROKEN: dict[str, Callable[[Run], Run]] = {
    "cut inside an act": _cut,
    "an act twice": _doubled,
    "half an act": _from_the_middle,
    "no act at all": lambda run: replace(run, transactions=()),
    "another act's name": lambda run: _made(run, act="mark_arrived"),
    "an earlier time": lambda run: _made(run, occurred_at=0),
    "another parent": lambda run: replace(
        run, replica=replace(run.replica, parent=Dot(uuid7(), 3))
    ),
    "a parent before the first": lambda run: replace(
        run, replica=replace(run.replica, parent=Dot(uuid7(), -3))
    ),
    "an entry's clock": lambda run: replace(
        run,
        transactions=tuple(
            (made, tuple(replace(e, clock=e.clock + 1) for e in entries))
            for made, entries in run.transactions
        ),
    ),
}


def _made(run: Run, **changes: Any) -> Run:
    (made, entries), *rest = run.transactions
    return replace(run, transactions=((replace(made, **changes), entries), *rest))


def _two_acts(copy: Copy) -> None:
    _person(copy)

    def both(unit: Any) -> None:
        unit.add(Person(id=uuid7(), surname="Бойко"))
        unit.add(Person(id=uuid7(), surname="Ткаченко"))

    copy.do("edit_person", both)


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_run_is_refused_whole(bus: Bus, what: str) -> None:
    here, there = bus.laptop(), bus.laptop()
    _two_acts(there)
    before = here.state()
    assert _verdict(here, BROKEN[what](own_run(there))) is Verdict.BROKEN
    assert here.state() == before


def test_without_signatures_another_time_would_be_taken(
    bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = bus.laptop(), bus.laptop()
    _two_acts(there)
    monkeypatch.setattr(Transaction, "is_signed_by", lambda *_: True)
    assert _verdict(here, BROKEN["an earlier time"](own_run(there))) is Verdict.TAKEN


SIGNED_NONSENSE: dict[str, Callable[[Copy, Run], Run]] = {
    "an act without entries": lambda copy, run: signed(
        copy, run.replica, [(replace(run.transactions[0][0], first=1, last=0), ())]
    ),
    "a time before there was a calendar": lambda copy, run: signed(
        copy, run.replica, [(replace(m, recorded_at=-(2**62)), e) for m, e in run.transactions]
    ),
    "a chain that begins at nothing": lambda copy, run: signed(
        copy, run.replica, [(replace(m, first=0, last=0), e) for m, e in run.transactions]
    ),
}


@pytest.mark.parametrize("what", SIGNED_NONSENSE)
def test_nonsense_with_a_good_signature_is_refused(bus: Bus, what: str) -> None:
    here, there = bus.laptop(), bus.laptop()
    _person(there)
    before = here.state()
    assert _verdict(here, SIGNED_NONSENSE[what](there, own_run(there))) is Verdict.BROKEN
    assert here.state() == before


@pytest.mark.parametrize("number", [2**63, 2**64, True, "1", None])
def test_a_number_that_the_database_cannot_hold_is_no_run(bus: Bus, number: object) -> None:
    there = bus.laptop()
    _person(there)
    parts: Any = read(pack(own_run(there)))
    parts[3][0][1][0][0] = number
    with pytest.raises((NotCanonical, TypeError)):
        unpack(canonical(parts))


def test_a_chain_that_was_begun_and_not_written_is_gone_on_with(bus: Bus) -> None:
    """A folder copied just then: both hold the beginning, one has gone on."""
    here, there = bus.laptop(), bus.laptop()
    with engines.writing(here.engine) as connection:
        store.add_replica(connection, there.replica)
        connection.commit()
    _person(there)
    assert _verdict(here, own_run(there)) is Verdict.TAKEN
    assert here.differences() == []


def test_another_beginning_of_the_same_chain_is_a_fork(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    with engines.writing(here.engine) as connection:
        store.add_replica(connection, Replica(there.replica.id, Dot(uuid7(), 1), bytes(32)))
        connection.commit()
    _person(there)
    assert _verdict(here, own_run(there)) is Verdict.FORK


def _conflict(bus: Bus) -> tuple[Copy, Copy, UUID]:
    here, there = bus.laptop(), bus.laptop()
    row = _person(here)
    there.take(here.runs())
    _rename(here, row, "Бойко")
    _rename(there, row, "Ткаченко")
    there.now += timedelta(seconds=5)
    here.take(there.runs(here.vector()))
    there.take(here.runs(there.vector()))
    return here, there, row


def test_two_values_of_one_field_are_both_kept_and_marked(bus: Bus) -> None:
    here, there, row = _conflict(bus)
    (head,) = _heads(here)
    assert (head.row_id, head.field, head.contested) == (row, "surname", True)
    with engines.reading(here.engine) as view:
        known = together.entries_as_projected(view, "person", row)
    dots = known.heads()["surname"]
    said = {one.entry.values()["surname"] for one in known.counted if one.entry.dot in dots}
    assert said == {"Бойко", "Ткаченко"}
    assert here.state() == there.state()


def test_an_ordinary_entry_that_names_both_settles_it_everywhere(bus: Bus) -> None:
    here, there, row = _conflict(bus)
    _rename(here, row, "Коваленко")
    _made_now, (entry,) = own_run(here).transactions[-1]
    assert {base.replica for base in entry.cells[0].bases} == {
        here.replica.id,
        there.replica.id,
    }
    there.take(here.runs(there.vector()))
    assert (_heads(here), _heads(there)) == ([], [])
    assert _surname(there, row) == "Коваленко"
    assert here.state() == there.state()


def test_the_same_value_written_twice_is_no_conflict(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    row = _person(here)
    there.take(here.runs())
    _rename(here, row, "Бойко")
    _rename(there, row, "Бойко")
    here.take(there.runs(here.vector()))
    assert [head.contested for head in _heads(here)] == [False]


def _far(copy: Copy) -> int:
    with engines.reading(copy.engine) as view:
        return store.tip(view, copy.register, copy.replica).clock >> COUNTER_BITS


@pytest.mark.parametrize(("ahead", "adopted"), [(23, True), (25, False)])
def test_a_clock_that_is_more_than_a_day_ahead_is_not_adopted(
    bus: Bus, ahead: int, *, adopted: bool
) -> None:
    here, there = bus.laptop(), bus.laptop()
    there.now = START + timedelta(hours=ahead)
    row = _person(there)
    here.take(there.runs())
    _rename(here, row, "Бойко")
    tomorrow = int((START + timedelta(hours=12)).timestamp() * 1000)
    assert (_far(here) > tomorrow) is adopted
    assert _surname(here, row) == "Бойко"  # what was seen is replaced whatever the clocks say
    assert here.differences() == []


def test_clocks_never_go_backwards_on_one_chain(bus: Bus) -> None:
    here = bus.laptop()
    row = _person(here)
    here.now = datetime(2020, 1, 1, tzinfo=UTC)
    _rename(here, row, "Бойко")
    clocks = [entry.clock for _made, entry in here.entries()]
    assert clocks == sorted(set(clocks))
    assert here.differences() == []


def test_a_run_survives_its_bytes(bus: Bus) -> None:
    there = bus.laptop()
    _two_acts(there)
    run = own_run(there)
    assert unpack(pack(run)) == run
    assert pack(unpack(pack(run))) == pack(run)
