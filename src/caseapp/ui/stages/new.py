"""The form for a new stage."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.text import dates
from caseapp.ui.look import Look
from caseapp.ui.stages.services import NewStage
from caseapp.ui.stages.typed_date import NoDay, read_day
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import field, label, row
from caseapp.ui.widgets.scrolled import asked
from caseapp.ui.widgets.states import Fault


class NewStageForm(QDialog):
    """Asks for day, title and site. Checks only that the day is one."""

    submitted = Signal(object)
    """A `NewStage`."""

    def __init__(self, look: Look, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._look = look
        self.setWindowTitle(tr("New stage"))
        self.setMinimumWidth(round(look.width("0" * 48, "body")))
        self.day = FormField(look, tr("Day"), field(look, ""), tr("day, month, year: 06.03.2026"))
        self.day.field.setText(dates.day(today))
        self.title = FormField(
            look,
            tr("Title"),
            field(look, ""),
            tr("as headquarters calls the exchange"),
        )
        self.site = FormField(
            look, tr("Site"), field(look, ""), tr("where people arrive; may be empty")
        )
        self.fault = Fault(look)
        self.save = Button(
            look, tr("Make the stage"), Face(Kind.PRIMARY, "check", "Enter", CONTROL)
        )
        cancel = Button(look, tr("Back"), Face(key="Esc", least=CONTROL))
        head = (label(look, tr("New stage"), "title", wrap=True), 16)
        body = (self.day, 4, self.title, 4, self.site, 8, self.fault)
        self.setLayout(asked(head, body, (12, row(cancel, None, self.save)), (24, 20, 24, 20)))
        self.save.setDefault(True)
        cancel.setAutoDefault(False)
        self.save.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.title.field.setFocus()

    def refuse(self, text: str) -> None:
        """Say what is wrong; everything typed stays."""
        self.fault.say(text)
        self.save.setEnabled(True)

    def _submit(self) -> None:
        try:
            day = read_day(self.day.field.text())
        except NoDay:
            self.day.say(self._look.words("This is no day: 06.03.2026."))
            return
        self.day.say("")
        title = self.title.field.text().strip()
        self.title.say("" if title else self._look.words("A title is needed."))
        if not title:
            return
        self.save.setEnabled(False)
        site = self.site.field.text().strip()
        self.submitted.emit(NewStage(day, title, site))
