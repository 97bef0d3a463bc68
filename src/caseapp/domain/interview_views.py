"""What goes up about interviews: frozen rows without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.answers import AnswerKey, AnswerState, ServiceAnswer
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.checks import Check
from caseapp.domain.coded import Category, Sex
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId, PlaceId, StageId
from caseapp.domain.interview_rules import Hindrance
from caseapp.domain.interviews import InterviewForm, InterviewState, NotOffered, WishToTalk


@dataclass(frozen=True, slots=True)
class Details:
    """What is written down beside the state of an answer, all by codes of the catalogue.

    Attributes:
        note: the person's own words.
        numbers: whole numbers by code, in the unit of the catalogue.
        options: what was ticked.
        items: thing → what became of it.
        place: the place of detention it was about.
    """

    note: str = field(default="", repr=False)
    numbers: Mapping[str, int] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    items: Mapping[str, str] = field(default_factory=dict)
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered: a key, or that the check does not apply, with its reason.

    Attributes:
        key: as pressed; ``None`` where ``reason`` says why the check does not apply.
        reason: a condition of the catalogue, or the officer's words.
        details: ``None`` leaves what is written beside an answer that is changed.
        brought_up: the person came back to what they had not wished to answer.
    """

    key: AnswerKey | None
    reason: str = field(default="", repr=False)
    details: Details | None = None
    brought_up: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """One stored answer. ``reason`` is a condition where the state is not applicable.

    ``at`` is ``None`` while it is still being written.
    """

    code: str
    state: AnswerState
    reason: str
    details: Details
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """One check in an interview: its state today, and the answer that is kept, if any.

    ``ruled_out_by``: the conditions that make it not applicable; the kept answer stays beside it.
    """

    check: Check
    state: AnswerState
    kept: Kept | None
    ruled_out_by: tuple[str, ...]

    @property
    def is_locked(self) -> bool:
        """Whether the person did not wish to answer, so that it is not put again."""
        return self.state is AnswerState.DECLINED

    @property
    def is_open(self) -> bool:
        """Whether it applies and has no state yet."""
        return self.state is AnswerState.NOT_ASKED


@dataclass(frozen=True, slots=True)
class InterviewView:
    """One interview as its reader may see it.

    Attributes:
        questions: every visible check, in the order of the catalogue.
        catalogue: the version it is held with, cut to what the reader may see.
        own: the reader holds it.
        hindrance: what the medic's or the person's word has put before it since.
        service: our own side's duties, by code.
    """

    id: InterviewId
    person: PersonId
    stage: StageId
    arrival: ArrivalId | None
    name: str = field(repr=False)
    latin: str = field(repr=False)
    number: str
    category: Category
    sex: Sex
    form: InterviewForm
    state: InterviewState
    reason: NotOffered | None
    complete: bool
    lang: str
    started_at: datetime | None
    ended_at: datetime | None
    wish: WishToTalk | None
    own: bool
    hindrance: Hindrance | None
    catalogue: Catalogue = field(repr=False)
    questions: tuple[Question, ...] = field(repr=False)
    service: Mapping[str, ServiceAnswer] = field(repr=False)

    def question(self, code: str) -> Question | None:
        """Return the question of a check; ``None`` where there is none for the reader."""
        return next((one for one in self.questions if one.check.code == code), None)

    @property
    def core(self) -> tuple[Question, ...]:
        """The twelve of the short form."""
        return tuple(one for one in self.questions if one.check.core)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One person of a stage as the room of interviews shows them.

    Attributes:
        state: ``None`` while nothing was recorded.
        hindrance: why an interview may not be offered now; ``None`` where it may.
        asked: how many checks of the interview have a state; 0 where the reader may not see them.
        own: the reader holds it.
        by: who holds it or wrote it down.
        handed_over: they have left the site.
    """

    person: PersonId
    arrival: ArrivalId
    interview: InterviewId | None
    name: str = field(repr=False)
    latin: str = field(repr=False)
    number: str
    category: Category
    arrived_at: datetime
    triage: str | None
    fit: str | None
    state: InterviewState | None
    reason: NotOffered | None
    hindrance: Hindrance | None
    asked: int
    own: bool
    by: str = field(repr=False)
    handed_over: bool


@dataclass(frozen=True, slots=True)
class InterviewQueue:
    """The interviews of a stage.

    Attributes:
        under_way: begun and not ended; one's own first.
        to_offer: may be offered now, who waits longest first.
        waiting: may not be offered yet, with the reason.
        ended: how many were held, declined or recorded as not offered.
    """

    under_way: tuple[QueueRow, ...]
    to_offer: tuple[QueueRow, ...]
    waiting: tuple[QueueRow, ...]
    ended: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True)
class PersonChecks:
    """The newest interview of a person: how it stands and, for who may read it, itself.

    ``state`` is ``None`` where nothing was recorded.
    """

    state: InterviewState | None
    started_at: datetime | None
    shown: InterviewView | None
