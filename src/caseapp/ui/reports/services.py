"""The use cases of printing, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from caseapp.domain.editions import Edition, Report
from caseapp.domain.ids import StageId
from caseapp.domain.labels import LabelKind
from caseapp.domain.print_job import PrintJob
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
class Wanted:
    """A report in a language and an edition; None is its first."""

    report: Report
    lang: Lang
    edition: Edition | None = None


@dataclass(frozen=True)
class Picture:
    """A page: rows of ``stride`` bytes, four to a dot (blue, green, red, none); ``pages`` in all."""

    width: int
    height: int
    stride: int
    dots: bytes = field(repr=False)
    pages: int = 1


@dataclass(frozen=True)
class ReportServices:
    """`caseapp.services.printing` and `outlets`."""

    report: Callable[[StageId, Wanted], Change[Sheet]]
    preview: Callable[[StageId, Wanted], bytes]
    """The same as PDF, entered nowhere."""
    picture: Callable[[bytes, int, int], Picture]
    """A page of a PDF, counted from 0, so many dots wide."""
    labels: Callable[[LabelKind, StageId, Lang, int], Change[Sheet]]
    """The number is the place of the first label on the sheet."""
    again: Callable[[int], Sheet]
    runs: Callable[[], tuple[RunLine, ...]]
    require_writable: Callable[[Path], None]
    keep: Callable[[Sheet, Path], None]
    printers: Callable[[], tuple[str, ...]]
    spool: Callable[[Sheet, PrintJob], None]
    has_printer: bool
    """Whether this computer can print without a file on the way."""
