"""The names of the sections, as the rail shows rooms: quiet, the one in front marked three ways."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import CONTROL, RADIUS


class MenuItem(QAbstractButton):
    """Put several into an exclusive `QButtonGroup`: arrows then choose one."""

    def __init__(self, look: Look, icon: str, name: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: icon and name."""
        width = 44 + round(self._look.width(self.text(), "strong")) + 16
        return QSize(width, self._look.tall(CONTROL))

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Override: a shade under the mouse."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: in front = soft ground, a bar and semibold."""
        painter = QPainter(self)
        canvas, rect, here = Canvas(painter, self._look), QRectF(self.rect()), self.isChecked()
        if here:
            canvas.choice(rect)
        elif self.underMouse():
            canvas.box(rect, RADIUS, self._look.color("hover"))
        canvas.icon(
            paint.square(12, rect.center().y(), 18), self._icon, "accent" if here else "ink2"
        )
        room = rect.adjusted(44, 0, -8, 0)
        canvas.words(room, self.text(), "strong" if here else "body", "accent" if here else "ink")
        if self.hasFocus():
            canvas.focus_ring(rect)
        painter.end()
