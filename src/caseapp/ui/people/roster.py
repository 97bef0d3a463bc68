"""The people of a list, and who of them is shown. It touches no widget and works on any thread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from caseapp.domain.person_views import PersonLine
from caseapp.domain.queues import Queue
from caseapp.names.desk import DeskEntry, DeskIndex
from caseapp.text.words import Lang
from caseapp.ui.people.columns import Place, Sort, placing

CARE_REFUSED = "care_refused"
"""The code for who refused that a case is kept: no queue, because nothing waits to be done."""
UNLISTED = "unlisted"
"""The code for who came without standing on the list."""
CODES = (*(queue.value for queue in Queue), CARE_REFUSED, UNLISTED)


@dataclass(frozen=True)
class Narrowing:
    """What leaves fewer people, all of it together; what is empty leaves everybody.

    Attributes:
        code: a queue, `CARE_REFUSED` or `UNLISTED`.
        category, triage, destination: codes of the domain.
        text: what was typed; a name, so it is kept nowhere but in the register.
        everywhere: the whole register instead of the stage.
    """

    code: str = ""
    category: str = ""
    triage: str = ""
    destination: str = ""
    text: str = field(default="", repr=False)
    everywhere: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anybody can be left out, wherever one looks."""
        return self != Narrowing(everywhere=self.everywhere)

    def fits(self, one: PersonLine) -> bool:
        """Say whether somebody is left, but for the text."""
        return (
            stands(one, self.code)
            and (not self.category or (one.category == self.category and not one.minimal))
            and (not self.triage or one.triage == self.triage)
            and (not self.destination or one.destination == self.destination)
        )


class Roster:
    """Everybody of a stage or of the register. What is asked is answered from memory."""

    def __init__(self, people: Sequence[PersonLine] = ()) -> None:
        """Take people in Ukrainian order."""
        self.people = tuple(people)
        self.counts: Mapping[str, int] = _counted(self.people)
        self._index: DeskIndex[int] = DeskIndex(
            DeskEntry(
                key=place,
                surname=one.surname,
                given=one.given,
                patronymic=one.patronymic,
                spellings=one.spellings,
                number=one.number,
                call_sign=one.call_sign,
                unit=one.unit,
            )
            for place, one in enumerate(self.people)
        )
        self._orders: dict[tuple[Sort, Lang], tuple[int, ...]] = {}

    def shown(self, wanted: Narrowing, sort: Sort, lang: Lang) -> tuple[PersonLine, ...]:
        """Return who is left, in order.

        Sorted by name, who fits best what was typed stands first: that is whom Enter opens. Any other
        column keeps its order while one types.
        """
        text = wanted.text.strip()
        plain = replace(wanted, text="", everywhere=False)
        if not text and plain == Narrowing() and sort == Sort() and lang is Lang.UK:
            return self.people
        if not text:
            places: Sequence[int] = self._order(sort, lang)
        else:
            places = self._index.keys(text)
            if sort != Sort():
                found = set(places)
                places = [place for place in self._order(sort, lang) if place in found]
        people = self.people
        if plain == Narrowing():
            return tuple([people[place] for place in places])
        return tuple([one for place in places if plain.fits(one := people[place])])

    def _order(self, sort: Sort, lang: Lang) -> tuple[int, ...]:
        key = (sort, lang)
        if key not in self._orders:
            self._orders[key] = _ordered(self.people, sort, lang)
        return self._orders[key]


def stands(one: PersonLine, code: str) -> bool:
    """Say whether somebody is among those a code means; an empty one means everybody."""
    if code == CARE_REFUSED:
        return one.minimal
    if code == UNLISTED:
        return one.unlisted
    return not code or code in one.queues


def _counted(people: Sequence[PersonLine]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for one in people:
        counts.update(one.queues)
    counts[CARE_REFUSED] = sum(one.minimal for one in people)
    counts[UNLISTED] = sum(one.unlisted for one in people)
    return counts


def _ordered(people: Sequence[PersonLine], sort: Sort, lang: Lang) -> tuple[int, ...]:
    """Return places in order; who is alike stays in the order of names, of whom nothing is known last."""
    place_of = placing(sort.column, lang)
    known: list[tuple[Place, int]] = []
    unknown: list[int] = []
    for place, one in enumerate(people):
        if (key := place_of(one)) is None:
            unknown.append(place)
        else:
            known.append((key, place))
    known.sort(key=itemgetter(0), reverse=sort.down)
    return (*(place for _key, place in known), *unknown)
