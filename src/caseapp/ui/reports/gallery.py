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
_SCALE = 0.75
"""Drawings are made for `_PAPER` and shown smaller, so that two rows of sheets fit on a laptop."""
_ROWS = 7
_NARROWEST = 140


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
        least = round(_PAPER.height() * _SCALE) + 16
        return QSize(240, self._look.tall(least, "strong", "small", room=16))

    def minimumSizeHint(self) -> QSize:
        """Override: the lines may be shortened, not cut in height."""
        return QSize(_NARROWEST, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: chosen = soft ground, coloured edge and a tick."""
        painter = QPainter(self)
        look, rect, here = self._look, QRectF(self.rect()), self.isChecked()
        canvas = Canvas(painter, look)
        if here:
            canvas.box(rect, RADIUS_CARD, look.color("accent_soft"), look.color("accent"), 2)
        else:
            canvas.box(rect, RADIUS_CARD, look.color("surface"), look.color("hairline"))
        wide, high = _PAPER.width() * _SCALE, _PAPER.height() * _SCALE
        paper = QRectF(16, round(rect.center().y() - high / 2), wide, high)
        painter.save()
        painter.translate(paper.topLeft())
        painter.scale(_SCALE, _SCALE)
        sheet = QRectF(0, 0, _PAPER.width(), _PAPER.height())
        canvas.box(sheet, 2, look.color("window"), look.color("border"))
        self._drawing(canvas, sheet)
        painter.restore()
        x, room, high = paper.right() + 16, rect.width() - paper.right() - 28, look.line("strong")
        top = rect.center().y() - (high + look.line("small")) / 2
        if here:  # beside the name alone: the line below needs its whole length
            canvas.icon(paint.square(x + room - 20, top + high / 2, 20), "check", "accent")
        name = QRectF(x, top, room - 24 * here, high)
        canvas.words(name, self.text(), "strong", "accent" if here else "ink")
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


def draw_stage_summary(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet with columns of a chart."""
    _title(canvas, paper)
    foot = paper.bottom() - 10
    for place, high in enumerate((12, 22, 30, 24, 15)):
        column = QRectF(paper.x() + 7 + 7 * place, foot - high, 5, high)
        canvas.painter.fillRect(column, canvas.look.color("info.solid"))


def draw_contact_register(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet of names, each with what was tried beside it."""
    _title(canvas, paper)
    for place in range(_ROWS):
        y = _row(paper, place)
        _bar(canvas, paper.x() + 6, y, (14, 11, 16, 12, 15, 10, 13)[place], "neutral.solid")
        _bar(canvas, paper.x() + 25, y, (16, 9, 12, 16, 7, 14, 10)[place], "info.solid")


def draw_compliance(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet of bars in two parts."""
    _title(canvas, paper)
    for place in range(_ROWS):
        y = _row(paper, place)
        _bar(canvas, paper.x() + 6, y, 36, "info.solid")
        _bar(canvas, paper.x() + 6, y, (9, 14, 6, 17, 11, 8, 13)[place], "neutral.solid")


def draw_stickers(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet of three by six labels."""
    for row in range(6):
        for beside in range(3):
            x, y = paper.x() + 4 + 14 * beside, paper.y() + 5 + 9 * row
            _bar(canvas, x, y, 5, "ink2")
            _bar(canvas, x + 7, y, 4, "info.solid")
            canvas.painter.fillRect(QRectF(x, y + 4, 11, 1), canvas.look.color("neutral.solid"))


def draw_wristbands(canvas: Canvas, paper: QRectF) -> None:
    """Draw a sheet of strips, each with a square and a number."""
    for place in range(_ROWS):
        y = paper.y() + 5 + 8 * place
        _bar(canvas, paper.x() + 6, y, 3, "info.solid")
        _bar(canvas, paper.x() + 11, y, 9, "ink2")
        canvas.painter.fillRect(
            QRectF(paper.x() + 4, y + 5, paper.width() - 8, 1), canvas.look.color("hairline")
        )


def _title(canvas: Canvas, paper: QRectF) -> None:
    canvas.painter.fillRect(QRectF(paper.x() + 6, paper.y() + 7, 22, 3), canvas.look.color("ink2"))


def _row(paper: QRectF, place: int) -> float:
    return paper.y() + 16 + 6 * place


def _bar(canvas: Canvas, x: float, y: float, width: float, role: str) -> None:
    canvas.painter.fillRect(QRectF(x, y, width, 3), canvas.look.color(role))
