"""A value at rest: a line of text that can be opened."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS, TARGET

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space})


class ValueLine(QAbstractButton):
    """In two smaller lines where it is long, shortened where it is longer; its tool tip says all of it."""

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
        if self.isEnabled() and self.underMouse():
            canvas.box(rect, RADIUS, self._look.color("hover"))
        inset = 8 if self.hasFocus() else 0
        self._words(canvas, rect.adjusted(inset, 0, -max(inset, 4), 0))
        if self.hasFocus():
            canvas.box(rect, RADIUS, None, self._look.color("accent"), 2)
        painter.end()

    def _words(self, canvas: Canvas, room: QRectF) -> None:
        """Draw one line, or two smaller ones where the words take them."""
        look, said = self._look, self.text() or self._empty
        role = "ink" if self.text() else "ink3"
        for style in ("body", "small"):
            if look.width(said, style) <= room.width():
                canvas.words(room, said, style, role)
                return
        upper = said
        while " " in upper and look.width(upper, "small") > room.width():
            upper = upper.rpartition(" ")[0]
        high = look.line("small")
        top = room.center().y() - high
        canvas.words(QRectF(room.x(), top, room.width(), high), upper, "small", role)
        lower = QRectF(room.x(), top + high, room.width(), high)
        canvas.words(lower, said[len(upper) :].strip(), "small", role)
