"""The use cases of printing, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from caseapp.domain.ids import StageId
from caseapp.domain.labels import LabelKind
from caseapp.domain.views import RunLine
from caseapp.text.words import Lang
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was printed; ``run`` is its number in the register of printed reports.

    ``left_out`` people are not on it, as their number can bear no label.
    """

    run: int
    pdf: bytes = field(repr=False)
    left_out: int = 0


@dataclass(frozen=True)
class ReportServices:
    """`caseapp.services.printing` and `outlets`."""

    roll_call: Callable[[StageId, Lang], Change[Sheet]]
    check_in_sheet: Callable[[StageId, Lang], Change[Sheet]]
    labels: Callable[[LabelKind, StageId, Lang, int], Change[Sheet]]
    """The number is the place of the first label on the sheet."""
    again: Callable[[int], Sheet]
    runs: Callable[[], tuple[RunLine, ...]]
    require_writable: Callable[[Path], None]
    keep: Callable[[Sheet, Path], None]
    spool: Callable[[Sheet], None]
    has_printer: bool
    """Whether this computer can print without a file on the way."""
