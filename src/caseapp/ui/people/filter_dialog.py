"""A name for the way in which the list is narrowed now."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, label, row

LONGEST = 40


class FilterDialog(QDialog):
    """Asks for a name. Names in use are refused, and what was typed stays."""

    submitted = Signal(str)

    def __init__(self, look: Look, parent: QWidget, said: str, taken: Collection[str]) -> None:
        super().__init__(parent)
        tr = self._words = look.words
        self._taken = {name.casefold() for name in taken}
        title = tr("Save this filter")
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.name = FormField(look, tr("Name of the filter"), field(look, tr("Name of the filter")))
        self.name.field.setMaxLength(LONGEST)
        self.save = Button(look, tr("Save"), Face(Kind.PRIMARY, "check", "Enter", CONTROL))
        cancel = Button(look, tr("Cancel"), Face(key="Esc", least=CONTROL))
        kept = tr("Kept in this register on this computer, for you alone.")
        self.setLayout(
            column(
                *(label(look, title, "title"), 8, label(look, said, "body", wrap=True), 4),
                *(label(look, kept, "small", "2", wrap=True), 16, self.name, 16),
                row(cancel, None, self.save),
                margins=(24, 20, 24, 20),
            )
        )
        self.save.setDefault(True)
        cancel.setAutoDefault(False)
        self.save.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.name.field.setFocus()

    def _submit(self) -> None:
        tr, name = self._words, " ".join(self.name.field.text().split())
        if not name:
            self.name.say(tr("Give the filter a name. Nothing was saved yet."))
        elif name.casefold() in self._taken:
            self.name.say(
                tr("A filter has this name already. Choose another; nothing was changed.")
            )
        else:
            self.submitted.emit(name)
            self.accept()
