"""A sheet of labels, drawn small: on which free place the next label goes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import CONTROL, RADIUS_SMALL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Painted
from caseapp.ui.widgets.parts import label, row
from caseapp.ui.widgets.scrolled import asked

_WIDTH, _CELL = 252, 28
_GAP = 4


@dataclass(frozen=True)
class SheetShape:
    """How many labels lie beside and under one another."""

    across: int
    down: int


class SheetPlaces(Painted):
    """Arrows and the mouse choose a place (1 is left above); what lies before it counts as used."""

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, shape: SheetShape, place: int = 1) -> None:
        cell = look.tall(_CELL, "label")
        super().__init__(look, _WIDTH, cell * shape.down + _GAP)
        self._name, self._shape, self._place = name, shape, place
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choose(place)

    def place(self) -> int:
        """Return the chosen place."""
        return self._place

    def choose(self, place: int) -> None:
        """Choose a place, the nearest there is."""
        tr, last = self.look.words, self._shape.across * self._shape.down
        self._place = min(max(place, 1), last)
        said = tr("Place {place} of {places}", place=self._place, places=last)
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()
        self.chosen.emit(self._place)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: arrows, Home and End."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._shape.across,
            Qt.Key.Key_Down: self._shape.across,
        }
        last = self._shape.across * self._shape.down
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if key in ends:
            self.choose(ends[key])
        elif key not in steps:
            super().keyPressEvent(event)
        elif 1 <= self._place + steps[key] <= last:
            self.choose(self._place + steps[key])

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Override: the place under the finger."""
        for place in range(1, self._shape.across * self._shape.down + 1):
            if self._cell(place).contains(QPointF(event.position())):
                self.choose(place)

    def minimumSizeHint(self) -> QSize:
        """Override: every place must stay large enough for a finger."""
        return self.sizeHint()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: used places sunken, the chosen one with its number, free ones as frames."""
        color = self.look.color
        for place in range(1, self._shape.across * self._shape.down + 1):
            cell = self._cell(place)
            if place == self._place:
                canvas.box(cell, RADIUS_SMALL, color("accent_fill"))
                canvas.words(cell, str(place), "label", "on_accent", paint.CENTER)
            elif place < self._place:
                canvas.box(cell, RADIUS_SMALL, color("sunken"))
            else:
                canvas.box(cell, RADIUS_SMALL, color("surface"), color("border"))
        if self.hasFocus():
            canvas.focus_ring(rect)

    def _cell(self, place: int) -> QRectF:
        line, beside = divmod(place - 1, self._shape.across)
        wide = (self.width() - 2 * _GAP) / self._shape.across
        high = (self.height() - 2 * _GAP) / self._shape.down
        inner = _GAP / 2
        whole = QRectF(_GAP + beside * wide, _GAP + line * high, wide, high)
        return whole.adjusted(inner, inner, -inner, -inner)


class PlaceQuestion(QDialog):
    """Asks for the first free place of the sheet that lies in the printer. Enter goes on."""

    taken = Signal(int)

    def __init__(self, look: Look, title: str, places: SheetPlaces, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self.setWindowTitle(title)
        self.setMinimumWidth(round(look.width("0" * 48, "body")))
        self.places = places
        why = tr(
            "A sheet that was begun can go in again: choose its first free place with the arrows."
        )
        self.act = Button(look, tr("Go on"), Face(Kind.PRIMARY, "check", "Enter", CONTROL))
        self.back = Button(look, tr("Back"), Face(key="Esc", least=CONTROL))
        self.back.setAutoDefault(False)
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self._where = label(look, "", "strong")
        head = label(look, title, "title", wrap=True)
        foot = row(self.back, None, self.act)
        body = (label(look, why, "body", "2", wrap=True), 16, row(None, places, None))
        where = row(None, self._where, None)
        self.setLayout(asked((head, 8), body, (8, where, 16, foot), (24, 20, 24, 20)))
        places.chosen.connect(self._say)
        self.accepted.connect(lambda: self.taken.emit(places.place()))
        self._say(places.place())
        places.setFocus()

    def _say(self, place: int) -> None:
        self._where.setText(self.places.look.words("First label: place {place}", place=place))


def ask_place(
    look: Look, parent: QWidget, title: str, places: SheetPlaces, then: Callable[[int], object]
) -> PlaceQuestion:
    """Open the question; ``then`` gets the place, and nothing is called on Esc."""
    made = PlaceQuestion(look, title, places, parent)
    made.taken.connect(then)
    made.finished.connect(made.deleteLater)
    made.open()
    return made
