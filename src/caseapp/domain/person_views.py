"""What goes up about one person: header, path, history, and the line in a list. Frozen values, no words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Category, Destination, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import ContactState
from caseapp.domain.dates import PartialDate
from caseapp.domain.detention import Held
from caseapp.domain.ids import ArrivalId, AttachmentId, PersonId, StageId
from caseapp.domain.interviews import InterviewState
from caseapp.domain.needs import Fitness, Presence
from caseapp.domain.queues import Queue


@dataclass(frozen=True, slots=True)
class ArrivalFacts:
    """The newest arrival, as far as the header says it."""

    id: ArrivalId
    stage: StageId
    at: datetime
    number: str
    triage: Triage | None
    triage_revised: bool
    fit: Fitness | None
    destination: Destination | None
    handed_over_at: datetime | None


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another way in which the name was written, and where: list, presented, typed."""

    id: UUID
    written: str = field(repr=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person, as the page shows them at once.

    ``fields`` holds every field of who they are as it is typed: texts, codes, a partial date in the form
    of `typed_dates`. ``counts`` says how much stands in a section, by its code. ``contested`` names the
    fields of which two laptops say different things. A ``minimal`` view is of somebody who refused CARE:
    name and number to recognise them by, arrival, colour, destination and what was refused; all else is
    left empty.
    """

    id: PersonId
    name: str = field(repr=False)
    latin: str = field(repr=False)
    number: str
    arrival: ArrivalFacts | None
    refused: tuple[Purpose, ...]
    minimal: bool
    care: ConsentState = ConsentState.NOT_ASKED
    birth: PartialDate | None = None
    category: Category = Category.UNKNOWN
    unit: str = ""
    rank: str = ""
    photo: AttachmentId | None = None
    presence: Presence = Presence.EXPECTED
    identity: IdentityState = IdentityState.UNVERIFIED
    contact: ContactState | None = None
    interview: InterviewState | None = None
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    spellings: tuple[Spelling, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActId:
    """Names one act in the journal: the chain it stands in and the first of its entries."""

    chain: UUID
    first: int


class StepKind(StrEnum):
    """What a step of somebody's path is."""

    CAPTURE = "capture"
    STAY = "stay"
    GAP = "gap"
    OVERLAP = "overlap"
    RELEASE = "release"
    ARRIVAL = "arrival"
    TRIAGE = "triage"
    CALL = "call"
    INTERVIEW = "interview"
    CONSENT = "consent"
    CATEGORY = "category"
    NEED = "need"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step on somebody's path; codes, which `text` puts into words.

    Attributes:
        kind: of the step.
        since: when it happened or began, as far as it is known.
        until: when a stay ended.
        code: place kind, triage colour, outcome, interview state, category, destination or kind of need.
        state: of a need, fitness beside a colour, the category before, why there was no interview.
        about: a place, a vehicle, a relative, a reason: texts of the record.
        parts: what was decided at once (purpose, consent state), or the flags of an arrival (flag, "").
        days: how long a gap or overlap is at least.
        by: who wrote it.
        written_at: when it was written down.
        rows: of the register, in which it stands; none where it is worked out.
        fields: those of the rows that tell it; none: all of them.
    """

    kind: StepKind
    since: PartialDate | datetime | None
    until: PartialDate | None = None
    code: str = ""
    state: str = ""
    about: tuple[str, ...] = field(default=(), repr=False)
    parts: tuple[tuple[str, str], ...] = ()
    days: int = 0
    by: str = field(default="", repr=False)
    written_at: datetime | None = None
    rows: frozenset[UUID] = frozenset()
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Path:
    """Somebody's path in order of time; ``held`` is how long they were in captivity."""

    steps: tuple[PathStep, ...]
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row before and after an act; values as stored, ``None`` where there was none."""

    table: str
    name: str
    before: object = field(repr=False)
    after: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class PersonAct:
    """One act about a person.

    Attributes:
        at: when it happened.
        recorded_at: when it was written down.
        by: who did it.
        act: its code.
        changes: what it changed, as far as it is told.
        undone: it was taken back.
        mine: this user's last act, so that an undo would take it back.
        id: names it, for taking it back.
        laptop: the number of the computer, in the order in which they began to write; 0: not known.
        of: the code of the act that this one took or put back, else empty.
        rows: the rows it wrote.
        offered: this user may try to take it back. What rests on it is asked then.
    """

    at: datetime
    recorded_at: datetime
    by: str = field(repr=False)
    act: str = ""
    changes: tuple[FieldChange, ...] = ()
    undone: bool = False
    mine: bool = False
    id: ActId | None = None
    laptop: int = 0
    of: str = ""
    rows: frozenset[UUID] = frozenset()
    offered: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list of people, with their newest arrival there.

    ``minimal`` as in `PersonView`: who refused a case. ``unlisted``: came without standing on the latest
    list. ``stage_number`` counts the stages of the register.
    """

    person: PersonId
    arrival: ArrivalId
    surname: str = field(repr=False)
    given: str = field(repr=False)
    patronymic: str = field(repr=False)
    latin: str = field(repr=False)
    number: str
    arrived_at: datetime
    triage: Triage | None
    destination: Destination | None
    queues: frozenset[Queue]
    minimal: bool
    unlisted: bool = False
    birth: PartialDate | None = None
    unit: str = ""
    category: Category = Category.UNKNOWN
    contact: ContactState | None = None
    interview: InterviewState | None = None
    spellings: tuple[str, ...] = field(default=(), repr=False)
    call_sign: str = field(default="", repr=False)
    photo: AttachmentId | None = None
    stage_number: int = 0

    @property
    def name(self) -> str:
        """Surname, given name and patronymic in one line."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)
