"""F1: what can be pressed here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.painted import Key
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.scrolled import Scrolled

KeyWords = Sequence[tuple[str, str]]


class KeysCard(QDialog):
    """The keys of the room on the left, those that work everywhere on the right; F1 again opens the guide."""

    guide_wanted = Signal()
    commands_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, look: Look, here: KeyWords, everywhere: KeyWords, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self.setWindowTitle(tr("Keys"))
        self.said = (*here, *everywhere)
        self.guide = Button(look, tr("User guide"), Face(icon="file-text", key="F1"))
        self.commands = Button(look, tr("Find a command…"), Face(key="Ctrl+Shift+P"))
        self.tour = Button(look, tr("First steps"), Face())
        close = Button(look, tr("Close"), Face(key="Esc"))
        close.clicked.connect(self.accept)
        for button, signal in (
            (self.guide, self.guide_wanted),
            (self.commands, self.commands_wanted),
            (self.tour, self.tour_wanted),
        ):
            button.clicked.connect(self.accept)
            button.clicked.connect(signal)
        bind(self, "F1", self.guide.click)
        bind(self, "Ctrl+Shift+P", self.commands.click)
        columns = row(gap=32)
        for title, keys in ((tr("Here"), here), (tr("Everywhere"), everywhere)):
            if keys:
                columns.addWidget(
                    holder(column(label(look, title, "heading"), 12, _grid(look, keys), None))
                )
        foot = row(self.guide, 8, self.commands, 8, self.tour, 24, None, close)
        area = Scrolled(holder(columns))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll: nothing in it takes them
        area.setAccessibleName(tr("Keys"))
        lay = column(margins=(24, 20, 24, 20))
        lay.addWidget(area, 1)
        lay.addSpacing(20)
        lay.addLayout(foot)
        self.setLayout(lay)
        close.setFocus()
        # By itself Qt gives a dialog two thirds of the screen, and most cards need a little more.
        self.resize(self.sizeHint().boundedTo(parent.window().size()))


def _grid(look: Look, keys: KeyWords) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for place, (key, what) in enumerate(keys):
        cap = Key(look, key)
        cap.setAccessibleName(key)
        grid.addWidget(cap, place, 0)
        grid.addWidget(label(look, what), place, 1)
    return holder(grid)
