"""When to call back: half an hour from now is offered, Enter agrees."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseapp.ui.look import Look
from caseapp.ui.relatives import said
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, row


class BackRow(QWidget):
    """Takes a time of the day; one that has passed today is meant for tomorrow, and that is said."""

    agreed = Signal(object)
    """When to call back, aware UTC."""
    left = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        tr = look.words
        self._look, self._now = look, now
        self.at = FormField(look, tr("Call back at"), field(look, tr("Call back at")))
        self.agree = Button(look, tr("Agree on this time"), Face(Kind.PRIMARY, "clock", "Enter"))
        self.not_yet = Button(look, tr("Back"), Face(key="Esc"))
        acts = column(20, row(self.agree, 8, self.not_yet), None)
        self.setLayout(row(self.at, 12, acts, None))
        self.at.field.returnPressed.connect(self._agree)
        self.at.field.textEdited.connect(lambda _text: self._say_day())
        self.agree.clicked.connect(self._agree)
        self.not_yet.clicked.connect(self.left)
        self.hide()

    def begin(self) -> None:
        """Offer a time, ready to be typed over."""
        self.at.field.setText(said.later_today(self._now()))
        self._say_day()
        self.show()
        self.at.field.setFocus()
        self.at.field.selectAll()

    def _say_day(self) -> None:
        tr, now = self._look.words, self._now()
        moment = said.moment_of(self.at.field.text(), now)
        if moment is None:
            self.at.say(tr("A time such as 15:10"), "partly")
        else:
            self.at.say(said.day_of(moment, now, tr), "2")

    def _agree(self) -> None:
        tr = self._look.words
        moment = said.moment_of(self.at.field.text(), self._now())
        if moment is None:
            self.at.say(tr("This is no time of the day. Write 15:10."), "bad")
            self.at.field.setFocus()
        else:
            self.agreed.emit(moment)
