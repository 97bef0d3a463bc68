"""Joins the rooms: the one module that knows every feature. A later room is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from caseapp.domain.access import Permission
from caseapp.domain.ids import StageId
from caseapp.text.notices import notice
from caseapp.ui.arrivals.last import Last
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.presenter import ArrivalsPresenter
from caseapp.ui.bridge import Bridge
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.presenter import CompliancePresenter
from caseapp.ui.drill.presenter import DrillPresenter
from caseapp.ui.frame.header import Header
from caseapp.ui.frame.presenter import FramePresenter, FrameTools
from caseapp.ui.frame.rail import Place
from caseapp.ui.frame.scanner import Scanner
from caseapp.ui.frame.watch import Watch
from caseapp.ui.frame.workspace import Entry, Workspace
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.lists.presenter import ListsPresenter
from caseapp.ui.look import Look
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.people.presenter import PeoplePresenter
from caseapp.ui.person_sections import sections_of
from caseapp.ui.preferences import Preferences
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.relatives.presenter import RelativesPresenter
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.reports.presenter import ReportsPresenter
from caseapp.ui.room import Frame, State
from caseapp.ui.session import Session
from caseapp.ui.settings.about_section import AboutSection
from caseapp.ui.settings.backups_presenter import BackupsPresenter
from caseapp.ui.settings.backups_section import BackupsSection
from caseapp.ui.settings.history_section import HistorySection
from caseapp.ui.settings.look_section import LookSection
from caseapp.ui.settings.page import SettingsPage
from caseapp.ui.settings.trail_presenter import TrailPresenter
from caseapp.ui.settings.users_presenter import UsersPresenter
from caseapp.ui.settings.users_section import UsersSection
from caseapp.ui.stages.presenter import StagesPresenter
from caseapp.ui.today.page import TodayPage
from caseapp.ui.today.presenter import TodayPresenter
from caseapp.ui.widgets.quiet_bar import Notice


@dataclass(frozen=True)
class Where:
    """Where the user is: enough to build the rooms anew in another language."""

    page: str = "today"
    stage: StageId | None = None
    states: tuple[tuple[str, State], ...] = ()
    notice: Notice | None = None
    last: Last | None = None
    """Whoever was marked last."""
    draft: str = ""
    """The id of what was being typed into a form."""
    record: str = ""
    """What `Room.record` said before a lock: an id."""
    drill: str = ""
    """Where the drill stands, as `ui.drill.state` writes it."""


@dataclass(frozen=True)
class Surroundings:
    """What rooms are built with, besides the register."""

    look: Look
    bridge: Bridge
    now: Callable[[], datetime]
    preferences: Preferences


class Pages(QObject):
    """Builds the rooms over an open register, and can say where the user is.

    Shown are the rooms that the user's roles have a use for; a later room is one more `_add_…`.
    """

    lock_wanted = Signal()

    def __init__(self, session: Session, around: Surroundings, where: Where) -> None:
        super().__init__()
        look = around.look
        self._session, self._around, self._words = session, around, look.words
        self.station = around.preferences.station
        self._frame = Frame(
            look,
            around.bridge,
            session.actor,
            self._say,
            self._go,
            around.now,
            lambda: self.station,
        )
        self._entries: list[Entry] = []
        self.arrivals: ArrivalsPresenter | None = None
        header = Header(look, session.actor, demo=session.demo, read_only=session.read_only)
        self.header = header
        if session.actor.may(Permission.READ_PEOPLE):
            self._add_today_and_arrivals(where)
        if session.actor.may(Permission.IMPORT_LIST):
            self._add_lists()
        self._add_casework()
        if session.actor.may(Permission.PRINT_ROLL_CALL):
            self._add_reports()
        self._add_settings()
        self.workspace = Workspace(look, header, self._entries)
        self.setParent(self.workspace)
        self.stages = StagesPresenter(self.workspace, self._frame, session.services.stages)
        tools = FrameTools(look, around.bridge, session.services.frame)
        self.frame = FramePresenter(self.workspace, tools, where.stage)
        self.watch = Watch(self.workspace, around.bridge, session.services.frame.signs, around.now)
        self.watch.clock_off = session.clock_off
        self.frame.lock_wanted.connect(self.lock_wanted)
        self.stages.made.connect(self.frame.choose_stage)
        header.stage_wanted.connect(self.stages.open_new)
        self.drill = _drill_of(session, self.workspace, self._frame)
        if self.drill:
            self.drill.restore(where.drill)
        self._go_back(where)

    def _add_today_and_arrivals(self, where: Where) -> None:
        tr, services = self._words, self._session.services
        page, desk = TodayPage(self._frame), ArrivalsPage(self._frame)
        self.today = TodayPresenter(page, self._frame, services.today)
        self.arrivals = ArrivalsPresenter(desk, self._frame, services.arrivals)
        self.arrivals.go_on(where.last, with_form=bool(where.draft))
        Scanner(desk).scanned.connect(self.arrivals.scanned)
        page.new_stage_wanted.connect(lambda: self.stages.open_new())  # noqa: PLW0108 - made later
        page.closing_wanted.connect(self._close_stage)
        page.close_stage.setEnabled(self._session.actor.may(Permission.RUN_STAGE))
        self._entries.append(Entry(Place("today", tr("Today"), "sun-medium"), page))
        self._entries.append(Entry(Place("arrivals", tr("Arrivals"), "log-in"), desk))

    def _add_lists(self) -> None:
        tr, page = self._words, ListsPage(self._frame)
        self.lists = ListsPresenter(page, self._frame, self._session.services.lists)
        self._entries.append(Entry(Place("lists", tr("Lists"), "list"), page))

    def _add_casework(self) -> None:
        """Add the rooms for what is done for each person."""
        tr, may, services = self._words, self._session.actor.may, self._session.services
        if may(Permission.READ_PEOPLE):
            people = PeoplePage(self._frame, sections_of(self._frame, services))
            self.people = PeoplePresenter(people, self._frame, services.people)
            if self.arrivals is not None:
                self.people.label_wanted.connect(self.arrivals.labels.ask_for)
            self._entries.append(Entry(Place("people", tr("People"), "users"), people))
        if may(Permission.CALL_RELATIVES):
            calls = RelativesPage(self._frame)
            self.relatives = RelativesPresenter(calls, self._frame, services.relatives)
            self._entries.append(Entry(Place("relatives", tr("Relatives"), "phone"), calls))
        if may(Permission.INTERVIEW) or may(Permission.READ_INTERVIEWS):
            checks = CompliancePage(self._frame, services.compliance.catalogue)
            self.compliance = CompliancePresenter(checks, self._frame, services.compliance)
            self._entries.append(Entry(Place("compliance", tr("Compliance"), "scale"), checks))

    def _add_reports(self) -> None:
        tr, services = self._words, self._session.services.reports
        page = ReportsPage(self._frame, has_printer=services.has_printer)
        self.reports = ReportsPresenter(page, self._frame, services)
        self._entries.append(Entry(Place("reports", tr("Reports"), "file-text"), page))

    def _add_settings(self) -> None:
        tr, look, services = self._words, self._around.look, self._session.services
        self.look_section = LookSection(look, self._around.preferences)
        self.look_section.station_chosen.connect(self._name_desk)
        actor, backups, about = self._session.actor, BackupsSection(look), AboutSection(look)
        users = UsersSection(look, actor.id, may_administer=actor.may(Permission.ADMINISTER))
        reads_all = (Permission.READ_TRAIL, Permission.READ_TECHNICAL_TRAIL)
        history = HistorySection(look, everybody=any(map(actor.may, reads_all)))
        self.users = UsersPresenter(users, self._frame, services.users)
        self.backups = BackupsPresenter(backups, self._frame, services.keeping)
        self.trail = TrailPresenter(history, about, self._frame, services.trail)
        sections = (
            ("laptop", tr("This computer"), self.look_section),
            ("users", tr("Users"), users),
            ("hard-drive", tr("Backups"), backups),
            ("history", tr("History"), history),
            ("info", tr("About the program"), about),
        )
        page = SettingsPage(look, sections)
        page.section_shown.connect(self.backups.shown)
        page.section_shown.connect(self.trail.shown)
        place = Place("settings", tr("Settings"), "settings", low=True)
        self._entries.append(Entry(place, page))

    def _name_desk(self, station: str) -> None:
        # No rebuilding: the field is left by the very click that goes to another room.
        self.station = station

    def _close_stage(self) -> None:
        if self.frame.stage is not None:
            self.stages.open_closing(self.frame.stage)

    def where(self) -> Where:
        """Return where the user is."""
        view, stage = self.workspace, self.frame.stage
        states = tuple((code, room.state()) for code, room in view.rooms.items())
        desk = self.arrivals
        last, draft = (desk.last.last, desk.unexpected.draft) if desk else (None, "")
        here = stage.id if stage else None
        record = view.room().record()
        drill = self.drill.state() if self.drill else ""
        return Where(view.here, here, states, view.quiet.notice, last, draft, record, drill)

    def keep_drafts(self) -> None:
        """Write down what is being typed: the window locks, or the rooms are built anew."""
        if self.arrivals is not None:
            self.arrivals.unexpected.keep()
        for room in self.workspace.rooms.values():
            room.keep()

    def say_all(self, notices: tuple[str, ...]) -> None:
        """Say what was noticed while the register was opened, given in codes."""
        if notices:
            said = " ".join(notice(code, self._words) for code in notices)
            self._say(Notice(said, "partly"))

    def say_unforeseen(self) -> None:
        """Say that a bug was met."""
        self.frame.say_unforeseen()

    def _go_back(self, where: Where) -> None:
        for code, state in where.states:
            if room := self.workspace.rooms.get(code):
                room.restore(state)
        rooms = self.workspace.rooms
        self._go(where.page if where.page in rooms else next(iter(rooms)), where.record)
        if where.notice:
            self._say(where.notice)

    def _say(self, notice: Notice) -> None:
        self.workspace.quiet.say(notice)

    def _go(self, code: str, sought: str) -> None:
        if code not in self.workspace.rooms:
            return
        self.workspace.go(code)
        if sought:
            self.workspace.rooms[code].seek(sought)


def _drill_of(session: Session, workspace: Workspace, frame: Frame) -> DrillPresenter | None:
    """Return the drill where one can be held; its strip stands under the header of every room."""
    if session.drill is None:
        return None
    made = DrillPresenter(workspace, frame, session.drill)
    workspace.put_under_header(made.strip)
    workspace.header.drill_wanted.connect(made.open)
    return made
