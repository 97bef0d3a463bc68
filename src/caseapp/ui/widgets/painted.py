"""Small widgets that draw themselves: an icon, keys, a chip, initials, the program's sign."""

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas


class Painted(QWidget):
    """A widget that draws itself. A width or height of 0 grows with the room there is."""

    def __init__(self, look: Look, width: float = 0, height: float = 0) -> None:
        super().__init__()
        self.look = look
        self._wanted = QSize(ceil(width) or 16, ceil(height) or 16)
        policy = QSizePolicy.Policy
        self.setSizePolicy(
            policy.Fixed if width else policy.Expanding,
            policy.Fixed if height else policy.Expanding,
        )

    def sizeHint(self) -> QSize:
        """Override: the size it was made for."""
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        """Override: the same; nothing painted may be cut off."""
        return self._wanted

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: hand a canvas and the whole rectangle to `draw`."""
        painter = QPainter(self)
        self.draw(Canvas(painter, self.look), QRectF(self.rect()))
        painter.end()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Draw everything."""
        raise NotImplementedError


class Picture(Painted):
    """One icon. It says nothing that words beside it do not say, so it has no name of its own."""

    def __init__(self, look: Look, name: str, size: int = 20, role: str = "ink2") -> None:
        super().__init__(look, look.px(size), look.px(size))
        self._name, self._role = name, role

    def show_picture(self, name: str, role: str) -> None:
        """Show another picture."""
        self._name, self._role = name, role
        self.update()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: the icon."""
        canvas.icon(rect, self._name, self._role)


class Key(Painted):
    """The cap of one key, or of a chord."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__(look, paint.keycap_width(look, key) + 1, paint.keycap_height(look))
        self._key = key

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: the cap."""
        canvas.keycap(0, rect.center().y(), self._key)


class Chip(Painted):
    """A state in words; never an act."""

    def __init__(self, look: Look, text: str, hue: str, picture: str = "") -> None:
        super().__init__(look, paint.chip_width(look, text, picture) + 1, paint.chip_height(look))
        self._said = (text, hue, picture)
        self._folded = False
        self.setAccessibleName(text)

    def fold(self, *, folded: bool) -> None:
        """Show the picture alone where there is no room for words; the tool tip says them."""
        text, _hue, picture = self._said
        if folded != self._folded and picture:
            self._folded = folded
            shown = "" if folded else text
            self._wanted = QSize(
                ceil(paint.chip_width(self.look, shown, picture)) + 1, self._wanted.height()
            )
            self.setToolTip(text if folded else "")
            self.updateGeometry()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: the chip."""
        text, hue, picture = self._said
        canvas.chip(0, rect.center().y(), "" if self._folded else text, hue, picture)


class Initials(Painted):
    """Stands where a photo will be."""

    def __init__(self, look: Look, letters: str, size: int = 32, style: str = "label") -> None:
        super().__init__(look, size, size)
        self._letters, self._style = letters, style

    def show_letters(self, letters: str) -> None:
        """Show somebody else."""
        self._letters = letters
        self.update()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: round when small, a tile when large."""
        small = self._style == "label"
        canvas.box(rect, rect.width() / 2 if small else 8, self.look.color("accent_soft"))
        canvas.words(rect, self._letters, self._style, "accent", paint.CENTER)


class Round(Painted):
    """A large quiet picture for a place that is still empty."""

    def __init__(self, look: Look, icon: str, size: int = 64) -> None:
        super().__init__(look, size, size)
        self._icon = icon

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: the icon on a soft disc."""
        canvas.box(rect, rect.width() / 2, self.look.color("accent_soft"))
        side = rect.width() * 0.44
        at = (rect.width() - side) / 2
        canvas.icon(QRectF(at, at, side, side), self._icon, "accent")


class Mark(Painted):
    """The program's sign: an open door."""

    def __init__(self, look: Look, size: int = 28) -> None:
        super().__init__(look, size, size)

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: the door on the accent."""
        side = rect.width()
        canvas.box(rect, side * 0.25, self.look.color("accent_fill"))
        inner = QRectF(side * 0.18, side * 0.18, side * 0.64, side * 0.64)
        canvas.icon(inner, "door-open", "on_accent")


class Swatch(Painted):
    """The colour of a part of a bar, beside its name."""

    def __init__(self, look: Look, role: str) -> None:
        super().__init__(look, 12, 12)
        self._role = role

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: a small square; pale ones get an edge."""
        edge = self.look.color("border") if self._role == "sunken" else None
        canvas.box(rect, 3, self.look.color(self._role), edge)
