"""The place of a room in the window: where the room needs more than there is, it scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent

from caseapp.ui.room import Room
from caseapp.ui.widgets.scrolled import Scrolled


class RoomArea(Scrolled):
    """A squeezed layout lays its parts over each other in silence; in here a room is never squeezed."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.room = room
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def sizeHint(self) -> QSize:
        """Override: what the window gives it; the highest room must not take it from header and bar."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Override: no room decides how small the window can be."""
        return QSize(0, 0)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: every key belongs to the room and to the window."""
        event.ignore()
