"""How wide columns are: as the builder wishes, and never narrower than their widest word."""

from itertools import accumulate
from typing import NamedTuple

from caseapp.reports.layout.type import HEAD, MM, OF
from caseapp.reports.layout.typeset import Typesetter
from caseapp.reports.model import Align, Table

PAD = 4.0
SQUARE = 5.5 * MM
_WIDE = 0.75
"""Hardly any sign is wider than this part of its size: what cannot be too wide is not measured."""
_GREED = 1.4
"""No column grows beyond this multiple of its wish; a word that is wider still is broken."""


class Place(NamedTuple):
    """Where a column stands, in points from the left edge of the table."""

    left: float
    width: float
    align: Align


def places(table: Table, typesetter: Typesetter, width: float) -> tuple[Place, ...]:
    """Return the places of the columns of a table that fills ``width``."""
    total = sum(column.mm for column in table.columns)
    widths = [column.mm / total * width for column in table.columns]
    long = [_widest(table, number, typesetter, wish) for number, wish in enumerate(widths)]
    if any(need > wish for need, wish in zip(long, widths, strict=True)):
        needed = [_widest(table, number, typesetter, 0.0) for number in range(len(widths))]
        widths = settled(widths, needed)
    lefts = accumulate(widths, initial=0.0)
    return tuple(
        Place(left, wide, column.align)
        for left, wide, column in zip(lefts, widths, table.columns, strict=False)
    )


def settled(wished: list[float], needed: list[float]) -> list[float]:
    """Return widths of the same sum: columns that need more take it from those that have to spare.

    Where all spare width together is too little, each gets the same part of what it lacks, and its
    widest words are broken.
    """
    pairs = [(wish, min(need, wish * _GREED)) for wish, need in zip(wished, needed, strict=True)]
    lack = [max(0.0, need - wish) for wish, need in pairs]
    spare = [max(0.0, wish - need) for wish, need in pairs]
    moved = min(sum(lack), sum(spare))
    if not moved:
        return wished
    given, taken = moved / sum(lack), moved / sum(spare)
    return [
        wish + more * given - less * taken
        for wish, more, less in zip(wished, lack, spare, strict=True)
    ]


def _widest(table: Table, number: int, typesetter: Typesetter, beyond: float) -> float:
    """Return the width, with padding, of what is widest in a column.

    Words that cannot be wider than ``beyond`` are not measured.
    """
    least = beyond - 2 * PAD
    words = {(word, HEAD) for word in table.columns[number].head.split()}
    for row in table.rows:
        for paragraph in row.cells[number].paragraphs:
            for text in paragraph:
                kind = OF[text.style]
                if len(text.text) * kind.size * _WIDE > least:
                    words.update((word, kind) for word in text.text.split())
    wide = [(word, kind) for word, kind in words if len(word) * kind.size * _WIDE > least]
    marked = SQUARE if any(row.cells[number].mark for row in table.rows) else 0.0
    return 2 * PAD + max([marked, *(typesetter.widest_word(word, kind) for word, kind in wide)])
