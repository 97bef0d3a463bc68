"""Making a register folder out of a backup: which file, which folder."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from caseapp.ui.look import Look
from caseapp.ui.settings.dialogs import Question
from caseapp.ui.settings.services import RestoreOrder
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, label, row
from caseapp.ui.widgets.states import LongAct


class RestoreQuestion(Question):
    """The register that is open is not touched; what was typed survives a refusal and Esc."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        tr = look.words
        super().__init__(look, tr("Restore from a backup"), tr("Restore"), parent)
        why = tr(
            "The register that is open stays as it is. A new folder is made; it opens at the lock screen"
            " with the passphrases of the day of the backup."
        )
        self.file = FormField(look, tr("Backup file"), field(look, ""))
        self.to = FormField(
            look, tr("New folder"), field(look, ""), tr("It must not exist yet; it is made.")
        )
        self.choose_file = Button(look, tr("Choose…"), Face(icon="folder-open", least=CONTROL))
        self.choose_to = Button(look, tr("Choose…"), Face(icon="folder-open", least=CONTROL))
        for button, what in ((self.choose_file, self.file), (self.choose_to, self.to)):
            button.setAutoDefault(False)
            button.setAccessibleName(f"{button.text()} {what.field.accessibleName()}")
        self.progress = LongAct(look)
        self.fill(
            *(label(look, why, "body", "2", wrap=True), 16),
            *(
                _beside(look, self.file, self.choose_file),
                4,
                _beside(look, self.to, self.choose_to),
            ),
            *(8, self.progress),
        )
        self.file.field.setFocus()

    def fill_in(self, file: str, to: str) -> None:
        """Go on with what was typed before."""
        self.file.field.setText(file)
        self.to.field.setText(to)

    def order(self) -> RestoreOrder | None:
        """Return what is asked for; None, and a sentence in its place, while something is missing."""
        tr = self.look.words
        file, to = (each.field.text().strip() for each in (self.file, self.to))
        self.file.say("" if file else tr("A file is needed."))
        self.to.say("" if to else tr("A folder is needed."))
        return RestoreOrder(Path(file), Path(to)) if file and to else None

    def typed(self) -> tuple[str, str]:
        """Return what stands in the fields, whole or not."""
        return self.file.field.text(), self.to.field.text()

    def refuse(self, text: str) -> None:
        """Override: the way back works again."""
        super().refuse(text)
        self.back.setEnabled(True)

    def reject(self) -> None:
        """Override: while it is being restored, Esc is Stop."""
        if self.progress.isHidden():
            super().reject()


def _beside(look: Look, what: FormField[QLineEdit], button: Button) -> QHBoxLayout:
    """Put a button beside the field, not beside the field's name."""
    lay = row(gap=8)
    lay.addWidget(what, 1)
    lay.addLayout(column(label(look, " ", "small"), 4, button, None))
    return lay
