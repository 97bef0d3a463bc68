"""The typefaces of paper: Source Sans 3 and Source Serif 4, Noto Sans where they lack a sign.

All are OFL, embedded as subsets, with figures of equal width. ReportLab keeps its fonts for the whole
process; they hold no text, so nothing of a document outlives it here.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from caseapp.assets import resources

_LAST_MAPPED = 0xFFFF  # ReportLab writes no valid text layer for signs beyond the basic plane


class Face(StrEnum):
    """A font file, named as in ``resources/fonts``."""

    SANS = "SourceSans3_400Regular"
    SANS_STRONG = "SourceSans3_600SemiBold"
    SERIF_STRONG = "SourceSerif4_600SemiBold"
    SPARE = "NotoSans_400Regular"
    SPARE_STRONG = "NotoSans_600SemiBold"

    @property
    def spare(self) -> "Face":
        """The face that steps in, sign by sign, of the same weight."""
        return Face.SPARE if self in {Face.SANS, Face.SPARE} else Face.SPARE_STRONG


@cache
def widths(face: Face) -> Mapping[str, float]:
    """Load a face and return the width of each sign it can print, as a part of the type size."""
    font: Any = TTFont(face.value, resources() / "fonts" / f"{face.value}.ttf", shapable=False)
    registerFont(font)
    units: Mapping[int, float] = font.face.charWidths
    return {chr(code): units[code] / 1000 for code in units if code <= _LAST_MAPPED}
