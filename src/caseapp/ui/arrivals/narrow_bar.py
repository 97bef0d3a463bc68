"""Says whom the list shows alone, and gives everybody back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.ui.arrivals.narrowed import Narrowed
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import label, row


class NarrowBar(QFrame):
    """Hidden while everybody is shown."""

    everybody_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.code, self._name = "", ""
        self.setProperty("role", "card")
        self._whom = label(look, "", "strong", wrap=True)
        self.everybody = Button(look, tr("Show everybody"), Face(Kind.QUIET, key="Esc"))
        lay = row(margins=(20, 4, 8, 4))
        lay.addWidget(self._whom, 1)
        lay.addWidget(self.everybody)
        self.setLayout(lay)
        self.everybody.clicked.connect(self.everybody_wanted)
        self.hide()

    def show_whom(self, only: Narrowed | None) -> None:
        """Say who alone is shown; hidden for None."""
        self.code = "" if only is None else only.code
        self._name = "" if only is None else only.said(self._look.words)
        self.setVisible(only is not None)

    def show_count(self, count: int) -> None:
        """Say how many they are."""
        tr = self._look.words
        people = tr.many("{count} person", "{count} people", count)
        said = tr("Only: {whom}, {people}", whom=self._name, people=people)
        self._whom.setText(said)
        self.setAccessibleName(said)
