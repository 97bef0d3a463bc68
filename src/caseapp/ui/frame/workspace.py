"""The frame as it is seen: rail, header, the rooms, quiet bar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.domain.views import StageView
from caseapp.ui.frame.header import Header
from caseapp.ui.frame.rail import Place, Rail
from caseapp.ui.frame.room_area import RoomArea
from caseapp.ui.later import Later
from caseapp.ui.look import Look
from caseapp.ui.room import Room, State
from caseapp.ui.widgets.parts import column, row
from caseapp.ui.widgets.quiet_bar import QuietBar


@dataclass(frozen=True)
class Entry:
    """A place in the rail, and how the room behind it is built."""

    place: Place
    build: Callable[[], Room]


class Workspace(QWidget):
    """Holds rooms, knows none of them by name; each is built when somebody first goes there.

    Args:
        look: theme and language.
        header: what stands over every room.
        entries: the rooms in the order of the rail.
        states: where the user was in them, by code.
    """

    room_changed = Signal(str)

    def __init__(
        self,
        look: Look,
        header: Header,
        entries: Sequence[Entry],
        states: Mapping[str, State] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.header = header
        self.words = look.words
        self.rooms = Later({entry.place.code: entry.build for entry in entries}, self._built)
        self.places = tuple(entry.place for entry in entries)
        self._states = states
        self._stages: list[StageView | None] = []
        self.rail = Rail(look, self.places)
        self.quiet = QuietBar(look)
        self._stack = QStackedWidget()
        self._areas: dict[str, RoomArea] = {}
        self._under = column()
        right = column(header, self._under)
        right.addWidget(self._stack, 1)
        right.addWidget(self.quiet)
        lay = row(self.rail)
        lay.addLayout(right, 1)
        self.setLayout(lay)
        self.rail.wanted.connect(self.go)

    def put_under_header(self, strip: QWidget) -> None:
        """Show something in every room, between the header and the room."""
        self._under.addWidget(strip)

    @property
    def here(self) -> str:
        """The code of the room on the screen."""
        area = self._stack.currentWidget()
        return next(code for code, each in self._areas.items() if each is area)

    def go(self, code: str) -> None:
        """Show a room and put the keyboard where its work begins."""
        room = self.rooms[code]
        self._stack.setCurrentWidget(self._areas[code])
        self.rail.show_here(code)
        room.enter()
        self.room_changed.emit(code)

    def show_stage(self, stage: StageView | None) -> None:
        """Show another stage in every room, in those that are built later too.

        What is read for the room on the screen is read first: the work thread takes one after the other.
        """
        self._stages = [stage]
        front = self._stack.currentWidget()
        for area in sorted(self._areas.values(), key=lambda area: area is not front):
            area.room.show_stage(stage)

    def states(self) -> tuple[tuple[str, State], ...]:
        """Return where the user is in each room, or was when it was last built."""
        made = {code: room.state() for code, room in self.rooms.made.items()}
        return tuple({**self._states, **made}.items())

    def room(self) -> Room:
        """Return the room on the screen."""
        return self.rooms[self.here]

    def area(self) -> RoomArea:
        """Return the place of the room on the screen."""
        return self._areas[self.here]

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: the rail gives way on a narrow screen."""
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=not self.rail.fits(self.width()))

    def _built(self, code: str, room: Room) -> None:
        self._areas[code] = RoomArea(room)
        self._stack.addWidget(self._areas[code])
        if state := self._states.get(code):
            room.restore(state)
        for stage in self._stages:  # none before the stages are read for the first time
            room.show_stage(stage)
