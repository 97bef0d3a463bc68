"""The use cases of lists, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.expected import ListRow
from caseapp.domain.ids import LineId, StageId
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.views import ListTaken, Namesake, RowWarning
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class VersionLine:
    """A version of a stage's list that was taken in."""

    version: int
    received_at: datetime
    rows: int
    added: int
    withdrawn: int
    changed: int
    same: int


@dataclass(frozen=True)
class Correction:
    """What an officer says the columns are: (sheet, column) → kind; and the order of names."""

    columns: tuple[tuple[tuple[int, int], ListColumn], ...] = ()
    given_first: bool = False


@dataclass(frozen=True)
class ListFile:
    """A file as it was sent, or pasted text. ``correction``: how to read it, if not as guessed."""

    stage: StageId
    name: str
    data: bytes = field(repr=False)
    correction: Correction | None = None


@dataclass(frozen=True)
class ColumnLine:
    """A column as it was understood."""

    sheet: int
    column: int
    heading: str
    kind: ListColumn
    sure: bool
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """A list as it was understood and what it would change; nothing has been written."""

    version: int
    same_file: bool
    clear: bool
    origin: tuple[str, ...]
    """Kind of file, encoding, separator, sheet: what was guessed, in that order, if there was any."""
    given_first: bool
    columns: tuple[ColumnLine, ...]
    rows: tuple[ListRow, ...]
    added: tuple[ListRow, ...]
    withdrawn: tuple[ListRow, ...]
    changed: int
    same: int
    skipped: int
    warnings: tuple[RowWarning, ...]


@dataclass(frozen=True)
class ListServices:
    """`caseapp.services.lists` and `caseapp.services.namesakes`."""

    versions: Callable[[StageId], tuple[VersionLine, ...]]
    preview: Callable[[ListFile], Preview]
    take_in: Callable[[ListFile], Change[ListTaken]]
    unjoined: Callable[[StageId], tuple[Namesake, ...]]
    join: Callable[[StageId, LineId, LineId], Change[None]]
    """The earlier and the later line of one person."""
