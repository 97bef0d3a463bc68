"""Everything that is drawn: bands, squares, rules and the QR, in as few PDF operators as possible."""

from collections.abc import Callable, Iterable, Iterator

import segno
from reportlab.pdfgen.canvas import Canvas

from caseapp.reports.layout.bands import Band, Ground, Rule, Square, Words
from caseapp.reports.layout.type import INK, Colour
from caseapp.reports.layout.typeset import Line
from caseapp.reports.model import Mark

_CAPITALS = 0.66  # height of a capital in Source Sans, as a part of its size
_SQUARE_WEIGHT = 1.1
QUIET = 2  # light modules around the QR; the white page gives the rest of the four
_DOTS = (0.5, 2.2)
_SLOPE = 52  # degrees: what is drawn across a page goes from corner to corner
_BLACK: Colour = (0.0, 0.0, 0.0)

Pen = tuple[Colour, float]
"""Colour and weight of lines."""


class Ink:
    """A canvas as bands need it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pen: Pen | None = None
        self._fill: Colour | None = None
        self._codes: dict[str, tuple[tuple[int, ...], ...]] = {}

    def once(self, name: str, draw: Callable[[], None]) -> None:
        """Draw what stands on every page a single time; `again` puts it there."""
        self._canvas.beginForm(name)
        draw()
        self._canvas.endForm()
        self._pen = self._fill = None

    def again(self, name: str) -> None:
        """Put what was drawn `once` on this page."""
        self._canvas.doForm(name)

    def turn(self) -> None:
        """End the page."""
        self._canvas.showPage()
        self._pen = self._fill = None

    def bands(self, bands: Iterable[Band], x: float, top: float) -> None:
        """Draw bands under one another from (x, top) of the page, each kind of mark in one go."""
        placed = list(_falling(bands, top))
        for band, y in placed:
            for ground in band.grounds:
                self._ground(ground, x, y)
        for band, y in placed:
            self.rules(band.rules, x, y)
        for band, y in placed:
            for square in band.squares:
                self._square(square, x, y)
        for band, y in placed:
            self.words(band.words, x, y)

    def words(self, words: Iterable[Words], x: float, top: float) -> None:
        """Draw lines of text as one text object."""
        text = self._canvas.beginText()
        face: tuple[str, float] | None = None
        for placed in words:
            text.setTextOrigin(x + placed.x, top - placed.top - _baseline(placed.line))
            last = placed.line.runs[-1]
            for run in placed.line.runs:
                if face != (run.face, run.type.size):
                    face = (run.face, run.type.size)
                    text.setFont(*face)
                if self._fill != run.type.ink:
                    self._fill = run.type.ink
                    text.setFillColorRGB(*run.type.ink)
                if run is last:
                    text.textLine(
                        run.text
                    )  # unlike ``textOut``, it does not measure the text again
                else:
                    text.textOut(run.text)
        if face:
            self._canvas.drawText(text)

    def dotted(self, rules: Iterable[Rule], x: float, top: float) -> None:
        """Draw rules as rows of fine dots, to cut along."""
        self._canvas.saveState()
        self._canvas.setDash(_DOTS)
        self.rules(rules, x, top)
        self._canvas.restoreState()
        self._pen = None

    def qr(self, text: str, x: float, top: float, size: float) -> None:
        """Draw a QR (ISO/IEC 18004) as one path; ``size`` includes its quiet zone.

        Level M, or a higher one where that takes no more room.
        """
        rows = self._codes.get(text)
        if rows is None:
            code = segno.make(text, error="m", micro=False)
            rows = self._codes[text] = tuple(map(tuple, code.matrix_iter(border=QUIET)))
        step = size / len(rows)
        path = self._canvas.beginPath()
        for number, row in enumerate(rows):
            bottom = top - (number + 1) * step
            for start, count in _dark(row):
                path.rect(x + start * step, bottom, count * step, step)
        self._fill_with(_BLACK)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def across(self, line: Line, width: float, height: float) -> None:
        """Draw a line of pale text from corner to corner of the page, under what follows."""
        self._canvas.saveState()
        self._canvas.translate(width / 2, height / 2)
        self._canvas.rotate(_SLOPE)
        self.words([Words(-line.width / 2, 0, line)], 0, line.leading / 2)
        self._canvas.restoreState()
        self._fill = None

    def rules(self, rules: Iterable[Rule], x: float, top: float) -> None:
        """Draw straight lines."""
        for rule in rules:
            self._rule(rule, x, top)

    def _rule(self, rule: Rule, x: float, top: float) -> None:
        self._draw_with((rule.colour, rule.weight))
        self._canvas.line(x + rule.x1, top - rule.y1, x + rule.x2, top - rule.y2)

    def _ground(self, ground: Ground, x: float, top: float) -> None:
        self._fill_with(ground.colour)
        bottom = top - ground.top - ground.height
        self._canvas.rect(x + ground.x, bottom, ground.width, ground.height, stroke=0, fill=1)

    def _square(self, square: Square, x: float, top: float) -> None:
        left, bottom, size = x + square.x, top - square.top - square.size, square.size
        path = self._canvas.beginPath()
        path.rect(left, bottom, size, size)
        for stroke in _STROKES[square.mark]:
            for number, (right, up) in enumerate(stroke):
                go = path.lineTo if number else path.moveTo
                go(left + right * size, bottom + up * size)
        self._draw_with((INK, _SQUARE_WEIGHT))
        self._canvas.drawPath(path, stroke=1, fill=0)

    def _draw_with(self, pen: Pen) -> None:
        if pen != self._pen:
            self._pen = pen
            colour, weight = pen
            self._canvas.setStrokeColorRGB(*colour)
            self._canvas.setLineWidth(weight)

    def _fill_with(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self._canvas.setFillColorRGB(*colour)


_STROKES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.EMPTY: (),
    Mark.TICKED: (((0.18, 0.52), (0.42, 0.24), (0.84, 0.80)),),
    Mark.CROSSED: (((0.0, 0.0), (1.0, 1.0)), ((0.0, 1.0), (1.0, 0.0))),
}


def _falling(bands: Iterable[Band], top: float) -> Iterator[tuple[Band, float]]:
    """Yield each band with its upper edge."""
    for band in bands:
        yield band, top
        top -= band.height


def _baseline(line: Line) -> float:
    size = max(run.type.size for run in line.runs)
    return (line.leading + _CAPITALS * size) / 2


def _dark(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, count) of the runs of dark modules in a row of a QR."""
    start, count = 0, 0
    for position, module in enumerate((*row, 0)):
        if module:
            start, count = (start, count + 1) if count else (position, 1)
        elif count:
            yield start, count
            count = 0
