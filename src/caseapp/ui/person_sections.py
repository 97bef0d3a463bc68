"""Joins the sections of a person's page: the one module that knows each of them. A later one is added here."""

from functools import partial

from caseapp.ui.people.arrival_section import ArrivalSection
from caseapp.ui.people.captivity_section import CaptivitySection
from caseapp.ui.people.checks_section import CheckServices, ChecksSection
from caseapp.ui.people.consents_section import ConsentSectionServices, ConsentsSection
from caseapp.ui.people.files_section import FilesSection
from caseapp.ui.people.history_section import HistorySection
from caseapp.ui.people.relatives_section import RelativesSection
from caseapp.ui.people.section import Joined
from caseapp.ui.people.who_section import WhoSection
from caseapp.ui.room import Frame
from caseapp.ui.session import Services


def sections_of(frame: Frame, services: Services) -> tuple[Joined, ...]:
    """Return the sections in the order of their tabs."""
    casefile, asked = services.casefile, services.compliance.consents
    checks = CheckServices(services.compliance.checks)
    consents = ConsentSectionServices(asked.standing, asked.withdraw)
    return (
        Joined(WhoSection, partial(WhoSection, frame, services.people)),
        Joined(CaptivitySection, partial(CaptivitySection, frame, casefile.captivity)),
        Joined(ArrivalSection, partial(ArrivalSection, frame, casefile.on_site)),
        Joined(RelativesSection, partial(RelativesSection, frame, services.relatives.kin)),
        Joined(ChecksSection, partial(ChecksSection, frame, checks)),
        Joined(FilesSection, partial(FilesSection, frame, casefile.files)),
        Joined(ConsentsSection, partial(ConsentsSection, frame, consents)),
        Joined(HistorySection, partial(HistorySection, frame, casefile.records)),
    )
