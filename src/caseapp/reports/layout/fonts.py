"""The typefaces of paper: Source Sans 3 and Source Serif 4, Noto Sans where they lack a sign.

All are OFL, embedded as subsets, with figures of equal width. ReportLab keeps its fonts for the whole
process; they hold no text, so nothing of a document outlives it here.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NewType

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from caseapp.assets import resources

Face = NewType("Face", str)
"""A font file in ``resources/fonts``, without its ending."""

SANS = Face("SourceSans3_400Regular")
SANS_STRONG = Face("SourceSans3_600SemiBold")
SERIF_STRONG = Face("SourceSerif4_600SemiBold")
_NOTO = Face("NotoSans_400Regular")
_NOTO_STRONG = Face("NotoSans_600SemiBold")

SPARE: Mapping[Face, Face] = {
    SANS: _NOTO,
    SANS_STRONG: _NOTO_STRONG,
    SERIF_STRONG: _NOTO_STRONG,
}
"""The face of the same weight that steps in, sign by sign."""

_LAST_MAPPED = 0xFFFF  # ReportLab writes no valid text layer for signs beyond the basic plane


@cache
def widths(face: Face) -> Mapping[str, float]:
    """Load a face and return the width of each sign it can print, as a part of the type size."""
    font: Any = TTFont(face, resources() / "fonts" / f"{face}.ttf", shapable=False)
    registerFont(font)
    units: Mapping[int, float] = font.face.charWidths
    return {chr(code): units[code] / 1000 for code in units if code <= _LAST_MAPPED}
