"""Another category in law, with the reason: it opens and closes questions, so it is decided in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from caseapp.domain.coded import Category
from caseapp.text.labels import label as word_for
from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import field, label, row
from caseapp.ui.widgets.scrolled import asked
from caseapp.ui.widgets.states import Fault


class CategoryDialog(QDialog):
    """Collects category and reason. Decides nothing."""

    submitted = Signal(object, str)
    """(`Category`, reason)."""

    def __init__(self, look: Look, parent: QWidget, now: Category) -> None:
        super().__init__(parent)
        tr = look.words
        title = tr("Change of category")
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(480))
        self.category = QComboBox()
        self.category.setFont(look.font("body"))
        self.category.setMinimumHeight(look.tall(CONTROL))
        for each in Category:
            self.category.addItem(word_for(each, tr), each)
        self.category.setCurrentIndex(self.category.findData(now))
        self.reason = FormField(look, tr("Reason"), field(look, tr("Reason")))
        self.fault = Fault(look)
        self.save = Button(
            look, tr("Change the category"), Face(Kind.PRIMARY, "check", "Enter", CONTROL)
        )
        cancel = Button(look, tr("Leave as it is"), Face(key="Esc", least=CONTROL))
        why = tr(
            "The category decides which checks apply. Answers that were given are kept. The change"
            " and its reason stay in the history."
        )
        chosen = FormField(look, tr("Category in law"), self.category)
        head = (label(look, title, "title", wrap=True), 8)
        said = label(look, why, "body", "2", wrap=True)
        body = (said, 16, chosen, 8, self.reason, 8, self.fault)
        self.setLayout(asked(head, body, (8, row(cancel, None, self.save)), (24, 20, 24, 20)))
        self.save.setDefault(True)
        cancel.setAutoDefault(False)
        self.save.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.category.setFocus()

    def refuse(self, text: str) -> None:
        """Say what is wrong; everything typed stays."""
        self.fault.say(text)
        self.save.setEnabled(True)

    def _submit(self) -> None:
        self.fault.say("")
        self.save.setEnabled(False)
        self.submitted.emit(Category(self.category.currentData()), self.reason.field.text())
