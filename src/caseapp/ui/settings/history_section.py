"""What was done in the register, the newest on top."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.views import HistoryLine
from caseapp.text import dates
from caseapp.text.labels import act_label
from caseapp.text.notices import notice
from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.states import Fault
from caseapp.ui.widgets.table import Cell, Head, Table

_AT_ONCE = timedelta(minutes=1)
"""An act recorded within a minute of happening shows one time, not two."""


class HistorySection(QFrame):
    """Shows acts. Who reads only their own is told so."""

    reload_wanted = Signal()

    def __init__(self, look: Look, *, everybody: bool) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look = look
        self.again = Button(look, tr("Read again"), Face(icon="history", least=CONTROL))
        self.fault = Fault(look)
        self.table = Table(
            look,
            tr("History"),
            (
                Head(tr("Happened"), 16),
                Head(tr("Recorded"), 16),
                Head(tr("Who"), 13),
                Head(tr("What")),
                Head(tr("About whom")),
                Head("", 12),
            ),
        )
        if everybody:
            who = tr("The newest acts of everybody. Nothing can be taken out of the history.")
        else:
            who = tr("Your own newest acts. Nothing can be taken out of the history.")
        head = row(label(look, tr("History"), "heading"), None, self.again)
        upper = column(
            *(head, 4, label(look, who, "small", "2", wrap=True), 8, self.fault),
            margins=(20, 12, 16, 4),
        )
        lay = column(holder(upper), margins=(1, 1, 1, 8))
        lay.addWidget(self.table, 1)
        self.setLayout(lay)
        self.again.clicked.connect(self.reload_wanted)

    def show_acts(self, acts: Sequence[HistoryLine]) -> None:
        """Show acts; ``recorded`` stands only where it tells more than when it happened."""
        tr = self._look.words
        undone = Cell(tr("taken back"), hue="neutral", icon="x")
        self.table.show_rows(
            [
                (
                    Cell(dates.when(each.at)),
                    Cell("" if _at_once(each) else dates.when(each.recorded_at)),
                    Cell(each.by),
                    Cell(notice(each.notice, tr) if each.notice else act_label(each.act, tr)),
                    Cell(each.name),
                    undone if each.undone else Cell(""),
                )
                for each in acts
            ]
        )


def _at_once(act: HistoryLine) -> bool:
    return abs(act.recorded_at - act.at) < _AT_ONCE
