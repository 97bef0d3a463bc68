"""Knows every room: its place in the rail, who has a use for it, how it is built. A later one is added here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from caseapp.domain.access import Permission
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.presenter import ArrivalsPresenter
from caseapp.ui.asking.page import AskingPage
from caseapp.ui.asking.presenter import AskingPresenter
from caseapp.ui.bridge import Bridge
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.presenter import CompliancePresenter
from caseapp.ui.frame.rail import Place
from caseapp.ui.frame.scanner import Scanner
from caseapp.ui.frame.workspace import Entry
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.lists.presenter import ListsPresenter
from caseapp.ui.look import Look
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.people.person_paper import PersonPaperPrinting
from caseapp.ui.people.presenter import PeoplePresenter
from caseapp.ui.people.records import PathRecords
from caseapp.ui.person_sections import sections_of
from caseapp.ui.preferences import Preferences
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.relatives.presenter import RelativesPresenter
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.reports.presenter import ReportsPresenter
from caseapp.ui.room import Frame, Room
from caseapp.ui.session import Session
from caseapp.ui.settings.about_section import AboutSection
from caseapp.ui.settings.backups_presenter import BackupsPresenter
from caseapp.ui.settings.backups_section import BackupsSection
from caseapp.ui.settings.codes_section import CodesSection
from caseapp.ui.settings.history_section import HistorySection
from caseapp.ui.settings.look_section import LookSection
from caseapp.ui.settings.page import SettingsPage
from caseapp.ui.settings.trail_presenter import TrailPresenter
from caseapp.ui.settings.users_presenter import UsersPresenter
from caseapp.ui.settings.users_section import UsersSection
from caseapp.ui.today.page import TodayPage
from caseapp.ui.today.presenter import TodayPresenter


@dataclass(frozen=True)
class Surroundings:
    """What rooms are built with, besides the register."""

    look: Look
    bridge: Bridge
    now: Callable[[], datetime]
    preferences: Preferences
    join_look: Callable[[LookSection], object] = lambda _section: None
    """Hears of the section in which language and theme are chosen, once it is built."""


class Rooms(QObject):
    """The rooms that the user's roles have a use for.

    A room is built when it is first shown; its presenter stands here under the room's code from then on.
    """

    new_stage_wanted = Signal()
    closing_wanted = Signal()
    station_named = Signal(str)
    asking_left = Signal()

    arrivals: ArrivalsPresenter | None = None

    def __init__(self, session: Session, frame: Frame, around: Surroundings) -> None:
        super().__init__()
        self._session, self._frame, self._around = session, frame, around
        self.entries = tuple(self._all())

    def _all(self) -> Iterator[Entry]:
        """Say which rooms there are, in the order of the rail."""
        tr, may = self._around.look.words, self._session.actor.may
        if may(Permission.READ_PEOPLE):
            yield Entry(Place("today", tr("Today"), "sun-medium"), self._today)
            yield Entry(Place("arrivals", tr("Arrivals"), "log-in"), self._arrivals)
        if may(Permission.IMPORT_LIST):
            yield Entry(Place("lists", tr("Lists"), "list"), self._lists)
        if may(Permission.READ_PEOPLE):
            yield Entry(Place("people", tr("People"), "users"), self._people)
        if may(Permission.CALL_RELATIVES):
            yield Entry(Place("relatives", tr("Relatives"), "phone"), self._relatives)
        if may(Permission.INTERVIEW) or may(Permission.READ_INTERVIEWS):
            yield Entry(Place("compliance", tr("Compliance"), "scale"), self._compliance)
        if may(Permission.PRINT_ROLL_CALL):
            yield Entry(Place("reports", tr("Reports"), "file-text"), self._reports)
        yield Entry(Place("settings", tr("Settings"), "settings", low=True), self._settings)
        if may(Permission.CALL_RELATIVES):
            asking = Place("asking", tr("A relative is asking"), "phone", listed=False)
            yield Entry(asking, self._asking)

    def _today(self) -> Room:
        page = TodayPage(self._frame)
        self.today = TodayPresenter(page, self._frame, self._session.services.today)
        page.new_stage_wanted.connect(self.new_stage_wanted)
        page.closing_wanted.connect(self.closing_wanted)
        page.close_stage.setEnabled(self._session.actor.may(Permission.RUN_STAGE))
        return page

    def _arrivals(self) -> Room:
        page = ArrivalsPage(self._frame)
        self.arrivals = ArrivalsPresenter(page, self._frame, self._session.services.arrivals)
        Scanner(page).scanned.connect(self.arrivals.scanned)
        return page

    def _lists(self) -> Room:
        page = ListsPage(self._frame)
        self.lists = ListsPresenter(page, self._frame, self._session.services.lists)
        return page

    def _people(self) -> Room:
        services = self._session.services
        page = PeoplePage(self._frame, sections_of(self._frame, services))
        self.people = PeoplePresenter(page, self._frame, services.people)
        PathRecords(page.person.path, self._frame, services.casefile.records, lambda: page.here)
        PersonPaperPrinting(page.person, self._frame, services.casefile.paper, lambda: page.here)
        if self.arrivals is not None:
            self.people.label_wanted.connect(self.arrivals.labels.ask_for)
        return page

    def _relatives(self) -> Room:
        page = RelativesPage(self._frame)
        self.relatives = RelativesPresenter(page, self._frame, self._session.services.relatives)
        return page

    def _asking(self) -> Room:
        page = AskingPage(self._frame.look)
        self.asking = AskingPresenter(page, self._frame, self._session.services.asking)
        page.left.connect(self.asking_left)
        return page

    def _compliance(self) -> Room:
        services = self._session.services.compliance
        page = CompliancePage(self._frame, services.catalogue)
        self.compliance = CompliancePresenter(page, self._frame, services)
        return page

    def _reports(self) -> Room:
        services = self._session.services.reports
        page = ReportsPage(self._frame, has_printer=services.has_printer)
        self.reports = ReportsPresenter(page, self._frame, services)
        return page

    def _settings(self) -> Room:
        look, services, actor = self._around.look, self._session.services, self._session.actor
        tr = look.words
        chosen, backups, about = (
            LookSection(look, self._around.preferences),
            BackupsSection(look),
            AboutSection(look),
        )
        users = UsersSection(look, actor.id, may_administer=actor.may(Permission.ADMINISTER))
        reads_all = (Permission.READ_TRAIL, Permission.READ_TECHNICAL_TRAIL)
        history = HistorySection(look, everybody=any(map(actor.may, reads_all)))
        self.users = UsersPresenter(users, self._frame, services.users)
        self.backups = BackupsPresenter(backups, self._frame, services.keeping)
        self.trail = TrailPresenter(history, about, self._frame, services.trail)
        sections = (
            ("laptop", tr("This computer"), chosen),
            ("users", tr("Users"), users),
            ("hard-drive", tr("Backups"), backups),
            ("history", tr("History"), history),
            ("list", tr("Coded lists"), CodesSection(look)),
            ("info", tr("About the program"), about),
        )
        page = SettingsPage(look, sections)
        page.section_shown.connect(self.backups.shown)
        page.section_shown.connect(self.trail.shown)
        chosen.station_chosen.connect(self.station_named)
        self._around.join_look(chosen)
        return page
