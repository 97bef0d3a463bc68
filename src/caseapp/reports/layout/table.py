"""Tables as bands: one band per row, heads repeated, no row alone on a page.

ReportLab's own tables wrap every cell three times and take markup in cells; this one measures once
and knows only text.
"""

from dataclasses import replace

from caseapp.reports.layout.bands import Band, Ground, Rule, Square, Words, kept, stacked, together
from caseapp.reports.layout.columns import PAD, SQUARE, Place, places
from caseapp.reports.layout.figures import BAR, TONES, bar, ink_on
from caseapp.reports.layout.type import HEAD, HEADING, INK_2, LINE, MM, OF, inked
from caseapp.reports.layout.typeset import Line, Span, Typesetter
from caseapp.reports.model import Align, Cell, Row, Style, Table, Text

_AIR = 3.5
_ABOVE_HEADING, _BELOW_HEADING = 14.0, 3.0
_BEFORE = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""Which part of the free width of a line stands before it."""
_SHORT = 2
"""That many rows at the beginning and at the end of a table stay together."""
_IN_ONE_PIECE = 330.0
"""A table that is no higher is not broken."""
_NO_HEADING = 10.0


class TableBands:
    """A table, measured for one width."""

    def __init__(self, table: Table, typesetter: Typesetter, width: float) -> None:
        self._table = table
        self._setter = typesetter
        self._width = width
        self._least = table.row_mm * MM
        self._places = places(table, typesetter, width)

    def bands(self) -> list[Band]:
        """Return heading, column heads and rows; none of them can end up without a neighbour."""
        head = self._head()
        rows = [self._row(row, head) for row in self._table.rows]
        if sum(row.height for row in rows) <= _IN_ONE_PIECE:
            return [*self._heading(), replace(head, keep=True), *together(rows)]
        firsts, lasts = rows[:_SHORT], rows[_SHORT:]
        middle, lasts = lasts[:-_SHORT], lasts[-_SHORT:]
        if len(lasts) == _SHORT:
            return [
                *self._heading(),
                replace(head, keep=True),
                *together(firsts),
                *middle,
                *together(lasts),
            ]
        return [*self._heading(), replace(head, keep=True), *together(firsts + lasts)]

    def _heading(self) -> list[Band]:
        if not self._table.heading:
            return kept([Band(_NO_HEADING)])
        lines = self._setter.lines(((self._table.heading, HEADING),), self._width)
        made = []
        for number, line in enumerate(lines):
            top = 0.0 if number else _ABOVE_HEADING
            made.append(Band(top + line.leading + _BELOW_HEADING, (Words(0, top, line),)))
        return kept(made)

    def _head(self) -> Band:
        words: list[Words] = []
        for place, column in zip(self._places, self._table.columns, strict=True):
            lines = self._setter.lines(((column.head, HEAD),), place.width - 2 * PAD)
            words += _aligned(lines, place, _AIR)
        height = max((w.bottom for w in words), default=HEAD.leading) + _AIR
        return Band(height, tuple(words), grounds=(Ground(0, 0, self._width, height, INK_2),))

    def _row(self, row: Row, head: Band) -> Band:
        words: list[Words] = []
        squares: list[Square] = []
        grounds: list[Ground] = []
        for place, cell in zip(self._places, row.cells, strict=True):
            if cell.mark:
                top = max(_AIR + 0.5, (self._least - SQUARE) / 2)
                left = place.left + (place.width - SQUARE) / 2
                squares.append(Square(left, top, SQUARE, cell.mark))
            words += self._cell(cell, place)
            if cell.bar:
                left, wide = place.left + PAD, place.width - 2 * PAD
                grounds += bar(cell.bar, self._setter, left, wide, _AIR)[1]
        height = max([w.bottom for w in words] + [s.top + s.size for s in squares], default=0.0)
        noted = self._notes(row, height + 1)
        height = max([height, *(w.bottom for w in noted)]) + _AIR
        if row.bar:
            left = self._places[self._table.notes_from].left + PAD
            drawn = bar(row.bar, self._setter, left, self._width - left - PAD, height)
            words += drawn[0]
            grounds += drawn[1]
            height += BAR + 2 * _AIR
        height = max(height, self._least)
        return Band(
            height,
            tuple(words + noted),
            tuple(squares),
            tuple(self._rules(height)),
            tuple(self._grounds(row, height) + grounds),
            head=head,
        )

    def _grounds(self, row: Row, height: float) -> list[Ground]:
        return [
            Ground(place.left, 0, place.width, height, TONES[cell.tone])
            for place, cell in zip(self._places, row.cells, strict=True)
            if cell.tone
        ]

    def _cell(self, cell: Cell, place: Place) -> list[Words]:
        words: list[Words] = []
        top = _AIR
        for texts in cell.paragraphs:
            lines = self._setter.lines(_spans(texts, cell), place.width - 2 * PAD)
            words += _aligned(lines, place, top)
            top += sum(line.leading for line in lines)
        return words

    def _notes(self, row: Row, top: float) -> list[Words]:
        left = self._places[self._table.notes_from].left
        place = Place(left, self._width - left, Align.LEFT)
        words: list[Words] = []
        for note in row.notes:
            lines = self._setter.lines(((note, OF[Style.NOTE]),), place.width - 2 * PAD)
            words += _aligned(lines, place, top)
            top += sum(line.leading for line in lines)
        return words

    def _rules(self, height: float) -> list[Rule]:
        rules = [Rule(0, height, self._width, height, LINE)]
        if self._table.ruled:
            edges = [place.left for place in self._places] + [self._width]
            rules += [Rule(x, 0, x, height, LINE) for x in edges]
        return rules


def _spans(texts: tuple[Text, ...], cell: Cell) -> tuple[Span, ...]:
    if cell.tone is None:
        return tuple((text.text, OF[text.style]) for text in texts)
    return tuple((text.text, inked(OF[text.style], ink_on(cell.tone))) for text in texts)


def _aligned(lines: tuple[Line, ...], place: Place, top: float) -> list[Words]:
    """Place lines under one another in a column."""
    left = place.left + PAD
    if place.align is Align.LEFT:
        return stacked(lines, left, top)
    before, inner = _BEFORE[place.align], place.width - 2 * PAD
    return [
        words._replace(x=left + before * (inner - words.line.width))
        for words in stacked(lines, left, top)
    ]
