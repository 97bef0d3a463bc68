"""Where labels lie on a sheet of A4, and what stands where on one. Lengths are points.

Stickers: 3 x 8 of 70 x 37 mm, the commonest sheet there is; it has no margins, so each sticker keeps its
own of 5 mm, in which no printer has to print. Wristbands: a strip of 250 mm goes round any wrist and
lies along the sheet only, so the page is landscape, with 8 strips of 25 mm. What they show stands twice
on it, to be read from either side of the wrist, and the last 30 mm are left for closing it.

A line under each number says which way up it is: 66 and 99, 168 and 891 would be each other.
"""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape

from caseapp.domain.labels import GRID, LabelKind
from caseapp.reports.label_model import Label
from caseapp.reports.layout.bands import Rule, Words, stacked
from caseapp.reports.layout.type import (
    BAND_LETTERS,
    BAND_NUMBER,
    INK,
    LABEL_BIRTH,
    LABEL_LETTERS,
    LABEL_NAME,
    LABEL_NAME_LEAST,
    LABEL_NUMBER,
    LABEL_SMALL,
    MM,
    Type,
)
from caseapp.reports.layout.typeset import Line, Typesetter

_SAFE = 5 * MM
_STICKER_QR = 21 * MM
_BAND_QR = 20 * MM
_BAND_TOP = 2.5 * MM
_BAND_BLOCKS = (6 * MM, 112 * MM)
_OVERLAP = 30 * MM
_GAP = 6.0
_AIR = 5.0  # of the largest number's leading, above its figures
_MOST_NAME_LINES = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper, how many labels lie beside and under one another, and how large one is."""

    size: tuple[float, float]
    across: int
    down: int
    width: float
    height: float

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return (self.size[0] - self.across * self.width) / 2

    @property
    def top(self) -> float:
        """How far under the upper edge of the paper the first row begins."""
        return (self.size[1] - self.down * self.height) / 2

    def place(self, number: int) -> tuple[float, float]:
        """Return left and upper edge of a place (0 is the first), from the left top of the paper."""
        row, column = divmod(number, self.across)
        return self.left + column * self.width, self.top + row * self.height

    def cuts(self) -> tuple[Rule, ...]:
        """Return the lines to cut along; none where the edge of the paper is the cut."""
        wide, high = self.size
        right, bottom = wide - self.left, high - self.top
        columns = [self.left + n * self.width for n in range(self.across + 1)]
        rows = [self.top + n * self.height for n in range(self.down + 1)]
        return (
            *(Rule(x, self.top, x, bottom) for x in columns if MM < x < wide - MM),
            *(Rule(self.left, y, right, y) for y in rows if MM < y < high - MM),
        )


SHEETS = {
    LabelKind.STICKER: Sheet(A4, *GRID[LabelKind.STICKER], 70 * MM, 37 * MM),
    LabelKind.WRISTBAND: Sheet(landscape(A4), *GRID[LabelKind.WRISTBAND], 250 * MM, 25 * MM),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on one label, from its left top. ``codes`` are (x, top, size) of its QR."""

    words: tuple[Words, ...]
    rules: tuple[Rule, ...]
    codes: tuple[tuple[float, float, float], ...]
    dotted: tuple[Rule, ...] = ()


def sticker(label: Label, demo: str, typesetter: Typesetter) -> Drawn:
    """Return number over letters, QR to the right, name and year under both."""
    sheet = SHEETS[LabelKind.STICKER]
    inner = sheet.width - 2 * _SAFE
    left = inner - _STICKER_QR - _GAP
    number = _one_line(label.number, LABEL_NUMBER, left, typesetter)
    letters = _one_line(label.letters, (LABEL_LETTERS,), left, typesetter)
    under = _SAFE - _AIR + LABEL_NUMBER[0].leading
    words = [
        Words(_SAFE, under - number.leading, number),
        Words(_SAFE, under, letters),
        *_demo(
            demo, _SAFE + letters.width + _GAP, under + 2, left - letters.width - _GAP, typesetter
        ),
        *_name(label, inner, sheet.height - _SAFE, typesetter),
    ]
    rules = (Rule(_SAFE, under, _SAFE + number.width, under, INK, 0.9),)
    return Drawn(
        tuple(words), rules, ((sheet.width - _SAFE - _STICKER_QR, _SAFE - 2, _STICKER_QR),)
    )


def wristband(label: Label, demo: str, overlap: str, typesetter: Typesetter) -> Drawn:
    """Return QR, number and letters beside one another, twice, and the end to close it over."""
    sheet = SHEETS[LabelKind.WRISTBAND]
    words: list[Words] = []
    rules: list[Rule] = []
    for block in _BAND_BLOCKS:
        x = block + _BAND_QR + _GAP
        for text, kind in ((label.number, BAND_NUMBER), (label.letters, BAND_LETTERS)):
            line = _one_line(text, (kind,), sheet.width, typesetter)
            lower = 0.33 * (BAND_NUMBER.size - kind.size)  # all on one base line
            words.append(Words(x, _BAND_TOP + lower, line))
            if kind is BAND_NUMBER:
                low = _BAND_TOP + kind.leading
                rules.append(Rule(x, low, x + line.width, low, INK, 0.9))
            x += line.width + 2 * _GAP
        words += _demo(demo, block + _BAND_QR + _GAP, low + 3, 70 * MM, typesetter)
    closing = sheet.width - _OVERLAP
    width = _OVERLAP - 2 * _GAP
    said = typesetter.lines(((overlap, LABEL_SMALL),), width)
    words += stacked(said, closing + _GAP, (sheet.height - sum(x.leading for x in said)) / 2)
    return Drawn(
        tuple(words),
        tuple(rules),
        tuple((block, _BAND_TOP, _BAND_QR) for block in _BAND_BLOCKS),
        (Rule(closing, 0, closing, sheet.height),),
    )


def _name(label: Label, width: float, bottom: float, typesetter: Typesetter) -> list[Words]:
    """Place name and year so that they end at ``bottom``, the name as large as it fits."""
    words: list[Words] = []
    if label.birth:
        birth = _one_line(label.birth, (LABEL_BIRTH,), width, typesetter)
        words.append(Words(_SAFE + width - birth.width, bottom - birth.leading, birth))
        width -= birth.width + _GAP
    for kind in LABEL_NAME:
        lines = typesetter.lines(((label.name, kind),), width)
        if len(lines) <= 1:
            break
    else:
        lines = _shortened(label.name, LABEL_NAME_LEAST, width, typesetter)
    height = sum(line.leading for line in lines)
    return [*stacked(lines, _SAFE, bottom - height), *words]


def _shortened(text: str, kind: Type, width: float, typesetter: Typesetter) -> tuple[Line, ...]:
    """Return two lines at most; an ellipsis says that more was said."""
    lines = typesetter.lines(((text, kind),), width)
    while len(lines) > _MOST_NAME_LINES:
        text = text.removesuffix("…")[:-1]
        lines = typesetter.lines(((text := text + "…", kind),), width)
    return lines


def _demo(text: str, x: float, top: float, width: float, typesetter: Typesetter) -> list[Words]:
    return stacked(typesetter.lines(((text, LABEL_SMALL),), width), x, top)


def _one_line(text: str, kinds: tuple[Type, ...], width: float, typesetter: Typesetter) -> Line:
    """Return text in the largest type in which it is one line."""
    for kind in kinds:
        lines = typesetter.lines(((text, kind),), width)
        if len(lines) == 1:
            break
    return lines[0]
