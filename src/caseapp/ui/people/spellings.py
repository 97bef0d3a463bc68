"""Other ways in which somebody's name is written: said in one line, one more added in a field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.person_views import Spelling
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.theme import TARGET
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, label, row


class Spellings(QWidget):
    """Shows spellings. Decides nothing."""

    added = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._list = label(look, "", wrap=True)
        name = tr("Other spelling")
        self.field = FormField(look, name, field(look, name, least=TARGET))
        self.add = Button(look, tr("Add"), Face(Kind.LINK, "plus"))
        self.field.hide()
        caption = label(look, tr("Also written"), "small", "2")
        told = row(self._list, 12)
        told.setStretch(0, 1)
        told.addWidget(self.add)
        self.setLayout(column(caption, told, self.field))
        self.add.clicked.connect(self._open)
        self.field.field.returnPressed.connect(self._submit)
        self.show_spellings(())

    def show_spellings(self, written: Sequence[Spelling]) -> None:
        """Show them, each with where it stood."""
        tr = self._look.words
        said = [_said(one, tr) for one in written]
        self._list.setText("; ".join(said) or tr("No other spelling is known"))

    def set_open(self, *, may: bool) -> None:
        """Let one be added, or only read."""
        self.add.setVisible(may)
        self.field.setVisible(False)

    def done(self) -> None:
        """Close the field: it was written."""
        self.field.field.clear()
        self.field.say("")
        self.field.hide()
        self.add.setFocus()

    def refuse(self, why: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.field.say(why)

    def _open(self) -> None:
        self.field.show()
        self.field.field.setFocus()

    def _submit(self) -> None:
        if text := self.field.field.text().strip():
            self.added.emit(text)
        else:
            self.done()


def _said(one: Spelling, tr: Words) -> str:
    where = {
        "list": tr("as in the list"),
        "presented": tr("as given on arrival"),
        "typed": tr("added here"),
    }.get(one.source)
    return f"{one.written} ({where})" if where else one.written
