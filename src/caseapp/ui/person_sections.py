"""Joins the sections of a person's page: the one module that knows each of them. A later one is added here."""

from caseapp.ui.people.arrival_section import ArrivalSection
from caseapp.ui.people.captivity_section import CaptivitySection
from caseapp.ui.people.checks_section import CheckServices, ChecksSection
from caseapp.ui.people.consents_section import ConsentSectionServices, ConsentsSection
from caseapp.ui.people.files_section import FilesSection
from caseapp.ui.people.history_section import HistorySection
from caseapp.ui.people.relatives_section import RelativesSection
from caseapp.ui.people.section import Section
from caseapp.ui.people.who_section import WhoSection
from caseapp.ui.room import Frame
from caseapp.ui.session import Services


def sections_of(frame: Frame, services: Services) -> tuple[Section, ...]:
    """Return the sections in the order of their tabs."""
    return (
        WhoSection(frame, services.people),
        CaptivitySection(frame, services.casefile.captivity),
        ArrivalSection(frame, services.casefile.on_site),
        RelativesSection(frame, services.relatives.kin),
        ChecksSection(frame, CheckServices(services.compliance.checks)),
        FilesSection(frame, services.casefile.files),
        ConsentsSection(
            frame,
            ConsentSectionServices(
                services.compliance.consents.standing, services.compliance.consents.withdraw
            ),
        ),
        HistorySection(frame, services.people),
    )
