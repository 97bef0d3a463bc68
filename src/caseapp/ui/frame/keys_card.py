"""F1: what can be pressed here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.painted import Key
from caseapp.ui.widgets.parts import column, holder, label, row

KeyWords = Sequence[tuple[str, str]]


class KeysCard(QDialog):
    """The keys of the room on the left, those that work everywhere on the right."""

    def __init__(self, look: Look, here: KeyWords, everywhere: KeyWords, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self.setWindowTitle(tr("Keys"))
        self.said = (*here, *everywhere)
        close = Button(look, tr("Close"), Face(key="Esc"))
        close.clicked.connect(self.accept)
        columns = row(gap=32)
        for title, keys in ((tr("Here"), here), (tr("Everywhere"), everywhere)):
            if keys:
                columns.addWidget(
                    holder(column(label(look, title, "heading"), 12, _grid(look, keys), None))
                )
        self.setLayout(column(columns, 20, row(None, close), margins=(24, 20, 24, 20)))


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
