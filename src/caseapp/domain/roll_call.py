"""What stands on a roll-call sheet, frozen at the moment of printing.

The sheet is drawn from these values alone: the same values give the same bytes, so an earlier run can
be printed again. They hold facts and codes, no sentence of either language. Totals are counted from
the rows that are printed, so that a sheet cannot contradict itself.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from caseapp.domain.coded import AbsenceReason, EntryState, Flag
from caseapp.domain.dates import PartialDate, Precision


class Differing(StrEnum):
    """A fact about a person on which the list and the papers may disagree."""

    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    BIRTH = "birth"
    SEX = "sex"
    CATEGORY = "category"
    FORCE = "force"
    UNIT = "unit"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the list says and what the papers say, each as it would be printed; "" is "nothing".

    Values of ``CATEGORY`` are the groups POW, CIV, UNKNOWN; of ``SEX`` and ``FORCE`` the codes of
    `caseapp.domain.coded`, or text where no code was recognised.
    """

    field: Differing
    listed: str
    papers: str


@dataclass(frozen=True, slots=True)
class RollCallRow:
    """One person on the sheet.

    ``number`` is the number on the list, "" where there is none; ``birth`` is printed as it stands
    (see `birth_text`); ``group`` is POW, CIV or UNKNOWN (`Category.group`); ``arrived_at`` is aware
    UTC. ``flags`` stand in the order in which they are to be read.
    """

    number: str
    surname: str
    given: str
    patronymic: str
    birth: str
    birth_doubtful: bool
    group: str
    rank: str
    unit: str
    state: EntryState
    vehicle: str = ""
    station: str = ""
    arrived_at: datetime | None = None
    absence: AbsenceReason | None = None
    differences: tuple[Difference, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a sheet; `listed` = arrived from the list + `awaited` + `absent`.

    ``arrived`` counts everybody who came, on the list or not; ``unexpected`` those of them without an
    entry in the latest version; ``withdrawn_came`` those of the unexpected whom an earlier version
    had; ``withdrawn`` everybody whom an earlier version had and the latest has not.
    """

    listed: int
    arrived: int
    awaited: int
    absent: int
    unexpected: int
    withdrawn: int
    withdrawn_came: int


@dataclass(frozen=True, slots=True)
class StageFacts:
    """The stage a sheet is about; ``number`` is its number in the register."""

    number: int
    title: str
    date: date
    site: str


@dataclass(frozen=True, slots=True)
class JournalHead:
    """Where the journal stood: short name of the replica, its last entry, 20 base-32 characters."""

    replica: str
    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class ListVersion:
    """The version of the list a sheet shows."""

    number: int
    received_at: datetime
    rows: int


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which printing this is, and by whom. Times are aware UTC.

    ``seal`` is the text of the QR: a keyed hash over the sheet that only the register can make, ""
    while it is being made (`caseapp.reports.archive.sealing_bytes`). ``preview``: shown on the screen
    only, in no register, with no seal.
    """

    run: int
    copy: int
    printed_at: datetime
    printed_by: str
    head: JournalHead
    seal: str = ""
    demo: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class RollCallData:
    """All that a roll-call sheet shows. Rows are printed in the order given.

    ``rows`` are the entries of the latest version, then those of earlier ones whose state is
    WITHDRAWN; ``unexpected`` came and are on no version; ``came_withdrawn`` came although the latest
    version no longer has them (and do not stand in ``rows`` again).
    """

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    version: ListVersion | None
    rows: tuple[RollCallRow, ...]
    unexpected: tuple[RollCallRow, ...] = ()
    came_withdrawn: tuple[RollCallRow, ...] = ()

    @property
    def listed(self) -> tuple[RollCallRow, ...]:
        """The rows of the latest version."""
        return tuple(row for row in self.rows if row.state is not EntryState.WITHDRAWN)

    @property
    def withdrawn(self) -> tuple[RollCallRow, ...]:
        """The rows that the latest version no longer has and whose people did not come."""
        return tuple(row for row in self.rows if row.state is EntryState.WITHDRAWN)

    @property
    def totals(self) -> Totals:
        """The figures, counted from the rows."""
        states = [row.state for row in self.rows]
        matched = states.count(EntryState.MATCHED)
        awaited = states.count(EntryState.EXPECTED)
        absent = states.count(EntryState.NOT_ARRIVED)
        off_list = len(self.unexpected) + len(self.came_withdrawn)
        return Totals(
            listed=matched + awaited + absent,
            arrived=matched + off_list,
            awaited=awaited,
            absent=absent,
            unexpected=off_list,
            withdrawn=states.count(EntryState.WITHDRAWN) + len(self.came_withdrawn),
            withdrawn_came=len(self.came_withdrawn),
        )


@dataclass(frozen=True, slots=True)
class CheckInData:
    """All that a blank check-in sheet shows: ``rows`` numbered empty rows, to be filled in by hand."""

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    rows: int = 60


def birth_text(birth: PartialDate) -> str:
    """Return a birth date in figures alone, as far as it is known: 26.02.1988, 02.1988, 1988, ≈1988."""
    match birth.precision:
        case Precision.DAY:
            return f"{birth.value:%d.%m.%Y}"
        case Precision.MONTH | Precision.SEASON:
            return f"{birth.value:%m.%Y}"
        case Precision.YEAR:
            return f"{birth.value.year:04d}"
        case Precision.ABOUT:
            return f"≈{birth.value.year:04d}"
