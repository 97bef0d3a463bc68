"""A choice as a tile: picture, name, second line; one of a group is down."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS_CARD


class Tile(QAbstractButton):
    """Put several into an exclusive `QButtonGroup`: arrows and Space then choose one."""

    def __init__(self, look: Look, icon: str, name: str, under: str) -> None:
        super().__init__()
        self._look, self._said = look, (icon, name, under)
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(under)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: two lines."""
        return QSize(240, self._look.tall(64, "strong", "small", room=20))

    def minimumSizeHint(self) -> QSize:
        """Override: the lines may be shortened, not cut in height."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: down = soft ground, coloured edge and a tick."""
        painter = QPainter(self)
        look, (icon, name, under) = self._look, self._said
        canvas, rect, here = Canvas(painter, look), QRectF(self.rect()), self.isChecked()
        if here:
            edge = look.color("accent")
            canvas.box(rect, RADIUS_CARD, look.color("accent_soft"), edge, 2)
            canvas.icon(paint.square(rect.right() - 38, rect.center().y(), 20), "check", "accent")
        else:
            canvas.box(rect, RADIUS_CARD, look.color("surface"), look.color("hairline"))
        role = "accent" if here else "ink2"
        canvas.icon(paint.square(20, rect.center().y(), 22), icon, role)
        room, high = rect.width() - 104, look.line("strong")
        top = rect.center().y() - (high + look.line("small")) / 2
        upper = QRectF(60, top, room, high)
        canvas.words(upper, name, "strong", "accent" if here else "ink")
        lower = QRectF(60, top + high, room, look.line("small"))
        canvas.words(lower, under, "small", "ink2")
        if self.hasFocus():
            canvas.focus_ring(rect.adjusted(3, 3, -3, -3))
        painter.end()
