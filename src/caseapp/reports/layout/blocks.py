"""Blocks other than tables as bands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from caseapp.reports.layout.bands import Band, Rule, Square, Words, kept, stacked, together
from caseapp.reports.layout.figures import boxed, key_figures, swatches
from caseapp.reports.layout.table import TableBands
from caseapp.reports.layout.type import (
    CAPTION,
    FIGURE,
    HEADING,
    INK,
    NUMBER,
    OF,
    TERM,
    TITLE,
    Type,
)
from caseapp.reports.layout.typeset import Line, Typesetter
from caseapp.reports.model import (
    Block,
    Boxed,
    Doc,
    Heading,
    KeyFigures,
    Legend,
    Numbered,
    Prose,
    Signatures,
    Style,
    Swatches,
    Table,
    Title,
    Totals,
)

_SHORT = 2
"""That many lines of a paragraph stay together at its beginning and at its end."""
_FIGURE_WIDTH = 44.0
_TERM_WIDTH = 118.0
_SMALL_SQUARE = 9.0
_NUMBER_WIDTH = 26.0
_IN_BOX = 18.0
_TO_WRITE_IN = 30.0
_STOPS = (0.34, 0.56, 0.80, 1.0)
"""Where the lines to sign on begin and end, as parts of the width."""


def bands(doc: Doc, typesetter: Typesetter, width: float) -> list[Band]:
    """Return the bands of all blocks, the signatures bound to what stands before them."""
    done: list[Band] = []
    for block in doc.blocks:
        made = _bands(block, typesetter, width)
        if isinstance(block, Signatures):
            done = done[:-1] + kept(done[-1:])
        done += made
    return done


def _bands(block: Block, typesetter: Typesetter, width: float) -> list[Band]:
    make: Callable[[Any, Typesetter, float], list[Band]] = _MAKERS[type(block)]
    return make(block, typesetter, width)


def _title(block: Title, typesetter: Typesetter, width: float) -> list[Band]:
    return kept(_stack(typesetter.lines(((block.text, TITLE),), width), above=2, below=4))


def _prose(block: Prose, typesetter: Typesetter, width: float) -> list[Band]:
    lines = typesetter.lines(((block.text.text, OF[block.text.style]),), width)
    made = _stack(lines, above=3, below=3)
    return made if len(made) > 2 * _SHORT else together(made)


def _heading(block: Heading, typesetter: Typesetter, width: float) -> list[Band]:
    made = _stack(typesetter.lines(((block.text, HEADING),), width), above=14, below=2)
    intro = typesetter.lines(((block.intro, OF[Style.SMALL]),), width)
    return kept(made + _stack(intro, above=0, below=3))


def _numbered(block: Numbered, typesetter: Typesetter, width: float) -> list[Band]:
    number = typesetter.lines(((block.number, NUMBER),), _NUMBER_WIDTH)
    lines = typesetter.lines(((block.text, OF[Style.BODY]),), width - _NUMBER_WIDTH)
    made = [
        replace(band, words=tuple(w._replace(x=w.x + _NUMBER_WIDTH) for w in band.words))
        for band in _stack(lines, above=3, below=3)
    ]
    made[0] = replace(made[0], words=(*stacked(number, 0, 3), *made[0].words))
    return made if len(made) > 2 * _SHORT else together(made)


def _boxed(block: Boxed, typesetter: Typesetter, width: float) -> list[Band]:
    lines = [
        line
        for text in block.texts
        for line in typesetter.lines(((text.text, OF[text.style]),), width - _IN_BOX)
    ]
    return [boxed(lines, width)]


def _totals(block: Totals, typesetter: Typesetter, width: float) -> list[Band]:
    made = [Band(8, rules=(Rule(0, 8, width, 8),), keep=True)]
    left = _FIGURE_WIDTH + _TERM_WIDTH
    for total in block.items:
        figure = typesetter.lines(((total.figure, FIGURE),), _FIGURE_WIDTH)
        term = typesetter.lines(((total.term, TERM),), _TERM_WIDTH - 14)
        small = OF[Style.SMALL]
        definition = typesetter.lines(((total.definition, small),), width - left)
        words = [
            *(w._replace(x=_FIGURE_WIDTH - 8 - w.line.width) for w in stacked(figure, 0, 1)),
            *stacked(term, _FIGURE_WIDTH, _level(FIGURE, TERM)),
            *stacked(definition, left, _level(FIGURE, small)),
        ]
        height = max(w.bottom for w in words) + 2
        made.append(Band(height, tuple(words), rules=(Rule(0, height, width, height),)))
    return made


def _legend(block: Legend, typesetter: Typesetter, width: float) -> list[Band]:
    words: list[Words] = []
    squares: list[Square] = []
    x, top = 0.0, 6.0
    for mark, text in block.items:
        for line in typesetter.lines(((text, OF[Style.SMALL]),), width - _SMALL_SQUARE - 6):
            if x and x + _SMALL_SQUARE + 5 + line.width > width:
                x, top = 0.0, top + line.leading + 2
            squares.append(Square(x, top + 1.2, _SMALL_SQUARE, mark))
            words.append(Words(x + _SMALL_SQUARE + 5, top, line))
            x += _SMALL_SQUARE + 5 + line.width + 18
    return [Band(top + OF[Style.SMALL].leading + 6, tuple(words), tuple(squares))]


def _signatures(block: Signatures, typesetter: Typesetter, width: float) -> list[Band]:
    made = [Band(10, keep=True)]
    stops = [part * width for part in _STOPS]
    for signature in block.items:
        capacity = typesetter.lines(((signature.capacity, TERM),), stops[0] - 8)
        name = typesetter.lines(((signature.name, OF[Style.BODY]),), stops[0] - 8)
        words = [*stacked(capacity, 0, 6), *stacked(name, 0, 6 + sum(x.leading for x in capacity))]
        height = max([w.bottom for w in words] + [_TO_WRITE_IN])
        rules = []
        for caption, left, right in zip(block.captions, stops[:-1], stops[1:], strict=True):
            rules.append(Rule(left, height, right - 8, height, INK, 0.6))
            lines = typesetter.lines(((caption, CAPTION),), right - left - 8)
            words += stacked(lines, left, height + 1)
        made.append(Band(max(w.bottom for w in words) + 4, tuple(words), rules=tuple(rules)))
    return together(made)


def _level(tall: Type, small: Type) -> float:
    """Return how far down small type begins so that it shares the base line of tall type."""
    return 1 + (tall.leading - small.leading) / 2 + 0.33 * (tall.size - small.size)


def _stack(lines: tuple[Line, ...], above: float, below: float) -> list[Band]:
    """Return a band per line; the first two and the last two stay together."""
    made = []
    for number, line in enumerate(lines):
        top = above if number == 0 else 0.0
        foot = below if number == len(lines) - 1 else 0.0
        edge = number == 0 or number == len(lines) - _SHORT
        made.append(
            Band(
                top + line.leading + foot,
                (Words(0, top, line),),
                keep=edge and bool(lines[number + 1 :]),
            )
        )
    return made


def _table(block: Table, typesetter: Typesetter, width: float) -> list[Band]:
    return TableBands(block, typesetter, width).bands()


_MAKERS: Mapping[type[Block], Callable[[Any, Typesetter, float], list[Band]]] = {
    Title: _title,
    Heading: _heading,
    Prose: _prose,
    Numbered: _numbered,
    Boxed: _boxed,
    Totals: _totals,
    KeyFigures: key_figures,
    Legend: _legend,
    Swatches: swatches,
    Table: _table,
    Signatures: _signatures,
}
