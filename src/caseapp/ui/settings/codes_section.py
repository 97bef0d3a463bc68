"""The coded lists, to be looked up: what stands on paper and in exports, in both languages."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from caseapp.text.coded_lists import CodedValue, coded_values
from caseapp.ui.look import Look
from caseapp.ui.widgets.parts import column, field, holder, label
from caseapp.ui.widgets.table import Cell, Head, Table


class CodesSection(QFrame):
    """Read only: a code that is kept in a register never changes its meaning."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look = look
        self._values: tuple[CodedValue, ...] = ()
        self.sought = field(look, tr("Find a code or a word"), tr("Find a code or a word"))
        self.found = label(look, "", "small", "2")
        self.table = Table(
            look,
            tr("Coded lists"),
            (
                Head(tr.sense("codes", "List"), 30),
                Head(tr("Ukrainian"), least=24),
                Head(tr("English"), least=24),
                Head(tr("Code"), 28),
            ),
        )
        why = tr("What the program writes for each choice. The lists come with the program.")
        upper = column(
            *(label(look, tr("Coded lists"), "heading"), 4),
            *(label(look, why, "small", "2", wrap=True), 12, self.sought, 4, self.found, 4),
            margins=(20, 12, 16, 4),
        )
        lay = column(holder(upper), margins=(1, 1, 1, 8))
        lay.addWidget(self.table, 1)
        self.setLayout(lay)
        self.sought.textChanged.connect(lambda _text: self._show())

    def showEvent(self, event: QShowEvent, /) -> None:
        """Override: read when it is first looked at, not before."""
        super().showEvent(event)
        if not self._values:
            self._values = coded_values(self._look.words)
            self._show()

    def _show(self) -> None:
        pieces = self.sought.text().casefold().split()
        fits = [one for one in self._values if _fits(one, pieces)]
        self.table.show_rows(
            [
                (
                    Cell(one.list_name),
                    Cell(one.ukrainian, "strong"),
                    Cell(one.english),
                    Cell(one.code, "small"),
                )
                for one in fits
            ]
        )
        tr = self._look.words
        self.found.setText(tr.many("{count} value", "{count} values", len(fits)))


def _fits(value: CodedValue, pieces: list[str]) -> bool:
    parts = (value.list_name, value.code, value.ukrainian, value.english)
    text = " ".join(parts).casefold()
    return all(piece in text for piece in pieces)
