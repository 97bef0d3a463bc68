"""The use case that Today calls, bound to the open register. It runs on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass

from caseapp.domain.ids import StageId
from caseapp.domain.queues import Waits
from caseapp.domain.views import Overview


@dataclass(frozen=True)
class TodayServices:
    """`caseapp.services.today`."""

    day: Callable[[StageId], tuple[Overview, Waits]]
