"""The look of the program in one place: colours, distances, type scale.

Nothing outside this module names a colour. Widgets ask for a role ("ink", "accent", "partly.soft") and
get what the current theme gives. Font sizes are points, so that the system's text scale is honoured;
distances are logical pixels on a grid of four.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont

FAMILY = "Source Sans 3"
FALLBACKS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")

GRID = 4
RADIUS_SMALL, RADIUS, RADIUS_CARD = 4, 6, 8
TARGET = 36  # the smallest thing a finger may be asked to hit
CONTROL = 40  # fields and main buttons
ACT = 48  # the main act of a page
ROW = 44  # row of a table
ROW_TALL = 52  # two-line row of a list
RAIL, RAIL_NARROW, HEADER, QUIET_BAR = 184, 56, 56, 44
NARROW = 1100  # under this width the rail shows icons only
FOCUS = 2  # width of the focus ring

TYPE = {
    "caption": (9.0, 400),  # 12 px: captions of figures, words on key caps
    "small": (9.75, 400),  # 13 px: second line, help
    "body": (11.25, 400),  # 15 px: everything that is read
    "strong": (11.25, 600),
    "label": (9.75, 600),  # 13 px: names of groups and columns
    "heading": (12.75, 600),  # 17 px: card titles
    "title": (16.5, 600),  # 22 px: page titles
    "name": (19.5, 600),  # 26 px: the person in front of you
    "question": (18.0, 600),  # 24 px: a sentence to be read aloud
    "figure": (22.5, 600),  # 30 px: numbers of the day
}
"""The type scale: name → (points, weight). 1 pt is 4/3 px at 100 %."""


@dataclass(frozen=True)
class Hue:
    """One status: ``ink`` for words and icons, ``soft`` behind them, ``solid`` for bars and marks."""

    ink: str
    soft: str
    solid: str


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, by role."""

    name: str
    window: str
    surface: str
    sunken: str
    rail: str
    hover: str
    ink: str
    ink2: str
    ink3: str
    hairline: str
    border: str
    scroll: str
    accent: str
    accent_soft: str
    accent_fill: str
    on_accent: str
    ok: Hue
    partly: Hue
    bad: Hue
    declined: Hue
    neutral: Hue
    info: Hue

    def color(self, role: str) -> QColor:
        """Return the colour of a role: ``"ink"``, ``"accent"`` or a part of a hue: ``"bad.soft"``."""
        head, _, tail = role.partition(".")
        value = getattr(self, head)
        return QColor(getattr(value, tail or "ink") if isinstance(value, Hue) else value)


LIGHT = Theme(
    name="light",
    window="#F3F5F7",
    surface="#FFFFFF",
    sunken="#EDF0F3",
    rail="#E9EDF1",
    hover="#F1F4F7",
    ink="#17202A",
    ink2="#414D59",
    ink3="#5B6773",
    hairline="#DDE3E8",
    border="#74818D",
    scroll="#B7C1CA",
    accent="#14598A",
    accent_soft="#E2EEF7",
    accent_fill="#14598A",
    on_accent="#FFFFFF",
    ok=Hue("#0B6655", "#DCF0EB", "#17917A"),
    partly=Hue("#7F4D00", "#FCEFD3", "#E6AC42"),
    bad=Hue("#A1300F", "#FBE5DD", "#B83F17"),
    declined=Hue("#66409A", "#EEE7F8", "#8A63C0"),
    neutral=Hue("#455564", "#E6EBEF", "#8996A3"),
    info=Hue("#14598A", "#E2EEF7", "#3C86BC"),
)

DARK = Theme(
    name="dark",
    window="#12171C",
    surface="#1A2027",
    sunken="#242B33",
    rail="#0E1317",
    hover="#222930",
    ink="#E9EDF0",
    ink2="#BEC8D0",
    ink3="#98A5B0",
    hairline="#2D363F",
    border="#73818E",
    scroll="#73818E",
    accent="#79BDEB",
    accent_soft="#1C3547",
    accent_fill="#79BDEB",
    on_accent="#0A1B28",
    ok=Hue("#6FD3BC", "#15352F", "#2FA78D"),
    partly=Hue("#F0BE62", "#3A2C12", "#E3AC45"),
    bad=Hue("#F7A083", "#42221A", "#CF5932"),
    declined=Hue("#C7AEEE", "#30274A", "#9A7AD0"),
    neutral=Hue("#B4C0CA", "#29323A", "#6D7B88"),
    info=Hue("#79BDEB", "#1C3547", "#4A95C9"),
)


CONTRAST = Theme(
    name="contrast",
    window="#FFFFFF",
    surface="#FFFFFF",
    sunken="#F0F0F0",
    rail="#FFFFFF",
    hover="#E8EEF6",
    ink="#000000",
    ink2="#1C1C1C",
    ink3="#333333",
    hairline="#767676",
    border="#000000",
    scroll="#3A3A3A",
    accent="#00308F",
    accent_soft="#D6E4FF",
    accent_fill="#00308F",
    on_accent="#FFFFFF",
    ok=Hue("#00473A", "#D9F2EA", "#0C7A64"),
    partly=Hue("#5A3300", "#FFF0CC", "#C58A0A"),
    bad=Hue("#7A1C00", "#FFE4DA", "#A83208"),
    declined=Hue("#45207A", "#EDE3FB", "#7C4CC4"),
    neutral=Hue("#26323D", "#E4E9EE", "#5F6B77"),
    info=Hue("#00308F", "#D6E4FF", "#2463B0"),
)
"""Black on white with edges that are seen: for weak eyes, a weak screen, and the sun outdoors."""

THEMES = (LIGHT, DARK, CONTRAST)


@cache
def font(style: str, percent: int = 100) -> QFont:
    """Return the font of one step of the type scale, with figures that stand under each other.

    ``percent`` multiplies the scale, on top of what the system asks for.
    """
    points, weight = TYPE[style]
    made = QFont()
    made.setFamilies([FAMILY, *FALLBACKS])
    made.setPointSizeF(points * percent / 100)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
