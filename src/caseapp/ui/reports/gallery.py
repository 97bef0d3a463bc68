"""The sheets there are, each with a small drawing of how it looks."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS_CARD

Drawing = Callable[[Canvas, QRectF], None]

_PAPER = QSize(48, 64)
_ROWS = 7


class SheetTile(QAbstractButton):
    """Put several into an exclusive `QButtonGroup`: arrows and Space then choose one."""

    def __init__(self, look: Look, name: str, under: str, drawing: Drawing) -> None:
        super().__init__()
        self._look, self._under, self._drawing = look, under, drawing
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(under)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: the drawing, two lines beside it."""
        return QSize(280, self._look.tall(_PAPER.height() + 20, "strong", "small", room=20))

    def minimumSizeHint(self) -> QSize:
        """Override: the lines may be shortened, not cut in height."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: chosen = soft ground, coloured edge and a tick."""
        painter = QPainter(self)
        look, rect, here = self._look, QRectF(self.rect()), self.isChecked()
        canvas = Canvas(painter, look)
        if here:
            canvas.box(rect, RADIUS_CARD, look.color("accent_soft"), look.color("accent"), 2)
            canvas.icon(paint.square(rect.right() - 38, rect.center().y(), 20), "check", "accent")
        else:
            canvas.box(rect, RADIUS_CARD, look.color("surface"), look.color("hairline"))
        top = rect.center().y() - _PAPER.height() / 2
        paper = QRectF(16, round(top), _PAPER.width(), _PAPER.height())
        canvas.box(paper, 2, look.color("window"), look.color("border"))
        self._drawing(canvas, paper)
        x, room, high = paper.right() + 16, rect.width() - paper.right() - 60, look.line("strong")
        top = rect.center().y() - (high + look.line("small")) / 2
        canvas.words(QRectF(x, top, room, high), self.text(), "strong", "accent" if here else "ink")
        lower = QRectF(x, top + high, room, look.line("small"))
        canvas.words(lower, self._under, "small", "ink2")
        if self.hasFocus():
            canvas.focus_ring(rect.adjusted(3, 3, -3, -3))
        painter.end()


def draw_roll_call(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet of names, each with a box to tick."""
    _title(canvas, paper)
    for place in range(_ROWS):
        y = _row(paper, place)
        _bar(canvas, paper.x() + 6, y, 4, "info.solid")
        _bar(canvas, paper.x() + 13, y, (24, 17, 21, 26, 19, 23, 16)[place], "neutral.solid")


def draw_check_in(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet of numbered rows with nothing in them."""
    _title(canvas, paper)
    for place in range(_ROWS):
        y = _row(paper, place)
        _bar(canvas, paper.x() + 6, y, 3, "neutral.solid")
        line = QRectF(paper.x() + 13, y + 3, paper.width() - 19, 1)
        canvas.painter.fillRect(line, canvas.look.color("neutral.solid"))


def _title(canvas: Canvas, paper: QRectF) -> None:
    canvas.painter.fillRect(QRectF(paper.x() + 6, paper.y() + 7, 22, 3), canvas.look.color("ink2"))


def _row(paper: QRectF, place: int) -> float:
    return paper.y() + 16 + 6 * place


def _bar(canvas: Canvas, x: float, y: float, width: float, role: str) -> None:
    canvas.painter.fillRect(QRectF(x, y, width, 3), canvas.look.color(role))
