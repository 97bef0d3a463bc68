"""Labels, lines, cards, fields, and layouts on the grid: the plain parts."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL, GRID

Part = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or a stretch (``None``)."""
Margins = tuple[int, int, int, int]

_NONE: Margins = (0, 0, 0, 0)
_B = TypeVar("_B", bound=QBoxLayout)


class OffGrid(Exception):
    """A distance in a layout is no multiple of four pixels (nor the one pixel of a card's edge)."""


def label(
    look: Look, text: str = "", style: str = "body", ink: str = "1", *, wrap: bool = False
) -> QLabel:
    """Return a line of plain text; ``ink`` is 1 2 3, accent, or a hue, as the style sheet knows it."""
    made = QLabel(text)
    made.setFont(look.font(style))
    made.setProperty("ink", ink)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def row(*parts: Part, margins: Margins = _NONE, gap: int = 0) -> QHBoxLayout:
    """Return a layout from left to right."""
    return _filled(QHBoxLayout(), parts, margins, gap)


def column(*parts: Part, margins: Margins = _NONE, gap: int = 0) -> QVBoxLayout:
    """Return a layout from top to bottom."""
    return _filled(QVBoxLayout(), parts, margins, gap)


def frame(role: str, layout: QLayout) -> QFrame:
    """Return a ground of the style sheet (card, header, warn …) around a layout."""
    made = QFrame()
    made.setProperty("role", role)
    made.setLayout(layout)
    return made


def holder(layout: QLayout) -> QWidget:
    """Return a widget without a ground of its own around a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def line(*, upright: bool = False) -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("role", "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def field(
    look: Look, name: str, hint: str = "", style: str = "body", least: int = CONTROL
) -> QLineEdit:
    """Return a field of one line; ``name`` is what a screen reader calls it."""
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setFont(look.font(style))
    made.setMinimumHeight(look.tall(least, style))
    made.setAccessibleName(name)
    return made


def _filled(layout: _B, parts: tuple[Part, ...], margins: Margins, gap: int) -> _B:
    for length in (gap, *margins, *(part for part in parts if isinstance(part, int))):
        if length % GRID and length != 1:
            raise OffGrid
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(part)
            case QLayout():
                layout.addLayout(part)
            case _:
                layout.addWidget(part)
    return layout
