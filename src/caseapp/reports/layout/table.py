"""Tables as bands: one band per row, heads repeated, no row alone on a page.

ReportLab's own tables wrap every cell three times and take markup in cells; this one measures once
and knows only text.
"""

from dataclasses import replace

from caseapp.reports.layout.bands import Band, Ground, Rule, Square, Words, kept
from caseapp.reports.layout.columns import PAD, SQUARE, Columns
from caseapp.reports.layout.type import HEAD, HEADING, INK_2, LINE, OF
from caseapp.reports.layout.typeset import Line, Span, Typesetter
from caseapp.reports.model import Align, Cell, Row, Style, Table, Text

MM = 72 / 25.4
_AIR = 3.5
_SHORT = 2
"""That many rows at the beginning and at the end of a table stay together."""


class TableBands:
    """A table, measured for one width."""

    def __init__(self, table: Table, typesetter: Typesetter, width: float) -> None:
        self._table = table
        self._setter = typesetter
        self._width = width
        self._least = table.row_mm * MM
        self._columns = Columns(table, typesetter, width)

    def bands(self) -> list[Band]:
        """Return heading, column heads and rows; none of them can end up without a neighbour."""
        head = self._head()
        rows = [self._row(row, head) for row in self._table.rows]
        firsts, lasts = rows[:_SHORT], rows[_SHORT:]
        middle, lasts = lasts[:-_SHORT], lasts[-_SHORT:]
        if len(lasts) == _SHORT:
            return [
                *self._heading(),
                replace(head, keep=True),
                *_bound(firsts),
                *middle,
                *_bound(lasts),
            ]
        return [*self._heading(), replace(head, keep=True), *_bound(firsts + lasts)]

    def _heading(self) -> list[Band]:
        lines = self._setter.lines(((self._table.heading, HEADING),), self._width)
        return kept(
            [
                Band(14 * (number == 0) + line.leading + 3, (Words(0, 14 * (number == 0), line),))
                for number, line in enumerate(lines)
            ]
        )

    def _head(self) -> Band:
        words: list[Words] = []
        for column, x, width in self._columns:
            lines = self._setter.lines(((column.head, HEAD),), width - 2 * PAD)
            words += _stacked(lines, x, width, column.align, 3.5)
        height = max((w.bottom for w in words), default=HEAD.leading) + 3.5
        return Band(height, tuple(words), grounds=(Ground(0, 0, self._width, height, INK_2),))

    def _row(self, row: Row, head: Band) -> Band:
        words: list[Words] = []
        squares: list[Square] = []
        for (column, x, width), cell in zip(self._columns, row.cells, strict=True):
            if cell.mark:
                top = max(_AIR + 0.5, (self._least - SQUARE) / 2)
                squares.append(Square(x + (width - SQUARE) / 2, top, SQUARE, cell.mark))
            words += self._cell(cell, x, width, column.align)
        height = max([w.bottom for w in words] + [s.top + s.size for s in squares], default=0.0)
        noted = self._notes(row, height + 1)
        height = max([height, *(w.bottom for w in noted)]) + _AIR
        height = max(height, self._least)
        return Band(
            height, tuple(words + noted), tuple(squares), tuple(self._rules(height)), head=head
        )

    def _cell(self, cell: Cell, x: float, width: float, align: Align) -> list[Words]:
        words: list[Words] = []
        top = _AIR
        for texts in cell.paragraphs:
            lines = self._setter.lines(_spans(texts), width - 2 * PAD)
            words += _stacked(lines, x, width, align, top)
            top += sum(line.leading for line in lines)
        return words

    def _notes(self, row: Row, top: float) -> list[Words]:
        x = self._columns.left(self._table.notes_from)
        words: list[Words] = []
        for note in row.notes:
            lines = self._setter.lines(((note, OF[Style.NOTE]),), self._width - x - 2 * PAD)
            words += _stacked(lines, x, self._width - x, Align.LEFT, top)
            top += sum(line.leading for line in lines)
        return words

    def _rules(self, height: float) -> list[Rule]:
        rules = [Rule(0, height, self._width, height, LINE)]
        if self._table.ruled:
            edges = [x for _, x, _ in self._columns] + [self._width]
            rules += [Rule(x, 0, x, height, LINE) for x in edges]
        return rules


def _bound(rows: list[Band]) -> list[Band]:
    return kept(rows[:-1]) + rows[-1:]


def _spans(texts: tuple[Text, ...]) -> tuple[Span, ...]:
    return tuple((text.text, OF[text.style]) for text in texts)


def _stacked(
    lines: tuple[Line, ...], x: float, width: float, align: Align, top: float
) -> list[Words]:
    """Place lines under one another in a column."""
    words = []
    for line in lines:
        match align:
            case Align.LEFT:
                left = x + PAD
            case Align.RIGHT:
                left = x + width - PAD - line.width
            case Align.CENTRE:
                left = x + (width - line.width) / 2
        words.append(Words(left, top, line))
        top += line.leading
    return words
