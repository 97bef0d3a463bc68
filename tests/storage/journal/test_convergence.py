"""Copies that hold the same entries show the same register, whatever happened on the way.

The oracle is brute force: it remembers for every cell what its writer had seen, and says that the heads
are the cells that lie in nobody's past.
"""

import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.errors import UndoRefused
from caseapp.domain.ids import uuid7, uuid8_of
from caseapp.storage import engine as engines
from caseapp.storage.journal import projection, store
from caseapp.storage.journal.format import Dot, Secret
from caseapp.storage.merge.runs import Run, pack, unpack
from caseapp.storage.merge.take_in import Verdict
from caseapp.storage.tables.people import OtherName, Person
from caseapp.storage.unit_of_work import UnitOfWork
from copies import Book, Copy
from sizes import sized

NAMES = st.sampled_from(["Коваленко", "Коваль", "Ткаченко", "Бойко"])
FIELDS = st.lists(
    st.sampled_from(["surname", "given", "unit", "rank"]), min_size=1, max_size=3, unique=True
)
PEOPLE = [uuid8_of("person", n) for n in range(3)]
"""Made from the same source on every laptop: made twice, they meet as one row."""


class Laptops(RuleBasedStateMachine):
    """Two to four laptops, one removed user, any order of exchange."""

    @initialize(count=st.integers(2, 4))
    def unpack(self, count: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.book = Book()
        register = uuid7()
        self.leaver = self.book.add(Role.FIELD_OFFICER)
        self.copies = [
            Copy(
                Path(self.folder.name) / f"{n}.db",
                register,
                self.book,
                self.book.add(Role.FIELD_OFFICER, Role.SUPERVISOR),
            )
            for n in range(count)
        ]
        self.past: dict[tuple[Dot, str], tuple[tuple[str, UUID, str], frozenset[Dot]]] = {}
        self.known: list[set[Dot]] = [set() for _ in self.copies]
        self.written: set[Dot] = set()

    def _note(self, place: int) -> None:
        """Remember what was just written there, and everything its writer had seen."""
        copy = self.copies[place]
        before = frozenset(self.known[place] - self.waiting(copy))
        for _made, entry in copy.entries():
            if entry.dot in self.written:
                continue
            for cell in entry.cells:
                self.past[entry.dot, cell.field] = ((entry.table, entry.row, cell.field), before)
            self.written.add(entry.dot)
            self.known[place].add(entry.dot)

    def waiting(self, copy: Copy) -> set[Dot]:
        with engines.reading(copy.engine) as view:
            return {Dot(r.replica_id, r.seq) for r in view.execute(select(store.WAITING))}

    @rule(place=st.integers(0, 3), person=st.sampled_from(PEOPLE), name=NAMES, fields=FIELDS)
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

    @rule(
        place=st.integers(0, 3), person=st.sampled_from(PEOPLE), name=NAMES, by_leaver=st.booleans()
    )
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

        gone = self.leaver in self.copies[place].book.removed
        user = self.leaver if by_leaver and not gone else None
        self.copies[place].do("edit_person", work, user=user)
        self._note(place)

    @rule(place=st.integers(0, 3))
    def undo(self, place: int) -> None:
        place %= len(self.copies)
        try:
            self.copies[place].undo_last()
        except UndoRefused:
            return
        self._note(place)

    @rule(place=st.integers(0, 3), hours=st.integers(-24 * 365 * 2, 24 * 365 * 2))
    def the_clock_jumps(self, place: int, hours: int) -> None:
        copy = self.copies[place % len(self.copies)]
        copy.now = copy.now.replace(year=max(2000, min(2060, copy.now.year + hours // 8760)))

    @rule(place=st.integers(0, 3))
    def the_leaver_is_removed(self, place: int) -> None:
        copy = self.copies[place % len(self.copies)]
        if not any(self.leaver in each.book.removed for each in self.copies):
            copy.learn({self.leaver: copy.vector()})

    @rule(
        giver=st.integers(0, 3),
        taker=st.integers(0, 3),
        cut=st.one_of(st.none(), st.integers(0, 5)),
        everything=st.booleans(),
        order=st.randoms(use_true_random=False),
    )
    def exchange(
        self, giver: int, taker: int, cut: int | None, order: object, *, everything: bool
    ) -> None:
        giver, taker = giver % len(self.copies), taker % len(self.copies)
        if giver == taker:
            return
        held = {} if everything else self.copies[taker].vector()
        runs = self.copies[giver].runs(held)
        order.shuffle(runs)  # type: ignore[attr-defined] # a random.Random
        runs = [unpack_again(part) for run in runs if (part := shortened(run, cut))]
        outcomes = self.copies[taker].take(runs)
        assert {o.verdict for o in outcomes} <= {Verdict.TAKEN, Verdict.KNOWN, Verdict.GAP}
        self.copies[taker].learn(self.copies[giver].book.removed)
        vector = self.copies[taker].vector()
        self.known[taker] |= {d for d in self.written if d.seq <= vector.get(d.replica, 0)}

    @rule(giver=st.integers(0, 3), data=st.data())
    def tampering_is_refused(self, giver: int, data: st.DataObject) -> None:
        giver %= len(self.copies)
        taker = (giver + 1) % len(self.copies)
        runs = [
            r for r in self.copies[giver].runs() if r.replica.id == self.copies[giver].replica.id
        ]
        if not runs:
            return
        before = self.copies[taker].state()
        outcomes = self.copies[taker].take([tampered(runs[0], self.book, data)])
        assert outcomes[0].verdict is Verdict.BROKEN
        assert self.copies[taker].state() == before

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
        for _ in self.copies:
            for giver in self.copies:
                for taker in self.copies:
                    if giver is not taker:
                        taker.take(giver.runs(taker.vector()))
                        taker.learn(giver.book.removed)
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
                known = projection.entries_as_projected(view, table, row)
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


def tampered(run: Run, book: Book, data: st.DataObject) -> Run:
    place = data.draw(st.integers(0, len(run.transactions) - 1))
    made, entries = run.transactions[place]
    kind = data.draw(st.sampled_from(["value", "act", "author", "cut", "time", "row"]))
    match kind:
        case "value":
            kept = (Secret.of("інше"), *entries[0].secrets[1:])
            entries = (replace(entries[0], secrets=kept), *entries[1:])
        case "row":
            entries = (replace(entries[0], row=uuid7()), *entries[1:])
        case "act":
            made = replace(made, act="write_note")
        case "author":
            made = replace(made, author=next(u for u in book.keys if u != made.author))
        case "time":
            made = replace(made, occurred_at=made.occurred_at + 1)
        case _:
            entries = entries[:-1]
    changed = list(run.transactions)
    changed[place] = (made, entries)
    return replace(run, transactions=tuple(changed))


TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(
    max_examples=sized(ci=100, full=1000),
    stateful_step_count=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking real files takes minutes
    database=None,
    suppress_health_check=list(HealthCheck),
)
