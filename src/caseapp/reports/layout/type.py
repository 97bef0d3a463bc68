"""Type sizes and inks. The only place with sizes, leadings and colours of paper."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from caseapp.reports.layout.fonts import SANS, SANS_STRONG, SERIF_STRONG, Face
from caseapp.reports.model import Style

Colour = tuple[float, float, float]

MM = 72 / 25.4
"""Points in a millimetre; all lengths of the layout are points."""

INK: Colour = (0.09, 0.13, 0.16)
INK_2: Colour = (0.25, 0.30, 0.35)  # 8.6 : 1 on white: grey would not survive a worn toner
LINE: Colour = (0.62, 0.66, 0.70)
HAIRLINE: Colour = (0.80, 0.83, 0.85)
WARN: Colour = (0.63, 0.16, 0.04)
WATERMARK: Colour = (0.90, 0.90, 0.90)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Type:
    """A face at a size, in points, with the distance of its lines and its ink.

    Types are compared by identity: there are the constants below, and one is looked up per word.
    """

    face: Face
    size: float
    leading: float
    ink: Colour = INK


OF: Mapping[Style, Type] = {
    Style.NAME: Type(SANS_STRONG, 12, 14.5),
    Style.NAME_REST: Type(SANS, 12, 14.5),
    Style.VALUE: Type(SANS, 11, 14.5),
    Style.DETAIL: Type(SANS, 9.5, 12),
    Style.NOTE: Type(SANS_STRONG, 9.5, 12),
    Style.BODY: Type(SANS, 10.5, 14),
    Style.SMALL: Type(SANS, 9, 11.5, INK_2),
    Style.COUNT: Type(SANS_STRONG, 9.5, 11.5),
    Style.RATE: Type(SANS, 8.5, 10.5),
}


@cache
def inked(kind: Type, ink: Colour) -> Type:
    """Return a type in another ink; the same one each time, as types are compared by identity."""
    return kind if kind.ink == ink else replace(kind, ink=ink)


TITLE = Type(SERIF_STRONG, 21, 25)
HEADING = Type(SANS_STRONG, 13, 17)
HEAD = Type(SANS_STRONG, 9, 11, WHITE)
FIGURE = Type(SANS_STRONG, 17, 20)
TERM = Type(SANS_STRONG, 10.5, 13)
NUMBER = Type(SANS_STRONG, 10.5, 14, INK_2)
KEY_FIGURE = Type(SANS_STRONG, 22, 25)
BASE = Type(SANS, 10, 12.5, INK_2)
CAPTION = Type(SANS, 9.5, 13, INK_2)
CLASSIFICATION = Type(SANS_STRONG, 8.5, 10.5, WARN)
COPY = Type(SANS_STRONG, 9, 10.5)
RUNNING_HEADING = Type(SANS_STRONG, 11, 13)
RUNNING = Type(SANS, 9.5, 11.5, INK_2)
FOOT = Type(SANS, 7.5, 9, INK_2)
PAGE = Type(SANS_STRONG, 10, 12)
DEMO = Type(SANS_STRONG, 9, 11, WHITE)
DEMO_ACROSS = Type(SANS_STRONG, 100, 100, WATERMARK)  # made smaller until it fits

LABEL_NUMBER = tuple(Type(SANS_STRONG, size, size) for size in (40.0, 34.0, 28.0))
LABEL_LETTERS = Type(SANS_STRONG, 22, 24)
LABEL_NAME = tuple(Type(SANS_STRONG, size, size * 1.15) for size in (12.0, 11.0, 10.0, 9.0, 8.0))
LABEL_NAME_LEAST = Type(SANS_STRONG, 7, 8)
LABEL_BIRTH = Type(SANS, 11, 13)
LABEL_SMALL = Type(SANS, 6.5, 7.5, INK_2)
BAND_NUMBER = Type(SANS_STRONG, 46, 46)
BAND_LETTERS = Type(SANS_STRONG, 32, 46)
