"""Why a recorded day cannot be played, or not wholly."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class DayFileMissing(RuleError):
    """A folder is no recorded day: ``file`` is not there."""

    file: str


@dataclass(eq=False)
class DayRowUnreadable(RuleError):
    """A row of a file cannot be read; ``column`` is empty where the file is no CSV in UTF-8."""

    file: str
    row: int
    column: str


@dataclass(eq=False)
class DayIncomplete(RuleError):
    """``count`` rows could not be played; the first was ``row`` of ``file``. All others were."""

    count: int
    file: str
    row: int


@dataclass(eq=False)
class DrillNotHere(RuleError):
    """A drill plays invented people into a register: only one that holds nobody else may take them."""
