"""A value at rest: a line of text that can be opened."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS, TARGET

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space})


class ValueLine(QAbstractButton):
    """Shortened where it is too long; its tool tip says all of it."""

    def __init__(self, look: Look, empty: str) -> None:
        super().__init__()
        self._look, self._empty = look, empty
        self.setMinimumHeight(look.tall(TARGET))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: a long value is shortened, its column stays."""
        return QSize(80, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: Enter and F2 open it, as Space does."""
        if event.key() in _OPENING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Override: the mouse sees that it can be opened."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: the words; under the mouse a soft ground, with the keyboard a ring."""
        painter = QPainter(self)
        canvas, rect = Canvas(painter, self._look), QRectF(self.rect())
        open_to_hand = self.isEnabled()
        beside = rect.adjusted(-8, 0, 0, 0)
        if open_to_hand and self.underMouse():
            canvas.box(beside, RADIUS, self._look.color("hover"))
        said = self.text() or self._empty
        canvas.words(rect.adjusted(0, 0, -4, 0), said, "body", "ink" if self.text() else "ink3")
        if self.hasFocus():
            canvas.box(rect, RADIUS, None, self._look.color("accent"), 2)
        painter.end()
