"""What may be printed: for each cell its number or a sign, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from caseapp.domain.disclosure.table import CellId, Kind


class Mark(Enum):
    """How a cell is printed. Each sign is true of every number that it stands for."""

    NUMBER = "number"
    SMALL = "small"
    """Fewer than the threshold, printed "<5": the count itself could point at people."""

    HELD_BACK = "held back"
    """Printed "…": as large as the threshold or larger; with it a small one could be calculated."""

    WITHHELD = "withheld"
    """Printed "–": the sign says nothing about the number, not even whether there is one."""


class Reason(Enum):
    """Why a cell is not printed."""

    SMALL = "small"
    ZERO_OF_FEW = "zero of few"
    """Nobody, in a group smaller than the threshold."""

    GROUP_DISCLOSURE = "group disclosure"
    """A sensitive row: nobody or everybody of a group."""

    GROUP_TOO_SMALL = "group too small"
    """A sensitive row of a group below twenty."""

    PROTECTS = "protects"
    """Held back for the sake of ``because``."""

    LAST_ISSUE = "last issue"
    """Changed by fewer than the threshold since the issue before."""

    NOT_PRINTED = "not printed"
    """The report has no line for it; it is protected all the same."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """One line of the log of suppression. It holds no count: the log is kept with the report."""

    cell: CellId
    mark: Mark
    reason: Reason
    because: CellId | None = None


@dataclass(frozen=True)
class Published:
    """A report's numbers as they may be printed, with threshold ``k``.

    ``numbers`` holds the printed numbers only: whoever draws from it cannot print a hidden one.
    """

    k: int
    kinds: Mapping[CellId, Kind]
    marks: Mapping[CellId, Mark]
    numbers: Mapping[CellId, int]
    log: tuple[Suppressed, ...]

    def __post_init__(self) -> None:
        """Make the mappings read-only: what was decided stands."""
        for name in ("kinds", "marks", "numbers"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def number(self, cell: CellId) -> int | None:
        """Return the number of a cell as it is printed, or None where it is hidden."""
        return self.numbers[cell] if self.marks[cell] is Mark.NUMBER else None

    def text(self, cell: CellId) -> str:
        """Return what stands in a cell: "17", "<5", "…" or "–", the same in every language."""
        match self.marks[cell]:
            case Mark.NUMBER:
                return str(self.numbers[cell])
            case Mark.SMALL:
                return f"<{self.k}"
            case Mark.HELD_BACK:
                return "…"
            case Mark.WITHHELD:
                return "–"

    def hidden(self) -> int:
        """Return how many cells of the report are printed as a sign."""
        return sum(line.reason is not Reason.NOT_PRINTED for line in self.log)

    def hidden_since(self) -> int:
        """Return how many cells are hidden because they changed too little since the issue before."""
        return sum(line.reason is Reason.LAST_ISSUE for line in self.log)
