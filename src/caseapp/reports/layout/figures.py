"""Figures as bands: tiles of key figures, bars, grounds of cells, what their tones mean."""

from collections.abc import Iterator, Mapping, Sequence

from caseapp.reports.layout.bands import Band, Ground, Rule, Words, stacked
from caseapp.reports.layout.type import (
    BASE,
    INK,
    INK_2,
    KEY_FIGURE,
    LINE,
    OF,
    TERM,
    WHITE,
    Colour,
    Type,
    inked,
)
from caseapp.reports.layout.typeset import Line, Typesetter
from caseapp.reports.model import KeyFigure, KeyFigures, Part, Style, Swatches, Tone

TONES: Mapping[Tone, Colour] = {
    Tone.FAINT: (0.93, 0.95, 0.97),
    Tone.LIGHT: (0.80, 0.87, 0.93),
    Tone.MIDDLE: (0.60, 0.74, 0.86),
    Tone.STRONG: (0.42, 0.60, 0.77),
    Tone.DARK: (0.09, 0.31, 0.50),
}
"""From light to dark also without colour; ink reads on all but the last, white on that."""

BAR = 12.0
"""Height of a bar."""

_THOUSAND = 1000
_MOST_IN_A_ROW = 4
_GAP = 8.0
_INNER = 9.0
_EDGE = 2.0
_SWATCH = 9.0
_IN_BAR = 3.0


def key_figures(block: KeyFigures, typesetter: Typesetter, width: float) -> list[Band]:
    """Return the tiles, row by row; every tile of a row is as high as the highest."""
    count = max(1, min(_MOST_IN_A_ROW, len(block.items)))
    wide = (width - (count - 1) * _GAP) / count
    made = []
    for start in range(0, len(block.items), count):
        tiles = [
            _tile(item, typesetter, wide - 2 * _INNER)
            for item in block.items[start : start + count]
        ]
        height = max(max(words.bottom for words in tile) for tile in tiles) + _INNER
        words: list[Words] = []
        grounds: list[Ground] = []
        for number, tile in enumerate(tiles):
            left = number * (wide + _GAP)
            grounds.append(Ground(left, 4, wide, height - 4, TONES[Tone.FAINT]))
            grounds.append(Ground(left, 4, _EDGE, height - 4, TONES[Tone.DARK]))
            words += [placed._replace(x=left + _INNER + placed.x) for placed in tile]
        made.append(Band(height + 6, tuple(words), grounds=tuple(grounds)))
    return made


def swatches(block: Swatches, typesetter: Typesetter, width: float) -> list[Band]:
    """Return the tones and their words, on as many lines as they take."""
    words: list[Words] = []
    grounds: list[Ground] = []
    small = OF[Style.SMALL]
    x, top = 0.0, 4.0
    for tone, text in block.items:
        for line in typesetter.lines(((text, small),), width - _SWATCH - 6):
            if x and x + _SWATCH + 5 + line.width > width:
                x, top = 0.0, top + line.leading + 2
            grounds += _framed(x, top + 1.2, _SWATCH, TONES[tone])
            words.append(Words(x + _SWATCH + 5, top, line))
            x += _SWATCH + 5 + line.width + 16
    return [Band(top + small.leading + 4, tuple(words), grounds=tuple(grounds), keep=True)]


def bar(
    parts: Sequence[Part], typesetter: Typesetter, left: float, width: float, top: float
) -> tuple[list[Words], list[Ground]]:
    """Return a bar from ``left``; a text is written into its part where there is room for it."""
    words: list[Words] = []
    grounds = list(_framed(left, top, width, WHITE, BAR))
    x = left
    for part in parts:
        wide = width * part.permille / _THOUSAND
        grounds.append(Ground(x, top, wide, BAR, TONES[part.tone]))
        for line in _fitting(part, typesetter, wide):
            at = top + (BAR - line.leading) / 2
            words.append(Words(x + (wide - line.width) / 2, at, line))
        x += wide
    return words, grounds


def boxed(lines: Sequence[Line], width: float) -> Band:
    """Return lines in a frame."""
    words = stacked(tuple(lines), _INNER, _INNER - 1)
    height = words[-1].bottom + _INNER - 2
    rules = (
        Rule(0, 3, width, 3, INK_2, 0.9),
        Rule(0, height, width, height, INK_2, 0.9),
        Rule(0, 3, 0, height, INK_2, 0.9),
        Rule(width, 3, width, height, INK_2, 0.9),
    )
    return Band(height + 4, tuple(words), rules=rules)


def ink_on(tone: Tone | None) -> Colour:
    """Return the ink that is read on a tone."""
    return WHITE if tone is Tone.DARK else INK


def _tile(item: KeyFigure, typesetter: Typesetter, width: float) -> list[Words]:
    words = stacked(typesetter.lines(((item.figure, KEY_FIGURE),), width), 0, 9)
    for text, kind in ((item.base, BASE), (item.term, TERM)):
        lines = typesetter.lines(((text, kind),), width)
        words += stacked(lines, 0, words[-1].bottom)
    return words


def _fitting(part: Part, typesetter: Typesetter, width: float) -> tuple[Line, ...]:
    kind: Type = inked(OF[Style.RATE], ink_on(part.tone))
    lines = typesetter.lines(((part.text, kind),), 10 * width + 100)
    return lines if lines and lines[0].width + 2 * _IN_BAR <= width else ()


def _framed(
    left: float, top: float, width: float, colour: Colour, height: float | None = None
) -> Iterator[Ground]:
    high = width if height is None else height
    yield Ground(left - 0.5, top - 0.5, width + 1, high + 1, LINE)
    yield Ground(left, top, width, high, colour)
