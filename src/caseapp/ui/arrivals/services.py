"""The use cases that the desk calls, each bound to the open register. They run on the work thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from caseapp.domain.coded import Flag
from caseapp.domain.ids import ArrivalId, LineId, StageId
from caseapp.domain.views import Candidate, DeskRow, Marked, Undone, UnexpectedDraft
from caseapp.text.words import Lang
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class MarkDraft:
    """Somebody of the list is here. ``at`` is when Enter was pressed, not when the disk was ready."""

    stage: StageId
    line: LineId
    at: datetime
    station: str = ""


@dataclass(frozen=True)
class DraftServices:
    """`caseapp.services.drafts` of one form; what was typed is texts by the names of the fields."""

    id: UUID
    keep: Callable[[Mapping[str, str]], object]
    newest: Callable[[], Mapping[str, str]]
    drop: Callable[[], object]


@dataclass(frozen=True)
class LabelWanted:
    """A sticker for somebody who came, on ``place`` of the sheet (1 is left above)."""

    stage: StageId
    arrival: ArrivalId
    place: int
    lang: Lang


@dataclass(frozen=True)
class SetLabel:
    """A sticker as it was set; ``run`` is its number in the register of printed reports."""

    run: int
    next_place: int
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class LabelServices:
    """`caseapp.services.labels` and `outlets`."""

    set_label: Callable[[LabelWanted], Change[SetLabel]]
    spool: Callable[[SetLabel], None]


@dataclass(frozen=True)
class ArrivalServices:
    """`caseapp.services.arrivals` and `taking_back`."""

    desk: Callable[[StageId], tuple[DeskRow, ...]]
    mark_arrived: Callable[[MarkDraft], Change[Marked]]
    set_flag: Callable[[ArrivalId, Flag, bool], Change[None]]
    add_unexpected: Callable[[StageId, UnexpectedDraft], Change[Marked]]
    likely: Callable[[StageId, UnexpectedDraft], tuple[Candidate, ...]]
    take_back: Callable[[ArrivalId], Change[Undone]]
    drafts: DraftServices
    labels: LabelServices | None = None
    """None where this computer has no printer, or the user may not print."""
