"""One answer: plain words over the name of the state, a picture, and the key that gives it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS
from caseapp.ui.widgets.answer_looks import Sign

_ICON, _LEFT, _TEXT, _RIGHT = 20, 16, 48, 14
_TALL, _LOW = 68, 48


@dataclass(frozen=True)
class Said:
    """What a button says. Without ``state`` it is one line and lower; ``off``: the key does nothing."""

    words: str
    state: str
    sign: Sign
    off: bool = False


class AnswerButton(QAbstractButton):
    """Checkable; role, Space and the arrows of its group remain Qt's.

    Args:
        look: how it is drawn.
        key: the cap at its end.
        tall: it has room for two lines.
    """

    def __init__(self, look: Look, key: str, *, tall: bool) -> None:
        super().__init__()
        self._look, self._key, self._tall = look, key, tall
        self._said = Said("", "", ("neutral", "circle-dashed"))
        self.setCheckable(True)
        styles = ("strong", "small") if tall else ("body",)
        self.setMinimumHeight(look.tall(_TALL if tall else _LOW, *styles, room=20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_said(self, said: Said) -> None:
        """Show another answer."""
        self._said = said
        self.setEnabled(not said.off)
        self.setText(said.words)
        name = f"{said.words}. {said.state}" if said.state else said.words
        self.setAccessibleName(f"{self._key}: {name}")
        self.setToolTip(said.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Override: a third of a page."""
        return QSize(220, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: Enter belongs to the page, which goes on with it; Space presses the button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Override: a shade under the mouse."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent, /) -> None:
        """Override: and away."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: ground, picture, one or two lines, key, ring."""
        painter = QPainter(self)
        canvas, rect = Canvas(painter, self._look), QRectF(self.rect())
        hue, picture = self._said.sign
        role = self._ground(canvas, rect, hue)
        canvas.icon(
            paint.square(rect.x() + _LEFT, rect.center().y(), _ICON),
            picture,
            "ink3" if self._said.off else hue,
        )
        cap = paint.keycap_width(self._look, self._key)
        if not self._said.off:
            canvas.keycap(rect.right() - _RIGHT - cap, rect.center().y(), self._key)
        room = QRectF(_TEXT, 0, rect.width() - _TEXT - _RIGHT - cap - 8, rect.height())
        self._words(canvas, room, role)
        if self.hasFocus():
            canvas.focus_ring(rect.adjusted(3, 3, -3, -3), RADIUS - 2)
        painter.end()

    def _words(self, canvas: Canvas, room: QRectF, role: str) -> None:
        if not (self._tall and self._said.state):
            canvas.words(room, self._said.words, "strong" if self._tall else "body", role)
            return
        high, low = self._look.line("strong"), self._look.line("small")
        top = room.center().y() - (high + low) / 2
        above = QRectF(room.x(), top, room.width(), high)
        canvas.words(above, self._said.words, "strong", role)
        under = QRectF(room.x(), top + high, room.width(), low)
        canvas.words(under, self._said.state, "small", "ink2" if role == "ink" else role)

    def _ground(self, canvas: Canvas, rect: QRectF, hue: str) -> str:
        """Draw what lies behind the words and return the role the words are drawn in."""
        color = self._look.color
        if self._said.off:
            canvas.box(rect, RADIUS, color("sunken"), color("hairline"))
            return "ink3"
        if self.isChecked():
            canvas.box(rect, RADIUS, color(f"{hue}.soft"), color(hue), 2)
            return hue
        over = self.underMouse() or self.isDown()
        canvas.box(rect, RADIUS, color("hover" if over else "surface"), color("border"))
        return "ink"
