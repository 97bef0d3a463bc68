"""Joins the rooms: the one module that knows every feature. A later room is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from caseapp.domain.ids import StageId
from caseapp.text.notices import notice
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.presenter import ArrivalsPresenter
from caseapp.ui.bridge import Bridge
from caseapp.ui.frame.header import Header
from caseapp.ui.frame.presenter import FramePresenter, FrameTools
from caseapp.ui.frame.rail import Place
from caseapp.ui.frame.watch import Watch
from caseapp.ui.frame.workspace import Entry, Workspace
from caseapp.ui.look import Look
from caseapp.ui.room import Frame, State
from caseapp.ui.session import Session
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


@dataclass(frozen=True)
class Surroundings:
    """What rooms are built with, besides the register."""

    look: Look
    bridge: Bridge
    now: Callable[[], datetime]
    station: str = ""


class Pages(QObject):
    """Builds the rooms over an open register, and can say where the user is."""

    lock_wanted = Signal()

    def __init__(self, session: Session, around: Surroundings, where: Where) -> None:
        super().__init__()
        look, tr, services = around.look, around.look.words, session.services
        self._words = tr
        frame = Frame(
            look, around.bridge, session.actor, self._say, self._go, around.now, around.station
        )
        today, arrivals = TodayPage(frame), ArrivalsPage(frame)
        header = Header(look, session.actor, demo=session.demo, read_only=session.read_only)
        entries = (
            Entry(Place("today", tr("Today"), "sun-medium"), today),
            Entry(Place("arrivals", tr("Arrivals"), "log-in"), arrivals),
        )
        self.workspace = Workspace(look, header, entries)
        self.setParent(self.workspace)
        self.today = TodayPresenter(today, frame, services.today)
        self.arrivals = ArrivalsPresenter(arrivals, frame, services.arrivals)
        self.stages = StagesPresenter(self.workspace, frame, services.stages)
        tools = FrameTools(look, around.bridge, services.frame)
        self.frame = FramePresenter(self.workspace, tools, where.stage)
        self.watch = Watch(
            self.workspace,
            around.bridge,
            services.frame.signs,
            around.now,
            tr,
            clock_off=session.clock_off,
        )
        self.frame.lock_wanted.connect(self.lock_wanted)
        self.stages.made.connect(self.frame.choose_stage)
        for wanted in (header.stage_wanted, today.new_stage_wanted):
            wanted.connect(self.stages.open_new)
        self._go_back(where)

    def where(self) -> Where:
        """Return where the user is."""
        view, stage = self.workspace, self.frame.stage
        states = tuple((code, room.state()) for code, room in view.rooms.items())
        return Where(view.here, stage.id if stage else None, states, view.quiet.notice)

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
        self._go(where.page if where.page in self.workspace.rooms else "today", "")
        if where.notice:
            self._say(where.notice)

    def _say(self, notice: Notice) -> None:
        self.workspace.quiet.say(notice)

    def _go(self, code: str, sought: str) -> None:
        self.workspace.go(code)
        if sought:
            self.workspace.rooms[code].seek(sought)
