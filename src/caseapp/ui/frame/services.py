"""The use cases that the frame calls, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.views import Found, StageView, Undone
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class Signs:
    """What can spoil a day: power, room on the disk, age of the last backup. None: not known."""

    battery_percent: int | None
    on_battery: bool
    free_bytes: int
    last_backup: datetime | None


@dataclass(frozen=True)
class FrameServices:
    """`caseapp.services.stages`, `history` and `find`, and the state of the computer."""

    all_stages: Callable[[], tuple[StageView, ...]]
    undo: Callable[[], Change[Undone]]
    redo: Callable[[], Change[Undone]]
    find: Callable[[str], tuple[Found, ...]]
    signs: Callable[[], Signs]
