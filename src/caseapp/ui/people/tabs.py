"""The names of the sections of a person's page, the one in front underlined and semibold."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS_SMALL, TARGET
from caseapp.ui.widgets.flow import Flow

_SIDE, _GAP = 8, 6


class Tab(QAbstractButton):
    """One name, with how much stands behind it. Several in an exclusive group: arrows choose one."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._count = look, ""
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show a number beside the name; below 1 there is none."""
        self._count = str(count) if count > 0 else ""
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override: as wide as the semibold name, so that nothing moves when it comes to the front."""
        look = self._look
        width = look.width(self.text(), "strong") + 2 * _SIDE + 2
        if self._count:
            width += _GAP + look.width(self._count, "small")
        return QSize(round(width), look.tall(TARGET))

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Override: a shade under the mouse."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: name, number, line."""
        painter = QPainter(self)
        canvas, rect, here = Canvas(painter, self._look), QRectF(self.rect()), self.isChecked()
        if self.underMouse() and not here:
            canvas.box(rect.adjusted(0, 2, 0, -4), RADIUS_SMALL, self._look.color("hover"))
        style, role = ("strong", "accent") if here else ("body", "ink2")
        room = rect.adjusted(_SIDE, 0, 0, 0)
        width = canvas.words(room, self.text(), style, role)
        if self._count:
            canvas.words(room.adjusted(width + _GAP, 1, 0, 1), self._count, "small", "ink3")
        if here:
            line = QRectF(0, rect.bottom() - 2, rect.width(), 3)
            canvas.box(line, 1, self._look.color("accent"))
        if self.hasFocus():
            canvas.focus_ring(rect.adjusted(0, 0, 0, -2))
        painter.end()


class Tabs(QWidget):
    """Several tabs, going on in the next line where there is no room."""

    wanted = Signal(int)

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(look.words("Sections"))
        self.tabs = [Tab(look, name) for name in names]
        self._group = QButtonGroup(self)
        for place, tab in enumerate(self.tabs):
            self._group.addButton(tab, place)
        flow = Flow(*self.tabs, gap=8)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idClicked.connect(self.wanted)

    def show_here(self, place: int) -> None:
        """Mark the tab in front without telling anybody."""
        self.tabs[place].setChecked(True)
