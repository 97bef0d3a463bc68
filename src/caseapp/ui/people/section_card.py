"""What sections are laid out with: a card, a body that scrolls, a list as high as its rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QVBoxLayout, QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.parts import Part, column, frame, holder, label, row


def section_card(
    look: Look,
    title: str,
    body: QWidget,
    *,
    beside: QWidget | None = None,
    tools: QWidget | None = None,
) -> QFrame:
    """Return the card; ``beside`` follows the heading, ``tools`` stand at the right edge."""
    head = row(label(look, title, "heading"))
    if beside is not None:
        head.addSpacing(12)
    head.addWidget(beside or QWidget(), 1)  # whatever stands beside may need the whole line
    if tools is not None:
        head.addWidget(tools)
    made = frame("card", column(head, 8, body, margins=(20, 16, 20, 16)))
    made.setAccessibleName(title)
    return made


def scrolled(*parts: Part) -> QVBoxLayout:
    """Return the layout of a section whose parts stand above each other and scroll together."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder(column(*parts, None)))
    return column(area)


def fit_to_rows(rows: QListView) -> None:
    """Make a list as high as its rows: the section scrolls, not a list inside it."""
    count = rows.model().rowCount()
    rows.setFixedHeight(sum(rows.sizeHintForRow(place) for place in range(count)) + 2)
    rows.setVisible(count > 0)
