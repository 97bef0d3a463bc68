"""What a widget needs to draw itself: theme, icons and words. Passed in, never global."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from caseapp.text.words import Words
from caseapp.ui import theme as themes
from caseapp.ui.icons import Icons
from caseapp.ui.theme import GRID, Theme


@dataclass(frozen=True)
class Look:
    """One theme in one language, at one size of text. A change of either builds the rooms anew with another look."""

    theme: Theme
    icons: Icons
    words: Words
    text: int = 100
    """Size of all text, in percent of the type scale."""

    def color(self, role: str) -> QColor:
        """Return the colour of a role of the theme."""
        return self.theme.color(role)

    def font(self, style: str) -> QFont:
        """Return the font of one step of the type scale."""
        return themes.font(style, self.text)

    def px(self, pixels: int) -> int:
        """Return the size of a picture or mark that stands beside text and grows with it."""
        return round(pixels * self.text / 100)

    def width(self, text: str, style: str) -> float:
        """Return how wide a line of text is drawn, in pixels."""
        return QFontMetricsF(self.font(style)).horizontalAdvance(text)

    def line(self, style: str) -> float:
        """Return the height of one line of text, in pixels."""
        return QFontMetricsF(self.font(style)).lineSpacing()

    def tall(self, least: int, *styles: str, room: int = 12) -> int:
        """Return a height for lines of these styles above each other, on the grid.

        ``least`` at a text scale of 100 %, more where the system's text is larger.
        """
        needed = sum(self.line(style) for style in styles or ("body",)) + room
        return max(least, GRID * ceil(needed / GRID))
