"""A check of the catalogue: one question, the rule behind it, and what its answers mean.

The words of a check are data of its catalogue (`caseapp.domain.catalogue`), in both languages, and not
gettext's: an old interview is printed in the words that were used.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum

from caseapp.domain.answers import AnswerKey, AnswerState
from caseapp.domain.coded import Category

Condition = tuple[str, str | bool]
"""The name of a circumstance and the value that rules a check out: ``("served_rank", False)``."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in the two languages of the program."""

    uk: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the text in ``uk`` or ``en``.

        Raises:
            KeyError: no such language.
        """
        return {"uk": self.uk, "en": self.en}[lang]


class Convention(StrEnum):
    """The Geneva Convention that protects a person."""

    THIRD = "III"
    FOURTH = "IV"


class Regime(Enum):
    """Under which conventions a check stands."""

    POW = "P"
    CIVILIAN = "C"
    BOTH = "B"

    def covers(self, convention: Convention) -> bool:
        """Say whether the check stands under the convention."""
        only = Regime.POW if convention is Convention.THIRD else Regime.CIVILIAN
        return self in {Regime.BOTH, only}


class Polarity(Enum):
    """Whether "yes" means that the rule was kept."""

    RIGHT = "R"
    PROHIBITION = "X"


class Tier(IntEnum):
    """Who may put the question, and where."""

    ON_SITE = 1  # any trained field officer
    TRAINED = 2  # a trained interviewer, in a private room
    SPECIALIST = 3  # a specialist, with separate consent; invisible to everybody else


class AnswerKind(Enum):
    """What is written down beside the state."""

    STATE = "S"
    NUMBERS = "S+N"
    CHOICES = "S+M"
    ITEMS = "S+L"
    NUMBERS_AND_CHOICES = "S+N+M"
    DERIVED = "D"  # follows from the places of detention; the officer confirms


@dataclass(frozen=True, slots=True)
class Coded:
    """A code and its words."""

    code: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Option(Coded):
    """One of several that may be ticked.

    Where it is ticked, ``route_to`` names the check of a specialist: offer one, ask no further.
    """

    route_to: str | None = None


@dataclass(frozen=True, slots=True)
class Number(Coded):
    """A whole number that may be written down, ``minimum`` to ``maximum`` of a unit."""

    unit: Coded
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ItemState(Coded):
    """What became of a thing, and the checks (``used_by``, codes) that ask it."""

    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GraveCategory(Coded):
    """A category of grave breach, for referral only: nothing here finds that one was committed.

    ``gc3`` is empty where only the Fourth Convention has it.
    """

    gc3: str
    gc4: str


@dataclass(frozen=True, slots=True)
class Articles:
    """Where the rule of a check stands: ``71(1)-(2)``. Empty where a convention has none.

    ``extra``: Additional Protocol I, customary law and others, with their names.
    """

    gc3: str
    gc4: str
    extra: str

    def of(self, convention: Convention) -> str:
        """Return the articles of one convention, or nothing."""
        return self.gc3 if convention is Convention.THIRD else self.gc4


@dataclass(frozen=True, slots=True)
class Check:
    """One of the Geneva checks.

    ``plain`` and ``states`` belong to the keys 1 to 3; where the second is None, one act is a full
    answer and key 2 is off. ``grave`` and ``follow`` hold codes of the catalogue.
    """

    code: str
    theme: str
    regime: Regime
    polarity: Polarity
    tier: Tier
    core: bool
    question: Bilingual
    articles: Articles
    plain: tuple[Bilingual, Bilingual | None, Bilingual]
    states: tuple[AnswerState, AnswerState | None, AnswerState]
    partly_means: Bilingual | None
    not_applicable_when: tuple[Condition, ...]
    answer: AnswerKind
    numbers: tuple[Number, ...]
    options: tuple[Option, ...]
    items: tuple[Coded, ...]
    derived_from: Bilingual | None
    grave: tuple[str, ...]
    follow: tuple[str, ...]
    officer_note: Bilingual | None
    lawyer_note: str | None  # English; never on the field screen


@dataclass(frozen=True, slots=True)
class ServiceCheck:
    """A duty of our own side on arrival; ``plain`` in the order of `ServiceAnswer`."""

    code: str
    question: Bilingual
    plain: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class ClosingQuestion:
    """What stands on site in place of INT-01 to INT-04; ``plain`` in the order of `WishToTalk`."""

    question: Bilingual
    plain: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Theme(Coded):
    """A chapter of the catalogue; ``intro`` may be read aloud."""

    intro: Bilingual


_AS_KEYED = {
    AnswerKey.DOES_NOT_KNOW: AnswerState.DOES_NOT_KNOW,
    AnswerKey.DECLINED: AnswerState.DECLINED,
    AnswerKey.POSTPONED: AnswerState.POSTPONED,
}


def state_of(check: Check, key: AnswerKey) -> AnswerState | None:
    """Return the state that a key gives on a check; None where the key is off."""
    return _AS_KEYED[key] if key in _AS_KEYED else check.states[key - 1]


def key_of(check: Check, state: AnswerState) -> AnswerKey | None:
    """Return the key that gives a state on a check.

    None for states that no key gives: not asked, not applicable, and partly where key 2 is off. The
    last may stand in a record made elsewhere and is kept as it is.
    """
    return next((key for key in AnswerKey if state_of(check, key) is state), None)


def convention_of(category: Category) -> Convention:
    """Return the convention that protects a person.

    In doubt a person is protected as a prisoner of war until a tribunal decides (III 5(2)); retained
    personnel has at least the same protection (III 33).
    """
    return Convention.FOURTH if category.group == "CIV" else Convention.THIRD
