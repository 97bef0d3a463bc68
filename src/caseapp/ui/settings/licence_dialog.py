"""The text of one licence."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, label, row


class LicenceDialog(QDialog):
    """To be read, marked and copied; Esc closes it."""

    def __init__(self, look: Look, name: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        title = tr("Licence of {name}", name=name)
        self.setWindowTitle(title)
        nothing = tr(
            "This part ships no text of its licence. Its name in the list is what its makers say."
        )
        self.text = QPlainTextEdit(text or nothing)
        self.text.setReadOnly(True)
        self.text.setFont(look.font("body"))
        self.text.setAccessibleName(title)
        back = Button(look, tr("Back"), Face(key="Esc", least=CONTROL))
        back.clicked.connect(self.reject)
        lay = column(label(look, title, "title", wrap=True), 12, margins=(24, 20, 24, 20))
        lay.addWidget(self.text, 1)
        lay.addLayout(row(None, back, margins=(0, 12, 0, 0)))
        self.setLayout(lay)
        self.resize(min(900, look.px(720)), 600)
        self.text.setFocus()
