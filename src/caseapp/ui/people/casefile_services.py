"""What sections of a person's page need, in one group of the session."""

from dataclasses import dataclass

from caseapp.ui.people.captivity_services import CaptivityServices
from caseapp.ui.people.files_services import FilesServices
from caseapp.ui.people.on_site_services import OnSiteServices
from caseapp.ui.people.paper_services import PaperServices
from caseapp.ui.people.record_services import RecordServices


@dataclass(frozen=True)
class CasefileServices:
    """Captivity, arrival and needs, papers and files, history, paper."""

    captivity: CaptivityServices
    on_site: OnSiteServices
    files: FilesServices
    records: RecordServices
    paper: PaperServices | None
    """None: this user prints nothing by name."""
