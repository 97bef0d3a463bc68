"""Everything that is drawn: bands, squares, rules and the QR, as few PDF operators as possible."""

from collections.abc import Iterable

import segno
from reportlab.pdfgen.canvas import Canvas

from caseapp.reports.layout.bands import Band, Ground, Rule, Square, Words
from caseapp.reports.layout.type import DEMO_ACROSS, INK, Colour
from caseapp.reports.layout.typeset import Line
from caseapp.reports.model import Mark

_CAPITALS = 0.66  # height of a capital in Source Sans, as a part of its size
_SQUARE_WEIGHT = 1.1
_QUIET = 2  # light modules around the QR; the white page gives the rest of the four


class Ink:
    """A canvas as bands need it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def band(self, band: Band, x: float, top: float) -> None:
        """Draw a band whose left top corner is at (x, top) of the page."""
        for ground in band.grounds:
            self.ground(ground, x, top)
        for rule in band.rules:
            self.rule(rule, x, top)
        for square in band.squares:
            self.square(square, x, top)
        self.words(band.words, x, top)

    def words(self, words: Iterable[Words], x: float, top: float) -> None:
        """Draw lines of text as one text object."""
        text = self._canvas.beginText()
        face: tuple[str, float] | None = None
        ink: Colour | None = None
        for placed in words:
            text.setTextOrigin(x + placed.x, top - placed.top - _baseline(placed.line))
            for run in placed.line.runs:
                if face != (run.face.value, run.type.size):
                    face = (run.face.value, run.type.size)
                    text.setFont(*face)
                if ink != run.type.ink:
                    ink = run.type.ink
                    text.setFillColorRGB(*ink)
                text.textOut(run.text)
        if face:
            self._canvas.drawText(text)

    def rule(self, rule: Rule, x: float, top: float) -> None:
        """Draw a straight line."""
        self._canvas.setStrokeColorRGB(*rule.colour)
        self._canvas.setLineWidth(rule.weight)
        self._canvas.setDash([0.6, 2.2] if rule.dotted else [])
        self._canvas.line(x + rule.x1, top - rule.y1, x + rule.x2, top - rule.y2)

    def ground(self, ground: Ground, x: float, top: float) -> None:
        """Fill a rectangle."""
        self._canvas.setFillColorRGB(*ground.colour)
        bottom = top - ground.top - ground.height
        self._canvas.rect(x + ground.x, bottom, ground.width, ground.height, stroke=0, fill=1)

    def square(self, square: Square, x: float, top: float) -> None:
        """Draw a square to tick, ticked or crossed where it is."""
        left, bottom, size = x + square.x, top - square.top - square.size, square.size
        path = self._canvas.beginPath()
        path.rect(left, bottom, size, size)
        match square.mark:
            case Mark.TICKED:
                path.moveTo(left + 0.18 * size, bottom + 0.52 * size)
                path.lineTo(left + 0.42 * size, bottom + 0.24 * size)
                path.lineTo(left + 0.84 * size, bottom + 0.80 * size)
            case Mark.CROSSED:
                path.moveTo(left, bottom)
                path.lineTo(left + size, bottom + size)
                path.moveTo(left, bottom + size)
                path.lineTo(left + size, bottom)
            case Mark.EMPTY:
                pass
        self._canvas.setStrokeColorRGB(*INK)
        self._canvas.setLineWidth(_SQUARE_WEIGHT)
        self._canvas.setDash([])
        self._canvas.drawPath(path, stroke=1, fill=0)

    def qr(self, text: str, x: float, top: float, size: float) -> None:
        """Draw a QR (ISO/IEC 18004, level M) as one path; ``size`` includes its quiet zone."""
        rows = tuple(segno.make(text, error="m", micro=False).matrix_iter(border=_QUIET))
        step = size / len(rows)
        path = self._canvas.beginPath()
        for number, row in enumerate(rows):
            bottom = top - (number + 1) * step
            for start, count in _dark(row):
                path.rect(x + start * step, bottom, count * step, step)
        self._canvas.setFillColorRGB(0, 0, 0)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def across(self, line: Line, width: float, height: float) -> None:
        """Draw a line of pale text from corner to corner of the page, under what follows."""
        self._canvas.saveState()
        self._canvas.translate(width / 2, height / 2)
        self._canvas.rotate(52)
        self.words([Words(-line.width / 2, 0, line)], 0, DEMO_ACROSS.leading / 2)
        self._canvas.restoreState()


def _baseline(line: Line) -> float:
    size = max(run.type.size for run in line.runs)
    return (line.leading + _CAPITALS * size) / 2


def _dark(row: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Yield (first, count) of the runs of dark modules in a row of a QR."""
    start, count = 0, 0
    for position, module in enumerate((*row, 0)):
        if module:
            start, count = (start, count + 1) if count else (position, 1)
        elif count:
            yield start, count
            count = 0
