"""What three sections of a person's page need, in one group of the session."""

from dataclasses import dataclass

from caseapp.ui.people.captivity_services import CaptivityServices
from caseapp.ui.people.files_services import FilesServices
from caseapp.ui.people.on_site_services import OnSiteServices


@dataclass(frozen=True)
class CasefileServices:
    """Captivity, arrival and needs, papers and files."""

    captivity: CaptivityServices
    on_site: OnSiteServices
    files: FilesServices
