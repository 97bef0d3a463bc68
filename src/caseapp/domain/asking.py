"""A relative is asking: what may be said to somebody who stands at the fence or is on the telephone.

A wrong word can kill: whoever asks may be somebody the person fled from, or somebody who reads lists of
the freed for the other side. So one sentence is said to everybody of whom not all conditions hold, and it
is the same whether the person is here, is not here, was never heard of, or does not wish to be found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.consents import ConsentState
from caseapp.domain.dates import PartialDate
from caseapp.domain.dialling import WhyNot
from caseapp.domain.ids import PersonId


class Say(Enum):
    """What is read aloud. Where somebody is, how they are and what befell them is never among it."""

    NOTHING = auto()
    HAS_RETURNED = auto()


class Caller(Enum):
    """Who asks, as far as the person's own words tell. Only ``NAMED`` may hear anything."""

    UNKNOWN = auto()
    """Said nothing of themself, or is none of those the person named."""
    NAMED = auto()
    """Says the name and the number of a relative whom the person wished to be called."""
    UNSAFE = auto()
    """To reach them puts somebody at risk, or their number may be listened to."""
    UNTOLD = auto()
    """May be the one of whom the person asked that they hear nothing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the sentence follows from.

    Attributes:
        alone: nobody else in the register fits what was said of the person who is sought.
        arrived: they have arrived; an expected person is nobody's news.
        care: whether they allow a case.
        kin: whether they allow that families are told.
        stopped: nobody calls before the psychologist has spoken.
        declined: they did not wish a call home.
        caller: who asks.
    """

    alone: bool
    arrived: bool
    care: ConsentState
    kin: ConsentState
    stopped: bool
    declined: bool
    caller: Caller


CONDITIONS: Mapping[str, Callable[[Ground], bool]] = MappingProxyType(
    {
        "alone": lambda ground: ground.alone,
        "arrived": lambda ground: ground.arrived,
        "care": lambda ground: ground.care is ConsentState.GIVEN,
        "kin": lambda ground: ground.kin is ConsentState.GIVEN,
        "stopped": lambda ground: not ground.stopped,
        "declined": lambda ground: not ground.declined,
        "caller": lambda ground: ground.caller is Caller.NAMED,
    }
)
"""Every one must hold before anything is said."""


def what_to_say(ground: Ground) -> Say:
    """Return what may be read aloud; nothing, unless every condition holds."""
    holds = all(condition(ground) for condition in CONDITIONS.values())
    return Say.HAS_RETURNED if holds else Say.NOTHING


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, as they say themselves; all of it may be empty."""

    name: str = field(default="", repr=False)
    relation: str = ""
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody who fits what was said: enough to choose by, and not whether they have arrived."""

    person: PersonId | None
    name: str = field(repr=False)
    latin: str = field(repr=False)
    birth: PartialDate | None
    number: str


@dataclass(frozen=True, slots=True)
class Asking:
    """One question: the words it was asked in, who was chosen among those who fit, and who asks."""

    words: str = field(default="", repr=False)
    person: PersonId | None = None
    asker: Asker = Asker()


@dataclass(frozen=True, slots=True)
class Reply:
    """What to read aloud. Every reply that says nothing is equal to every other one.

    ``called`` is how one speaks of the person: given name and patronymic; empty where nothing is said.
    """

    say: Say = Say.NOTHING
    called: str = field(default="", repr=False)
    latin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NumberTaken:
    """Somebody asked, and left a number. ``by`` is the officer's name; ``done``: nobody waits any more.

    ``why`` forbids calling them back; then the number is not shown either.
    """

    id: UUID
    at: datetime
    words: str = field(repr=False)
    person: PersonId | None
    asker: Asker
    by: str = field(repr=False)
    done: bool = False
    why: WhyNot | None = None
