"""The use cases of the drill. They run on the work thread, where the day that is played lives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.drill import Debrief, Leave, News, Opening
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class DrillServices:
    """`caseapp.services.day.drill`; there only over a register of invented people."""

    opening: Callable[[], Opening]
    begin: Callable[[Leave], News]
    play: Callable[[datetime], Change[News]]
    debrief: Callable[[datetime], Debrief]
    """What came of it since a moment of real time."""
