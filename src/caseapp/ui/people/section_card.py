"""What sections are laid out with: a card, a body that scrolls, a list as high as its rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QListView, QScrollArea, QVBoxLayout, QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.parts import Part, column, frame, holder, label, row

_AROUND = 48
"""How much (px) stays in sight above and below what has the keyboard."""


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


class Following(QScrollArea):
    """Scrolls to whatever inside it gets the keyboard, also where no Tab brought it there."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside
        self.setWidget(inside)
        for rows in inside.findChildren(QListView):
            self._follow_rows(rows)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow)

    def _follow_rows(self, rows: QListView) -> None:
        """Scroll to the row that the arrows choose: a list in here shows all of its rows."""
        rows.selectionModel().currentChanged.connect(lambda _now, _before: self._show_row(rows))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._inside.isAncestorOf(now):
            return
        if isinstance(now, QListView):
            self._show_row(now)
        else:
            self.ensureWidgetVisible(now, 0, _AROUND)

    def _show_row(self, rows: QListView) -> None:
        place = rows.visualRect(rows.currentIndex())
        if rows.hasFocus() and place.isValid():
            middle = rows.viewport().mapTo(self._inside, place.center())
            self.ensureVisible(0, middle.y(), 0, _AROUND)


def scrolled(*parts: Part) -> QVBoxLayout:
    """Return the layout of a section whose parts stand above each other and scroll together."""
    return column(Following(holder(column(*parts, None))))


def fit_to_rows(rows: QListView) -> None:
    """Make a list as high as its rows: the section scrolls, not a list inside it."""
    count = rows.model().rowCount()
    rows.setFixedHeight(sum(rows.sizeHintForRow(place) for place in range(count)) + 2)
    rows.setVisible(count > 0)
