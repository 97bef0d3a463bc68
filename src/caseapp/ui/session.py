"""An open register as the window sees it: who, where, and the use cases bound to it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from caseapp.domain.access import Actor
from caseapp.ui.arrivals.services import ArrivalServices
from caseapp.ui.asking.services import AskingServices
from caseapp.ui.compliance.services import ComplianceServices
from caseapp.ui.drill.services import DrillServices
from caseapp.ui.frame.services import FrameServices
from caseapp.ui.lists.services import ListServices
from caseapp.ui.people.casefile_services import CasefileServices
from caseapp.ui.people.services import PeopleServices
from caseapp.ui.place import PlaceServices
from caseapp.ui.relatives.services import RelativeServices
from caseapp.ui.reports.services import ReportServices
from caseapp.ui.settings.services import KeepingServices, TrailServices, UserServices
from caseapp.ui.stages.services import StageServices
from caseapp.ui.today.services import TodayServices


@dataclass(frozen=True)
class Services:
    """One group per room."""

    frame: FrameServices
    today: TodayServices
    arrivals: ArrivalServices
    stages: StageServices
    lists: ListServices
    people: PeopleServices
    casefile: CasefileServices
    relatives: RelativeServices
    asking: AskingServices
    compliance: ComplianceServices
    reports: ReportServices
    users: UserServices
    keeping: KeepingServices
    trail: TrailServices


@dataclass(frozen=True)
class Session:
    """``notices`` are codes of what was noticed while it was opened; ``close`` ends it in good order."""

    actor: Actor
    register: Path
    services: Services
    close: Callable[[], None]
    notices: tuple[str, ...] = ()
    demo: bool = False
    read_only: bool = False
    clock_off: bool = False
    go_on: Callable[[], object] | None = None
    """Makes an older copy that was put back writable; None where there is nothing to decide, or for
    somebody else to decide."""
    place: PlaceServices | None = None
    """Brings back where the user was; None where nothing can be written."""
    drill: DrillServices | None = None
    """Plays the invented day live; None where real people are, or nothing can be written."""
