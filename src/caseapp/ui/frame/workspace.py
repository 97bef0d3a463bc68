"""The frame as it is seen: rail, header, the rooms, quiet bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.ui.frame.header import Header
from caseapp.ui.frame.rail import Place, Rail
from caseapp.ui.look import Look
from caseapp.ui.room import Room
from caseapp.ui.theme import NARROW
from caseapp.ui.widgets.parts import column, row
from caseapp.ui.widgets.quiet_bar import QuietBar


@dataclass(frozen=True)
class Entry:
    """A room and its place in the rail."""

    place: Place
    room: Room


class Workspace(QWidget):
    """Holds rooms, knows none of them by name."""

    room_changed = Signal(str)

    def __init__(self, look: Look, header: Header, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.header = header
        self.words = look.words
        self.rooms = {entry.place.code: entry.room for entry in entries}
        self.rail = Rail(look, [entry.place for entry in entries])
        self.quiet = QuietBar(look)
        self._stack = QStackedWidget()
        for entry in entries:
            self._stack.addWidget(entry.room)
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
        room = self._stack.currentWidget()
        return next(code for code, each in self.rooms.items() if each is room)

    def go(self, code: str) -> None:
        """Show a room and put the keyboard where its work begins."""
        self._stack.setCurrentWidget(self.rooms[code])
        self.rail.show_here(code)
        self.rooms[code].enter()
        self.room_changed.emit(code)

    def room(self) -> Room:
        """Return the room on the screen."""
        return self.rooms[self.here]

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: the rail gives way on a narrow screen."""
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < NARROW)
