"""One button for the whole program, with an icon and the key that does the same."""

from dataclasses import dataclass
from enum import Enum, auto
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS, TARGET


class Kind(Enum):
    """How loud a button is: one primary on a page."""

    PRIMARY = auto()
    PLAIN = auto()
    QUIET = auto()
    LINK = auto()
    DANGER = auto()


@dataclass(frozen=True)
class Face:
    """What a button shows besides its words."""

    kind: Kind = Kind.PLAIN
    icon: str = ""
    key: str = ""
    least: int = TARGET
    chevron: bool = False
    wide: bool = False


_ICON, _GAP, _CHEVRON = 18, 8, 20
_INSIDE = 4
"""Room (px) inside the edge of a link."""


class Button(QPushButton):
    """A `QPushButton` that paints itself: a style sheet cannot put a key at the end of a label.

    Focus, Space, shortcuts and the role for screen readers remain Qt's. Checked (of a checkable one)
    shows as a soft ground with a coloured edge.
    """

    def __init__(self, look: Look, text: str, face: Face | None = None) -> None:
        super().__init__(text)
        self._look = look
        self._face = face or Face()
        self._side = look.px(_ICON)
        self._over = False
        self.setAccessibleName(text)
        self.setMinimumHeight(look.tall(self._face.least, self._style))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if self._face.wide else policy.Fixed, policy.Fixed)

    def say(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override: words, icon, key and arrow beside each other."""
        look, face, text = self._look, self._face, self.text()
        width = 2.0 * self._pad
        width += look.width(text, self._style) + 2 if text else 0
        width += self._side if face.icon else 0
        width += _GAP if face.icon and text else 0
        width += paint.keycap_width(look, face.key) + _GAP + 2 if face.key else 0
        width += _CHEVRON if face.chevron else 0
        return QSize(ceil(width), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Override: the words of an act are never cut off."""
        return self.sizeHint()

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

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: Enter presses what has the ring, as Space does; a key that is held does so once.

        Not a choice: the second Enter of who opens a person must not give them a colour.
        """
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.isCheckable():
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: ground, icon, words, key, arrow, ring."""
        painter = QPainter(self)
        canvas = Canvas(painter, self._look)
        rect = QRectF(self.rect())
        role = self._ground(canvas, rect) if self.isEnabled() else self._off(canvas, rect)
        right = self._right_side(canvas, rect, role)
        x, face = rect.x() + self._pad, self._face
        if face.icon:
            alone = not (self.text() or face.key or face.chevron)
            at = rect.center().x() - self._side / 2 if alone else x
            canvas.icon(paint.square(at, rect.center().y(), self._side), face.icon, role)
            x += self._side + _GAP
        room = QRectF(x, 0, right - x + 2, rect.height())
        canvas.words(room, self.text(), self._style, role)
        if self.hasFocus():
            inset = 3 if face.kind is Kind.PRIMARY else 0
            ring = rect.adjusted(inset, inset, -inset, -inset)
            edge = self._look.color("on_accent" if inset else "accent")
            canvas.box(ring, RADIUS, None, edge, 2)
        painter.end()

    @property
    def _style(self) -> str:
        return "strong" if self._face.kind in (Kind.PRIMARY, Kind.LINK) else "body"

    @property
    def _pad(self) -> int:
        return _INSIDE if self._face.kind is Kind.LINK else 12

    def _right_side(self, canvas: Canvas, rect: QRectF, role: str) -> float:
        """Draw arrow and key from the right and return where the words must end."""
        right, middle, face = rect.right() - self._pad, rect.center().y(), self._face
        if face.chevron:
            canvas.icon(paint.square(right - 14, middle, 16), "chevron-down", role)
            right -= _CHEVRON
        if face.key:
            width = paint.keycap_width(self._look, face.key)
            on_fill = face.kind is Kind.PRIMARY and self.isEnabled()
            out = 2 if self._pad > _INSIDE else -2  # clear of the ring where the edge is near
            canvas.keycap(right - width + out, middle, face.key, on_fill=on_fill)
            right -= width + _GAP
        return right

    def _ground(self, canvas: Canvas, rect: QRectF) -> str:
        """Draw what lies behind the words and return the role the words are drawn in."""
        color = self._look.color
        pressed = self._over or self.isDown()
        match self._face.kind:
            case Kind.PRIMARY:
                canvas.box(rect, RADIUS, color("accent_fill"))
                return "on_accent"
            case Kind.LINK | Kind.QUIET:
                if pressed:
                    canvas.box(rect, RADIUS, color("hover"))
                return "accent" if self._face.kind is Kind.LINK else "ink2"
            case Kind.DANGER:
                canvas.box(rect, RADIUS, color("bad.soft" if pressed else "surface"), color("bad"))
                return "bad"
            case Kind.PLAIN:
                if self.isChecked():
                    canvas.box(rect, RADIUS, color("info.soft"), color("info"))
                    return "info"
                canvas.box(rect, RADIUS, color("hover" if pressed else "surface"), color("border"))
                return "ink"

    def _off(self, canvas: Canvas, rect: QRectF) -> str:
        if self._face.kind not in (Kind.LINK, Kind.QUIET):
            canvas.box(rect, RADIUS, self._look.color("sunken"), self._look.color("hairline"))
        return "ink3"
