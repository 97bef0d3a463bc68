"""What an officer does in a day, each act by its keys, and a tally of it kept beside.

The tally is written down from what was pressed, never read from the register: at the end of the day both
must say the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from caseapp.domain.answers import AnswerKey, AnswerState
from caseapp.domain.consents import ON_SITE, ConsentState, Purpose
from caseapp.domain.ids import PersonId
from caseapp.domain.views import DeskRow
from caseapp.ui.arrivals.desk import Line, key_of
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.talk_state import TalkState
from caseapp.ui.people.consents_section import ConsentsSection
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.people.section import Section
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.room import Room
from journeys.keyboard import place_of_keyboard
from journeys.laptop import Laptop

R = TypeVar("R", bound=Room)
_FARTHEST = 80
"""Arrow presses after which whoever is sought is not in a list."""
_DECIDED = {"1": ConsentState.GIVEN, "3": ConsentState.REFUSED}
_AS_PRESSED = {
    AnswerKey.DOES_NOT_KNOW: AnswerState.DOES_NOT_KNOW,
    AnswerKey.DECLINED: AnswerState.DECLINED,
    AnswerKey.POSTPONED: AnswerState.POSTPONED,
}


@dataclass
class Tally:
    """What was done, as `figures` should say it."""

    arrived: int = 0
    triage: Counter[str] = field(default_factory=Counter)
    contact: Counter[str] = field(default_factory=Counter)
    consents: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    interviews: Counter[str] = field(default_factory=Counter)
    answers: dict[str, dict[str, AnswerState]] = field(default_factory=lambda: defaultdict(dict))
    """Surname → check → state."""

    def figures(self) -> dict[str, object]:
        """Return the figures of the day."""
        contact = ("reached", "not_reached", "declined", "deferred", "attempts")
        states = ("given", "refused", "withdrawn")
        return {
            "arrived": self.arrived,
            "triage": dict(self.triage),
            "contact": {name: self.contact[name] for name in contact},
            "consents": {
                purpose: {
                    **{name: said[name] for name in states},
                    "not_asked": self.arrived - said.total(),
                }
                for purpose, said in self.consents.items()
            },
            "interviews": dict(self.interviews),
            "answers": self.stored(frozenset(self.answers)),
        }

    def stored(self, people: frozenset[str]) -> dict[str, dict[str, int]]:
        """Return the answers of some people: check → state → how many."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for surname in people:
            for code, state in self.answers[surname].items():
                found[code][state.value] += 1
        return {code: dict(counts) for code, counts in found.items()}


class Officer:
    """Somebody with a laptop. Whoever they look for, they find by letters and arrows."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop, self.keys, self.tally = laptop, laptop.keyboard, Tally()

    def arrive(self, rows: Sequence[DeskRow], spelling: str) -> int:
        """Mark people at the desk, one after the other, never waiting for the disk.

        Args:
            rows: of the desk.
            spelling: ``surname`` or ``latin``: by which letters they are found.

        Returns:
            The most keys that one of them needed after the letters of the name.
        """
        desk = self._in(ArrivalsPage)
        most = 0
        for row in rows:
            self.keys.type(getattr(row, spelling).split()[0].lower())
            before = self.keys.presses
            self._reach(partial(_is_chosen, desk, row), "Down")
            self.keys.hit("Return")
            most = max(most, self.keys.presses - before)
            self.tally.arrived += 1
        self.laptop.settle()
        return most

    def arrive_unlisted(self, surname: str) -> None:
        """Record somebody who stands on no list, of whom only a name is known."""
        self.keys.hit("Ctrl+N")
        self.laptop.dialog()
        self.keys.type(surname)
        self.keys.hit("Return")
        self.laptop.settle()
        self.laptop.give_back_keyboard()
        self.tally.arrived += 1

    def find(self, name: str, person: PersonId) -> int:
        """Open somebody's page from wherever the officer is; return the keys beside the letters."""
        before = self.keys.presses
        self.keys.hit("Ctrl+K")
        self.laptop.dialog()
        self.keys.type(name.lower())
        self.laptop.settle()
        found = self.laptop.pages.frame.find
        assert found is not None

        def chosen() -> bool:
            here = found.found.chosen_row()
            return here is not None and here.person == person

        self._reach(chosen, "Down")
        self.keys.hit("Return")
        self.laptop.give_back_keyboard()
        self.laptop.settle()
        assert self._in(PeoplePage).here == person
        return self.keys.presses - before

    def section(self, code: str) -> Section:
        """Bring a section of the person's page to the front."""
        page = self._in(PeoplePage).person
        self._reach(lambda: page.section.code == code, "Ctrl+PageDown")
        self.laptop.settle()
        return page.section

    def judge(self, colour: str, fit: str) -> None:
        """Press a triage colour and whether somebody is fit for an interview."""
        words = {"1": "red", "2": "yellow", "3": "green", "4": "black"}
        section = self.section("arrival")
        assert section.isAncestorOf(place_of_keyboard())
        self.keys.hit(colour)
        self.laptop.settle()
        self.keys.hit(fit)
        self.laptop.settle()
        self.tally.triage[words[colour]] += 1

    def choose_in_queue(self, person: PersonId) -> None:
        """Choose somebody in the queue of calls by the arrows."""
        queue = self._in(RelativesPage).queue

        def chosen() -> bool:
            here = queue.chosen_row()
            return here is not None and here.person == person

        self.keys.hit("Home")
        self._reach(chosen, "Down")
        self.laptop.settle()

    def write_relative(self, relation: str, name: str, phone: str) -> None:
        """Write down a relative of whoever is chosen."""
        self.keys.hit("Ctrl+N")
        self.keys.type(relation)
        self.keys.hit("Tab")
        self.keys.type(name)
        self.keys.hit("Tab")
        self.keys.type(phone)
        self.keys.hit("Return")
        self.laptop.settle()

    def call(self, *keys: str, counts: str, attempt: bool) -> int:
        """Record a call, or why there was none, of whoever is chosen; return how many keys it took."""
        before = self.keys.presses
        self.keys.hit(*keys)
        presses = self.keys.presses - before
        self.laptop.settle()
        self.tally.contact[counts] += 1
        self.tally.contact["attempts"] += attempt
        return presses

    def begin(self, person: PersonId, decisions: str) -> None:
        """Choose somebody in the queue of interviews, ask for consent, and begin.

        ``decisions``: a key for each purpose, in order; 3 for the first ends the asking.
        """
        people = self._in(CompliancePage).queue.people

        def chosen() -> bool:
            here = self._in(CompliancePage).queue.chosen()
            return here is not None and here.person == person

        assert people.hasFocus()
        self.keys.hit("Home")
        self._reach(chosen, "Down")
        self.keys.hit("Return")
        self.laptop.settle()
        self.keys.hit("Return", *decisions, "Return")
        self.laptop.settle()
        for purpose, key in zip(ON_SITE, decisions, strict=False):
            if key in _DECIDED:
                self.tally.consents[purpose.value][_DECIDED[key].value.lower()] += 1

    def withdraw(self, section: ConsentsSection, purpose: Purpose) -> None:
        """Take a consent back on the page of whoever is open, told in person."""

        def chosen() -> bool:
            here = section.rows.chosen_row()
            return here is not None and here.row.purpose is purpose

        assert section.rows.hasFocus()
        self.keys.hit("Home")
        self._reach(chosen, "Down")
        self._reach(section.withdraw.hasFocus, "Shift+Tab")
        self.keys.hit("Space", "Down", "Return")
        self.laptop.give_back_keyboard()
        self.laptop.settle()
        assert chosen(), "the next press would be about another consent"
        said = self.tally.consents[purpose.value]
        said["given"] -= 1
        said["withdrawn"] += 1

    def answer(self, surname: str, key: str) -> str:
        """Answer the question on the screen by one key, which brings the next; return its code."""
        check = self.question()
        before = self.keys.presses
        self.keys.hit(key)
        assert self.keys.presses - before == 1
        assert self.question() != check
        self.laptop.settle()
        pressed, here = AnswerKey(int(key)), self.talk.view.question(check)
        assert here is not None
        state = _AS_PRESSED.get(pressed) or here.check.states[pressed - 1]
        assert state is not None, "this key is off for this question"
        self.tally.answers[surname][check] = state
        return check

    def answer_all(self, surname: str, keys: str) -> None:
        """Answer what is left with a row of keys, over and over; a key that is off gives way to 3."""
        place = 0
        while self.question():
            here = self.talk.here
            assert here is not None
            key = keys[place % len(keys)]
            off = key == "2" and here.check.states[1] is None
            self.answer(surname, "3" if off else key)
            place += 1

    def finish(self, wish: str) -> None:
        """Answer the closing question and end the interview."""
        assert not self.question()
        self.keys.hit(wish, "Return")
        self.laptop.settle()
        assert not self.is_talking()

    def is_talking(self) -> bool:
        """Say whether an interview is on the screen."""
        return self._in(CompliancePage).in_talk()

    @property
    def talk(self) -> TalkState:
        """The interview on the screen."""
        found = self.laptop.pages.rooms.compliance.talk.state
        assert found is not None, "no interview is on the screen"
        return found

    def question(self) -> str:
        """Return the check on the screen; empty at the last card."""
        here = self.talk.here
        return here.check.code if here else ""

    def note(self) -> str:
        """Return what stands in the note on the screen."""
        return self._in(CompliancePage).talk.card.note.words()

    def _in(self, kind: type[R]) -> R:
        room = self.laptop.room
        assert isinstance(room, kind)
        return room

    def _reach(self, there: Callable[[], bool], key: str) -> None:
        for _ in range(_FARTHEST):
            if there():
                return
            self.keys.hit(key)
        raise AssertionError(f"{key} does not lead there")


def _is_chosen(desk: ArrivalsPage, row: DeskRow) -> bool:
    chosen = desk.people.chosen_row()
    return isinstance(chosen, Line) and key_of(chosen.row) == key_of(row)
