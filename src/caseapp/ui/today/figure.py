"""A number of the day that opens the people it counts."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS

_PAD, _SWATCH, _LEAST = 12, 12, 88


class Figure(QAbstractButton):
    """Caption over a large number. ``part`` is the colour of this part of the bar, "" for the whole."""

    def __init__(self, look: Look, caption: str, part: str = "") -> None:
        super().__init__()
        self._look, self._caption, self._part = look, caption, part
        self._over = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another number."""
        self.setText(str(count))
        self.setAccessibleName(f"{self._caption}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override: two lines."""
        look, mark = self._look, _SWATCH + 8 if self._part else 0
        wide = max(
            mark + look.width(self._caption, "small"), look.width(self.text(), "figure"), _LEAST
        )
        return QSize(ceil(wide) + 2 * _PAD, look.tall(64, "small", "figure"))

    def minimumSizeHint(self) -> QSize:
        """Override: no number is ever cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: Enter opens it, as it opens a queue; Space is Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Override: a shade under the mouse."""
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent, /) -> None:
        """Override: and away."""
        self._over = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: the caption with the mark of its part, the number, the ring."""
        painter = QPainter(self)
        look, rect = self._look, QRectF(self.rect())
        canvas = Canvas(painter, look)
        if self._over or self.isDown():
            canvas.box(rect, RADIUS, look.color("hover"))
        high, x = look.line("small"), rect.x() + _PAD
        top = rect.center().y() - (high + look.line("figure")) / 2
        if self._part:
            edge = look.color("border") if self._part == "sunken" else None
            mark = paint.square(x, top + high / 2, _SWATCH)
            canvas.box(mark, 3, look.color(self._part), edge)
            x += _SWATCH + 8
        canvas.words(QRectF(x, top, rect.right() - x, high), self._caption, "small", "ink2")
        number = QRectF(rect.x() + _PAD, top + high, rect.width() - _PAD, look.line("figure"))
        canvas.words(number, self.text(), "figure")
        if self.hasFocus():
            canvas.focus_ring(rect)
        painter.end()
