"""The left edge: the rooms of the program, and the signs of the computer's health."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from caseapp.ui import paint
from caseapp.ui.frame.signs import Sign, SignBoard
from caseapp.ui.keys import PAGE_KEY
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import NARROW, RAIL, RAIL_NARROW
from caseapp.ui.widgets.painted import Mark
from caseapp.ui.widgets.parts import column, holder, label, row

_PAGE = 108
"""Figures of body text that a page wants beside the rail."""


@dataclass(frozen=True)
class Place:
    """One room in the rail: its code, its word, its picture; ``low`` ones stand at the bottom.

    One that is not ``listed`` has no item: it is a room that one is sent to, and comes back from.
    """

    code: str
    name: str
    icon: str
    low: bool = False
    listed: bool = True


class _Item(QAbstractButton):
    """Here = soft ground, a bar and semibold: three signs, one of them not colour."""

    def __init__(self, look: Look, place: Place, key: str) -> None:
        super().__init__()
        self._look, self._place, self._key = look, place, key
        self.narrow = False
        self.setText(place.name)
        self.setAccessibleName(place.name)
        self.setToolTip(f"{place.name} ({PAGE_KEY}+{key})")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: an icon, with its word unless narrow."""
        return QSize(RAIL_NARROW if self.narrow else RAIL, self._look.tall(44))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: icon, word, key."""
        painter = QPainter(self)
        canvas, rect, look, here = (
            Canvas(painter, self._look),
            QRectF(self.rect()),
            self._look,
            self.isChecked(),
        )
        role = "accent" if here else "ink2"
        inner = rect.adjusted(8, 2, -8, -2)
        if here:
            canvas.choice(inner)
        elif self.underMouse():
            canvas.box(inner, 6, look.color("hover"))
        side = look.px(20)
        x = rect.center().x() - side / 2 if self.narrow else 20
        canvas.icon(paint.square(x, rect.center().y(), side), self._place.icon, role)
        if not self.narrow:
            left = 28 + side
            word = QRectF(left, 0, rect.width() - left - 36, rect.height())
            canvas.words(
                word, self._place.name, "strong" if here else "body", "accent" if here else "ink"
            )
            key = rect.adjusted(0, 0, -20, 0)
            canvas.words(key, self._key, "caption", "accent" if here else "ink3", paint.RIGHT)
        if self.hasFocus():
            canvas.focus_ring(inner)
        painter.end()


class Rail(QWidget):
    """One item is down: the room on the screen."""

    wanted = Signal(str)

    def __init__(self, look: Look, places: Sequence[Place]) -> None:
        super().__init__()
        self._look = look
        self._narrow = RAIL_NARROW + look.px(20) - 20
        self._wide = max(RAIL, round(look.width("0" * 21, "body")))
        self._group = QButtonGroup(self)
        self._items: dict[str, _Item] = {}
        places = [place for place in places if place.listed]
        for number, place in enumerate(places, start=1):
            item = self._items[place.code] = _Item(look, place, str(number))
            self._group.addButton(item)
            item.clicked.connect(lambda _on, code=place.code: self.wanted.emit(code))
        self._word = label(look, "caseapp", "heading")
        self._signs = SignBoard(look)
        head = holder(row(Mark(look), 12, self._word, None, margins=(16, 0, 0, 0)))
        upper = [self._items[place.code] for place in places if not place.low]
        lower = [self._items[place.code] for place in places if place.low]
        parts = (head, 20, *upper, None, self._signs, 8, *lower)
        self.setLayout(column(*parts, margins=(0, 12, 0, 12)))
        self.set_narrow(narrow=False)

    def show_here(self, code: str) -> None:
        """Press the item of a room; one without an item leaves the item pressed that one came from."""
        if code in self._items:
            self._items[code].setChecked(True)

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Show the state of the computer."""
        self._signs.show_signs(signs)

    def fits(self, width: int) -> bool:
        """Say whether a window of this width has room for the words: the page comes first."""
        return width >= max(NARROW, self._wide + self._look.width("0" * _PAGE, "body"))

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or words too."""
        self.setFixedWidth(self._narrow if narrow else self._wide)
        self._word.setVisible(not narrow)
        self._signs.setVisible(not narrow)
        for item in self._items.values():
            item.narrow = narrow
            item.updateGeometry()
            item.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: the rail's own ground."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._look.color("rail"))
        edge = QRectF(rect.right() - 1, 0, 1, rect.height())
        painter.fillRect(edge, self._look.color("hairline"))
        painter.end()
