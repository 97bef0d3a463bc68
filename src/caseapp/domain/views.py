"""What goes up to the window and the terminal: frozen rows, ready to show, without a row or a session.

Names stand surname first. Times are aware UTC; whoever shows them turns them into Kyiv time.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from caseapp.domain.access import Role
from caseapp.domain.coded import (
    AbsenceReason,
    Category,
    Compartment,
    EntryState,
    Flag,
    Sex,
    StageState,
)
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import ArrivalId, LineId, PersonId, StageId, UserId
from caseapp.domain.wristband import LabelNumber


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of an exchange. ``number`` is its number in this register (``--stage N``)."""

    id: StageId
    number: int
    date: date
    title: str
    site: str
    state: StageState


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One person at the arrivals desk: an entry of the latest list, or somebody who came without one.

    ``labels`` are the numbers that a label of this person may bear, the one to print now first.
    ``keys`` are the folded search keys of the name (`caseapp.names`), ``alike`` says that another row
    shares the name or the surname and birth year, so that Enter must ask for the down arrow first.
    """

    line: LineId | None
    arrival: ArrivalId | None
    person: PersonId | None
    number: str
    surname: str
    given: str
    patronymic: str
    latin: str
    birth: PartialDate | None
    birth_doubtful: bool
    unit: str
    rank: str
    force: str
    category: Category
    call_sign: str
    remark: str
    state: EntryState
    on_list: bool
    arrived_at: datetime | None
    station: str
    vehicle: str
    flags: frozenset[Flag]
    absence: AbsenceReason | None = None
    alike: bool = False
    contested: bool = False
    keys: tuple[str, ...] = ()
    sex: Sex = Sex.UNKNOWN
    labels: tuple[LabelNumber, ...] = ()

    @property
    def name(self) -> str:
        """Surname, given name and patronymic in one line."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class Marked:
    """An arrival that was written."""

    arrival: ArrivalId
    person: PersonId
    number: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnexpectedDraft:
    """What is known about somebody who is not on the list; everything may be empty."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    birth: PartialDate | None = None
    sex: Sex = Sex.UNKNOWN
    category: Category = Category.UNKNOWN
    force: str = ""
    unit: str = ""
    rank: str = ""
    call_sign: str = ""
    vehicle: str = ""
    station: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry or a person that may be the one in the draft; ``reasons`` are codes."""

    row: DeskRow
    certain: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that keeps a stage open. ``kind``: awaited, doubtful, conflict, namesakes."""

    kind: str
    row: DeskRow | None
    field: str = ""
    other: DeskRow | None = None


@dataclass(frozen=True, slots=True)
class ListedAs:
    """One side of a `Namesake`: what the list says about a line; ``birth`` is as written there."""

    line: LineId
    number: str
    name: str
    birth: str
    unit: str
    came: bool
    """Somebody was marked as arrived on this line."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Two lines of a stage's list that may be one person, which only an officer can say.

    ``earlier`` is no longer on the list; ``later`` began after it was gone.
    """

    earlier: ListedAs
    later: ListedAs


@dataclass(frozen=True, slots=True)
class Overview:
    """The stage at a glance. ``quarters``: start of a quarter of an hour (UTC) and arrivals in it."""

    stage: StageView
    listed: int
    arrived: int
    awaited: int
    unexpected: int
    by_category: dict[str, int]
    by_station: dict[str, int]
    quarters: tuple[tuple[datetime, int], ...]
    unresolved: int
    last_backup: datetime | None


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that was taken back or put back; ``name`` is the person's, for the quiet bar only."""

    act: str
    name: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act in the history; ``notice`` is a code where the program itself noted something."""

    at: datetime
    recorded_at: datetime
    by: str
    act: str
    name: str
    undone: bool
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of a search over everybody in the register."""

    person: PersonId | None
    line: LineId | None
    name: str
    latin: str
    birth: PartialDate | None
    unit: str
    number: str
    arrived_at: datetime | None


@dataclass(frozen=True, slots=True)
class ListTaken:
    """What taking in a list did; ``same_file`` says that it was there already and nothing changed."""

    version: int
    rows: int
    added: int
    withdrawn: int
    changed: int
    same: int
    warnings: tuple["RowWarning", ...]
    same_file: bool = False


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something to look at in a list. ``code`` is worded by `text`; ``fields`` fill the sentence."""

    code: str
    sheet: int
    row: int
    fields: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user of the register."""

    id: UserId
    name: str
    roles: frozenset[Role]
    compartments: frozenset[Compartment]
    fingerprint: str
    enrolled: bool
    removed: bool


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup that was re-opened and checked."""

    file_name: str
    made_at: datetime
    bytes: int
    kind: str


@dataclass(frozen=True, slots=True)
class RunLine:
    """One printing of a report."""

    run: int
    report: str
    lang: str
    edition: str
    printed_at: datetime
    by: str
    copy: int
