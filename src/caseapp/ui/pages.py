"""The frame of the window around its rooms, and where the user is in them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from caseapp.domain.ids import StageId
from caseapp.text.notices import notice
from caseapp.ui.arrivals.last import Last
from caseapp.ui.commands import bind_all
from caseapp.ui.drill.presenter import DrillPresenter
from caseapp.ui.errands import errands
from caseapp.ui.frame.header import Header
from caseapp.ui.frame.presenter import FramePresenter, FrameTools
from caseapp.ui.frame.watch import Watch
from caseapp.ui.frame.workspace import Workspace
from caseapp.ui.help.presenter import HelpPresenter, HelpTools
from caseapp.ui.place import written
from caseapp.ui.room import Frame, State
from caseapp.ui.rooms import Rooms, Surroundings
from caseapp.ui.session import Session
from caseapp.ui.stages.presenter import StagesPresenter
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


class Pages(QObject):
    """The frame around the rooms of an open register; can say where the user is."""

    lock_wanted = Signal()

    def __init__(self, session: Session, around: Surroundings, where: Where) -> None:
        super().__init__()
        look = around.look
        self._session, self._words, self._where = session, look.words, where
        self.station = around.preferences.station
        self._before = ""
        """The room to come back to from one that is not in the rail."""
        self._frame = Frame(
            look,
            around.bridge,
            session.actor,
            self._say,
            self._go,
            around.now,
            lambda: self.station,
        )
        self.rooms = Rooms(session, self._frame, around)
        self.header = Header(look, session.actor, demo=session.demo, read_only=session.read_only)
        self.workspace = Workspace(look, self.header, self.rooms.entries, dict(where.states))
        self.setParent(self.workspace)
        self.rooms.setParent(self.workspace)
        self.stages = StagesPresenter(self.workspace, self._frame, session.services.stages)
        tools = FrameTools(look, around.bridge, session.services.frame)
        self.frame = FramePresenter(self.workspace, tools, where.stage)
        self.watch = Watch(self.workspace, around.bridge, session.services.frame.signs, around.now)
        self.watch.clock_off = session.clock_off
        self.drill = _drill_of(session, self.workspace, self._frame)
        self.help = self._helped()
        self._connect()
        self._go_back()

    def _connect(self) -> None:
        self.frame.lock_wanted.connect(self.lock_wanted)
        self.stages.made.connect(self.frame.choose_stage)
        self.header.stage_wanted.connect(self.stages.open_new)
        self.rooms.new_stage_wanted.connect(self.stages.open_new)
        self.rooms.closing_wanted.connect(self._close_stage)
        self.rooms.station_named.connect(self._name_desk)
        self.rooms.asking_left.connect(self._come_back)
        self.workspace.room_changed.connect(self._remember)

    def _helped(self) -> HelpPresenter:
        view, frame = self.workspace, self._frame
        afar = errands(view, frame)
        bind_all(view, afar)
        listed = sum(place.listed for place in view.places)
        tools = HelpTools(frame.look, frame.bridge, view.room, listed)
        made = HelpPresenter(view, tools, (*self.frame.commands, *afar))
        view.quiet.keys_wanted.connect(made.show_keys)
        view.header.commands_wanted.connect(made.show_commands)
        view.header.guide_wanted.connect(made.show_guide)
        view.header.tour_wanted.connect(made.show_tour)
        return made

    def _name_desk(self, station: str) -> None:
        # No rebuilding: the field is left by the very click that goes to another room.
        self.station = station

    def _remember(self, code: str) -> None:
        if any(place.listed for place in self.workspace.places if place.code == code):
            self._before = code

    def _come_back(self) -> None:
        self.workspace.go(self._before or next(iter(self.workspace.rooms)))

    def _close_stage(self) -> None:
        if self.frame.stage is not None:
            self.stages.open_closing(self.frame.stage)

    def where(self) -> Where:
        """Return where the user is."""
        view, stage = self.workspace, self.frame.stage
        desk = self.rooms.arrivals
        last, draft = (desk.last.last, desk.unexpected.draft) if desk else (None, "")
        here = stage.id if stage else None
        record = view.room().record()
        drill = self.drill.state() if self.drill else ""
        return Where(view.here, here, view.states(), view.quiet.notice, last, draft, record, drill)

    def keep_drafts(self) -> None:
        """Write down what is being typed: the window locks, or the rooms are built anew."""
        if self.rooms.arrivals is not None:
            self.rooms.arrivals.unexpected.keep()
        for room in self.workspace.rooms.made.values():
            room.keep()

    def keep_place(self) -> None:
        """Write down where the user is in every room: the window locks."""
        if (place := self._session.place) is not None:
            where = self.where()
            kept = written(where.stage, where.states)
            self._frame.bridge.keep(lambda: place.keep(kept), owner=self._frame.bridge)

    def say_all(self, notices: tuple[str, ...]) -> None:
        """Say what was noticed while the register was opened, given in codes."""
        if notices:
            said = " ".join(notice(code, self._words) for code in notices)
            self._say(Notice(said, "partly"))

    def say_unforeseen(self) -> None:
        """Say that a bug was met."""
        self.frame.say_unforeseen()

    def _go_back(self) -> None:
        where, rooms = self._where, self.workspace.rooms
        rooms.get("arrivals")  # built at once: a scan or a label in any room needs the desk
        if self.rooms.arrivals is not None:
            self.rooms.arrivals.go_on(where.last, with_form=bool(where.draft))
        if self.drill:
            self.drill.restore(where.drill)
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
