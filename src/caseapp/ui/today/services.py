"""The use cases that Today calls, bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass

from caseapp.domain.at_work import Surroundings
from caseapp.domain.ids import StageId
from caseapp.domain.queues import Waits
from caseapp.domain.views import Overview


@dataclass(frozen=True)
class TodayServices:
    """`caseapp.services.today` and `at_work`."""

    day: Callable[[StageId], tuple[Overview, Waits]]
    surroundings: Callable[[], Surroundings]
