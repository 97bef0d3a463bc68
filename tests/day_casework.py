"""What the team did for the people of a day that never was, with the figures it must give.

Each person gets a story of each kind; the figures are counted while the stories are written, by what the
story is meant to be, never by the program's own rules.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from day_people import Someone

Row = tuple[object, ...]
HEADERS = {
    "relatives": ("key", "order", "relation", "name", "phone", "safe_to_call"),
    "consents": ("key", "purpose", "state"),
    "calls": ("key", "attempt", "at", "relative_order", "channel", "outcome", "seconds"),
    "interviews": ("key", "state", "started"),
    "answers": ("key", "code", "state"),
    "events": ("at", "kind", "key", "detail", "reason"),
}
REFUSES_CARE, NOT_ASKED_AT_ALL = 5, 7
"""Which of every 13 people refuse a case, and who is asked about nothing."""
PURPOSES = ("STATS", "PROS_UA", "UN", "ICRC", "KIN", "MEDIA_IMAGE")
CODES = (
    "CAP-05",
    "CAP-06",
    "REG-01",
    "LIV-04",
    "MED-01",
    "EXT-01",
    "EXT-04",
    "REL-02",
    "REL-04",
    "REL-06",
    "REL-07",
    "REL-08",
)
STATES = (
    "RESPECTED",
    "PARTLY",
    "NOT_RESPECTED",
    "DOES_NOT_KNOW",
    "DECLINED",
    "POSTPONED",
    "NOT_ASKED",
    "NOT_APPLICABLE",
)
STORIES: tuple[tuple[str | None, tuple[tuple[int, int, str], ...]], ...] = (
    ("reached", ((1, 1, "REACHED_TALKED"),)),
    ("reached", ((1, 1, "NO_ANSWER"), (2, 2, "BUSY"), (3, 1, "REACHED_BRIEF"))),
    ("reached", ((0, 0, "ALREADY_IN_TOUCH"),)),
    ("reached", ((0, 0, "PERSON_DECLINED"), (1, 1, "REACHED_TALKED"))),
    ("reached", ((1, 1, "REACHED_TALKED"), (2, 2, "NO_ANSWER"))),
    ("declined", ((0, 0, "PERSON_DECLINED"),)),
    ("declined", ((1, 1, "DROPPED"), (0, 0, "PERSON_DECLINED"))),
    ("deferred", ((0, 0, "MEDICALLY_DEFERRED"),)),
    ("not_reached", ((1, 1, "NO_ANSWER"), (2, 1, "NO_ANSWER"), (3, 1, "BUSY"))),
    ("not_reached", ((1, 1, "NUMBER_DEAD"), (2, 2, "WRONG_NUMBER"))),
    ("not_reached", ((1, 1, "MESSAGE_SENT"), (2, 1, "CALL_BACK_PROMISED"))),
    ("not_reached", ((0, 2, "RELATIVE_UNSAFE"),)),
    ("not_reached", ((0, 0, "NO_NUMBER_KNOWN"),)),
    ("not_reached", ((0, 0, "PERSON_DECLINED"), (1, 2, "RELATIVE_DECLINED"))),
    (None, ()),
)
"""Where contact with home ends, and how it went: attempt, which relative, outcome."""
RESULTS = (
    "completed",
    "partial",
    "completed",
    "declined",
    "completed",
    "not_offered_unfit",
    "not_offered_no_time",
    "partial",
    None,
)


@dataclass
class Casework:
    """Rows of each file of casework, and what figures they make."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in HEADERS})
    contact: Counter[str] = field(default_factory=Counter)
    consents: dict[str, Counter[str]] = field(default_factory=dict)
    interviews: Counter[str] = field(default_factory=Counter)
    answers: dict[str, Counter[str]] = field(default_factory=dict)
    categories: Counter[str] = field(default_factory=Counter)
    unsafe: int = 0
    people: int = 0
    """How many came: whoever has no row about a purpose was not asked."""

    def figures(self) -> dict[str, Any]:
        """Return what ``figures`` must say, zeros left out as the program leaves them out."""
        contact = ("reached", "not_reached", "declined", "deferred", "attempts")
        return {
            "arrived_by_category": dict(self.categories),
            "contact": {name: self.contact[name] for name in contact},
            "consents": {
                purpose: {
                    **{name: states[name] for name in ("given", "refused", "withdrawn")},
                    "not_asked": self.people - states.total(),
                }
                for purpose, states in self.consents.items()
            },
            "interviews": dict(self.interviews),
            "answers": {code: dict(states) for code, states in self.answers.items()},
            "unsafe_relatives": self.unsafe,
        }

    def number_of_rows(self) -> int:
        return sum(map(len, self.rows.values()))


def casework(chance: random.Random, came: Sequence[Someone], times: Sequence[datetime]) -> Casework:
    """Make up the work of a day.

    Args:
        chance: decides what is not decided by the place of a person.
        came: everybody who came.
        times: when, naive Kyiv time, in the same order.
    """
    made = Casework(people=len(came))
    made.categories.update(p.category for p in came)
    given = dict[str, set[str]]()
    for place, (person, at) in enumerate(zip(came, times, strict=True)):
        _relatives(made, person, place)
        given[person.key] = _consents(made, chance, person, place)
        _calls(made, person, place, at)
        _interview(made, chance, person, place, at)
    _events(made, came, times[-1] + timedelta(hours=8), given)
    return made


def _relatives(made: Casework, person: Someone, place: int) -> None:
    for order in (1, 2, 3)[: 2 + place % 2]:
        safe = "no" if (place + order) % 8 == 0 else ("" if order == 3 else "yes")
        made.unsafe += safe == "no"
        name = "" if order == 3 else f"{person.surname} Явдоха {order}"
        phone = "" if order == 3 else f"+38050{place:05}{order:02}"
        relation = ("дружина", "мати", "брат")[order - 1]
        made.rows["relatives"].append((person.key, order, relation, name, phone, safe))


def _consents(made: Casework, chance: random.Random, person: Someone, place: int) -> set[str]:
    """Write what somebody decided; return what they gave."""
    if place % 13 == NOT_ASKED_AT_ALL:
        return set()
    refuses = place % 13 == REFUSES_CARE
    said = {"CARE": "REFUSED" if refuses else "GIVEN"}
    for purpose in PURPOSES:
        state = "REFUSED" if refuses else chance.choice(("GIVEN", "GIVEN", "REFUSED", ""))
        said[purpose] = "GIVEN" if purpose == "STATS" and place % 4 == 0 and not refuses else state
    for purpose, state in said.items():
        if state:
            made.rows["consents"].append((person.key, purpose, state))
            made.consents.setdefault(purpose, Counter())[state.lower()] += 1
    return {purpose for purpose, state in said.items() if state == "GIVEN"}


def _calls(made: Casework, person: Someone, place: int, came_at: datetime) -> None:
    end, tries = STORIES[place % len(STORIES)]
    # A hand that wrote the hour down before the bus was marked: the clock on paper is kept as it is.
    first = came_at - timedelta(minutes=40) if place == 1 else came_at + timedelta(minutes=15)
    for step, (attempt, relative, outcome) in enumerate(tries):
        at = (first + timedelta(minutes=step)).isoformat(timespec="minutes")
        channel = "phone" if attempt else ""
        talked = 90 if outcome.startswith("REACHED") else 0
        made.rows["calls"].append(
            (person.key, attempt, at, relative, channel, outcome, talked + place % 7)
        )
        made.contact["attempts"] += attempt >= 1
    if end:
        made.contact[end] += 1


def _interview(
    made: Casework, chance: random.Random, person: Someone, place: int, came_at: datetime
) -> None:
    result = RESULTS[place % len(RESULTS)]
    if result is None:
        return
    held = result in {"completed", "partial"}
    started = came_at + timedelta(minutes=60)
    made.rows["interviews"].append(
        (person.key, result, started.isoformat(timespec="minutes") if held else "")
    )
    made.interviews[result] += 1
    asked = CODES if result == "completed" else CODES[: 3 + place % 5]
    for number, code in enumerate(asked if held else ()):
        state = STATES[place // 2 % len(STATES)] if number == 0 else chance.choice(STATES)
        made.rows["answers"].append((person.key, code, state))
        if state != "NOT_ASKED":
            made.answers.setdefault(code, Counter())[state] += 1


def _events(
    made: Casework, came: Sequence[Someone], at: datetime, given: dict[str, set[str]]
) -> None:
    """Change two categories, and take back one consent by telephone, one by letter, one case."""
    when = at.isoformat(timespec="minutes")
    soldier = next(p for p in came if not p.civilian)
    civilian = next(p for p in came if p.civilian)
    for person, after in ((soldier, "CIV"), (civilian, "POW")):
        detail = f"{person.category}>{after}"
        made.rows["events"].append((when, "category_change", person.key, detail, "з документів"))
        made.categories[person.category] -= 1
        made.categories[after] += 1
    for purpose, how in (("PROS_UA", "телефоном"), ("STATS", "листом"), ("CARE", "")):
        key = next(key for key, purposes in given.items() if purpose in purposes)
        given[key].clear()  # another person for each
        made.rows["events"].append((when, "consent_withdrawn", key, purpose, how))
        made.consents[purpose].subtract(["given"])
        made.consents[purpose].update(["withdrawn"])
