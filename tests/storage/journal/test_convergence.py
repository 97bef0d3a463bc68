"""Copies that hold the same entries show the same register, whatever happened on the way.

The oracle is brute force: it remembers for every cell what its writer had seen, and says that the heads
are the cells that lie in nobody's past. Users, their rights and their removal are signed records that
travel in the same journal; a copy made on the way begins a chain of its own.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.errors import UndoRefused
from caseapp.domain.ids import uuid7, uuid8_of
from caseapp.storage import engine as engines
from caseapp.storage.journal import store, together
from caseapp.storage.journal.format import Dot, Entry, Secret, Transaction
from caseapp.storage.journal.project import RowEntries
from caseapp.storage.merge import take_in
from caseapp.storage.merge.runs import Run, pack, unpack
from caseapp.storage.merge.take_in import Verdict
from caseapp.storage.tables.people import OtherName, Person
from caseapp.storage.unit_of_work import UnitOfWork
from laptops import Laptop, Team, begun
from sizes import sized

MOST, MOST_PEOPLE = 4, 5
PLACE = st.integers(0, MOST - 1)
NAMES = st.sampled_from(["Коваленко", "Коваль", "Ткаченко", "Бойко"])
FIELDS = st.lists(
    st.sampled_from(["surname", "given", "unit", "rank"]), min_size=1, max_size=3, unique=True
)
PEOPLE = [uuid8_of("person", n) for n in range(3)]
"""Made from the same source on every laptop: made twice, they meet as one row."""
CAN_STILL_COME = {Verdict.GAP, Verdict.STRANGER}


class Laptops(RuleBasedStateMachine):
    """Two to four laptops, people who join and one who is removed, any order of exchange."""

    @initialize(count=st.integers(2, MOST - 1))
    def unpack(self, count: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.team, self.leaver = begun().team_of_its_own(), begun().leaver
        self.past: dict[tuple[Dot, str], tuple[tuple[str, UUID, str], frozenset[Dot]]] = {}
        self.written: set[Dot] = set()
        self.newest: dict[UUID, int] = {}
        self.known: list[set[Dot]] = []
        self.copies: list[Laptop] = []
        for _ in range(count):
            self._unpacked(begun().officer, begun().file, self.written)
        self._note(0)
        self.known = [set(self.written) for _ in self.copies]

    def _unpacked(self, user: UUID, file: bytes, known: set[Dot]) -> None:
        path = Path(self.folder.name) / f"{len(self.copies)}.db"
        self.copies.append(Laptop(path, self.team, user, file))
        self.known.append(set(known))

    def _note(self, place: int) -> None:
        """Remember what was just written there, and everything its writer had seen."""
        copy = self.copies[place]
        before = frozenset(self.known[place] - self.waiting(copy))
        for _made, entry in copy.entries(self.newest):
            for cell in entry.cells:
                self.past[entry.dot, cell.field] = ((entry.table, entry.row, cell.field), before)
            self.written.add(entry.dot)
            self.known[place].add(entry.dot)
            self.newest[entry.dot.replica] = entry.dot.seq

    def waiting(self, copy: Laptop) -> set[Dot]:
        with engines.reading(copy.engine) as view:
            return {Dot(r.replica_id, r.seq) for r in view.execute(select(store.WAITING))}

    @rule(place=PLACE, person=st.sampled_from(PEOPLE), name=NAMES, fields=FIELDS)
    def edit(self, place: int, person: UUID, name: str, fields: list[str]) -> None:
        place %= len(self.copies)

        def work(unit: UnitOfWork) -> None:
            row = unit.find(Person, person)
            if row is None:
                unit.add(Person(id=person, surname=name))
                return
            for field in fields:
                setattr(row, field, name)

        self.copies[place].do("edit_person", work)
        self._note(place)

    @rule(place=PLACE, person=st.sampled_from(PEOPLE), name=NAMES, by_leaver=st.booleans())
    def several_rows_in_one_act(
        self, place: int, person: UUID, name: str, *, by_leaver: bool
    ) -> None:
        place %= len(self.copies)

        def work(unit: UnitOfWork) -> None:
            row = unit.find(Person, person)
            if row is None:
                row = Person(id=person, surname=name)
                unit.add(row)
            row.given = name + "1"
            for source in ("list", "presented"):
                unit.add(OtherName(id=uuid7(), person_id=person, written=name, source=source))

        gone = self.copies[place].directory().removed(self.leaver)
        user = self.leaver if by_leaver and not gone else None
        self.copies[place].do("edit_person", work, user=user)
        self._note(place)

    @rule(place=PLACE)
    def undo(self, place: int) -> None:
        place %= len(self.copies)
        try:
            self.copies[place].undo_last()
        except UndoRefused:
            return
        self._note(place)

    @rule(place=PLACE, hours=st.integers(-24 * 365 * 2, 24 * 365 * 2))
    def the_clock_jumps(self, place: int, hours: int) -> None:
        copy = self.copies[place % len(self.copies)]
        copy.now = copy.now.replace(year=max(2000, min(2060, copy.now.year + hours // 8760)))

    @rule(place=PLACE)
    def the_leaver_is_removed(self, place: int) -> None:
        """Twice, on two laptops that have seen different things of them, is possible."""
        place %= len(self.copies)
        if not self.copies[place].directory().removed(self.leaver):
            self.copies[place].remove(self.leaver)
            self._note(place)

    @rule(place=PLACE)
    def somebody_joins_and_takes_over(self, place: int) -> None:
        place %= len(self.copies)
        if len(self.team.identities) < MOST_PEOPLE:
            self.copies[place].user = self.copies[place].enrol(Role.FIELD_OFFICER)
            self._note(place)

    @rule(place=PLACE)
    def the_register_is_copied(self, place: int) -> None:
        place %= len(self.copies)
        if len(self.copies) < MOST:
            copy = self.copies[place]
            self._unpacked(copy.user, copy.file(), self.known[place])

    @rule(
        giver=PLACE,
        taker=PLACE,
        cut=st.one_of(st.none(), st.integers(0, 5)),
        everything=st.booleans(),
        order=st.randoms(use_true_random=False),
    )
    def exchange(
        self, giver: int, taker: int, cut: int | None, order: Random, *, everything: bool
    ) -> None:
        giver, taker = giver % len(self.copies), taker % len(self.copies)
        if giver == taker:
            return
        held = {} if everything else self.copies[taker].vector()
        runs = self.copies[giver].runs(held)
        order.shuffle(runs)
        runs = [unpack_again(part) for run in runs if (part := shortened(run, cut))]
        outcomes = self.copies[taker].take(runs)
        assert {o.verdict for o in outcomes} <= {Verdict.TAKEN, Verdict.KNOWN} | CAN_STILL_COME
        vector = self.copies[taker].vector()
        self.known[taker] |= {d for d in self.written if d.seq <= vector.get(d.replica, 0)}
        if any(o.verdict is Verdict.TAKEN for o in outcomes):
            assert self.copies[taker].differences() == []

    @rule(giver=PLACE, data=st.data())
    def tampering_is_refused(self, giver: int, data: st.DataObject) -> None:
        giver %= len(self.copies)
        taker = (giver + 1) % len(self.copies)
        run = data.draw(st.sampled_from(self.copies[giver].runs()))
        before = self.copies[taker].state()
        outcomes = self.copies[taker].take([tampered(run, self.team, data)])
        assert outcomes[0].verdict in {Verdict.BROKEN} | CAN_STILL_COME
        if self._knows_everybody(taker, run):
            assert outcomes[0].verdict is Verdict.BROKEN
        assert self.copies[taker].state() == before

    def _knows_everybody(self, taker: int, run: Run) -> bool:
        """Of a stranger not even a bad signature can be told: nothing of such a run is taken."""
        directory = self.copies[taker].directory()
        return all(directory.sign_key_of(made.author) for made, _ in run.transactions)

    def teardown(self) -> None:
        if not hasattr(self, "copies"):
            return
        try:
            self._everybody_meets()
        finally:
            for copy in self.copies:
                copy.close()
            self.folder.cleanup()

    def _everybody_meets(self) -> None:
        while len({frozenset(copy.vector().items()) for copy in self.copies}) > 1:
            first, *others = self.copies
            for giver, taker in [(o, first) for o in others] + [(first, o) for o in others]:
                taker.take(giver.runs(taker.vector()))
        states = [copy.state() for copy in self.copies]
        assert all(state == states[0] for state in states)
        assert len(self.copies[0].entries()) == len(self.written)
        for copy in self.copies:
            assert copy.differences() == []
            assert copy.faults() == []
        self._heads_are_the_causal_maxima()

    def _heads_are_the_causal_maxima(self) -> None:
        wanted: dict[tuple[str, UUID, str], set[Dot]] = {}
        waits = self.waiting(self.copies[0])
        counted = {k: v for k, v in self.past.items() if k[0] not in waits}
        for (dot, _field), (cell, _past) in counted.items():
            pasts = [past for other, past in counted.values() if other == cell]
            if not any(dot in past for past in pasts):
                wanted.setdefault(cell, set()).add(dot)
        with engines.reading(self.copies[0].engine) as view:
            for table, row in {(t, r) for t, r, _f in wanted}:
                known = together.entries_as_projected(view, table, row)
                for field, dots in known.heads().items():
                    assert set(dots) == wanted[table, row, field]


def shortened(run: Run, cut: int | None) -> Run | None:
    """The first few transactions only: a stick pulled out early, but never inside a transaction."""
    if cut is None:
        return run
    return replace(run, transactions=run.transactions[:cut]) if cut else None


def unpack_again(run: Run) -> Run:
    """Through its bytes, as it would travel."""
    return unpack(pack(run))


Signed = tuple[Transaction, tuple[Entry, ...]]
TAMPERING: dict[str, Callable[[Transaction, tuple[Entry, ...]], Signed]] = {
    "value": lambda made, entries: (
        made,
        (replace(entries[0], secrets=(Secret.of("інше"), *entries[0].secrets[1:])), *entries[1:]),
    ),
    "row": lambda made, entries: (made, (replace(entries[0], row=uuid7()), *entries[1:])),
    "act": lambda made, entries: (replace(made, act="write_note"), entries),
    "time": lambda made, entries: (
        replace(made, occurred_at=made.occurred_at + 1),
        entries,
    ),
    "cut": lambda made, entries: (made, entries[:-1]),
}


def tampered(run: Run, team: Team, data: st.DataObject) -> Run:
    place = data.draw(st.integers(0, len(run.transactions) - 1))
    made, entries = run.transactions[place]
    kind = data.draw(st.sampled_from([*TAMPERING, "author"]))
    if kind == "author":
        changed: Signed = (replace(made, author=_somebody_else(made, team)), entries)
    else:
        changed = TAMPERING[kind](made, entries)
    transactions = list(run.transactions)
    transactions[place] = changed
    return replace(run, transactions=tuple(transactions))


def _somebody_else(made: Transaction, team: Team) -> UUID:
    return (
        team.admin
        if made.author != team.admin
        else next(user for user in team.identities if user != made.author)
    )


class MoreLaptops(Laptops):
    """The other half of the examples, for the other core."""


TestLaptops, TestMoreLaptops = Laptops.TestCase, MoreLaptops.TestCase
TestLaptops.settings = TestMoreLaptops.settings = settings(
    max_examples=sized(ci=20, full=500),
    stateful_step_count=sized(ci=12, full=20),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking real files takes minutes
    database=None,
    suppress_health_check=list(HealthCheck),
)


def _by_clock(entries: RowEntries) -> dict[str, tuple[Dot, ...]]:
    """What a register would do that lets the later clock win."""
    latest: dict[str, Entry] = {}
    for entry in sorted((held.entry for held in entries.counted), key=lambda e: (e.clock, e.dot)):
        latest |= {cell.field: entry for cell in entry.cells}
    return {field: (entry.dot,) for field, entry in latest.items()}


BROKEN: dict[str, tuple[object, str, object]] = {
    "clocks decide": (RowEntries, "heads", _by_clock),
    "signatures are not asked for": (Transaction, "is_signed_by", lambda *_: True),
    "a removal takes no row away": (take_in, "reproject_all", lambda *_: None),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_register_does_not_get_through(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun()
    owner, name, broken = BROKEN[how]
    monkeypatch.setattr(owner, name, broken)
    few = settings(TestLaptops.settings, max_examples=200, report_multiple_bugs=False)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Laptops, settings=few)
