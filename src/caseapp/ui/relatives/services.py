"""The use cases of calls home, bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.relatives import CallDraft, Called, CallQueue, QueueLine
from caseapp.ui.bridge import Change
from caseapp.ui.kin.services import FormDrafts, KinServices


@dataclass(frozen=True)
class StopNote:
    """What stopped the calls, for the psychologist; ``readable`` is false for a note to others."""

    written_at: datetime
    text: str = field(repr=False)
    readable: bool = True


@dataclass(frozen=True)
class RelativeServices:
    """`caseapp.services.calls` and `caseapp.services.contacts`.

    ``stop_notes`` and ``lift`` are the psychologist's; the window offers them to nobody else.
    """

    queue: Callable[[StageId], CallQueue]
    line_of: Callable[[StageId, PersonId], QueueLine]
    record: Callable[[CallDraft], Change[Called]]
    stop: Callable[[PersonId, str], Change[None]]
    lift: Callable[[PersonId], Change[None]]
    stop_notes: Callable[[PersonId], tuple[StopNote, ...]]
    kin: KinServices
    note_drafts: FormDrafts
