"""A large field that drives a list: letters search, arrows choose, Enter takes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from caseapp.ui.look import Look
from caseapp.ui.theme import ROW_TALL
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import label, row

_PAGE = 6
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class SearchField(QLineEdit):
    """The cursor stays in it; the list beside it never takes the keyboard."""

    stepped = Signal(int)
    taken = Signal()

    def __init__(self, look: Look, name: str, hint: str = "") -> None:
        super().__init__()
        self.setFont(look.font("title"))
        self.setMinimumHeight(look.tall(ROW_TALL, "title"))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setProperty("undoesActs", True)
        self._found = label(look, "", "body", "2")
        picture = Picture(look, "search", 24, "accent")
        self.setLayout(row(picture, None, self._found, margins=(16, 0, 16, 0)))
        self.setTextMargins(16 + look.px(24), 0, round(look.width("000 00000000", "body")), 0)

    def say_found(self, text: str) -> None:
        """Say how many were found, at the right end."""
        self._found.setText(text)
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: arrows and Enter belong to the list."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
