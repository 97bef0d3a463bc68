"""When to call back: half an hour from now is offered, Enter agrees; a key each for sooner and later."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.relatives import said
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, holder, row

SOON, LATER = timedelta(minutes=15), timedelta(hours=1)
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


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
        self.soon = Button(look, tr("In 15 minutes"), Face(key="F2"))
        self.later = Button(look, tr("In an hour"), Face(key="F3"))
        acts = Flow(self.agree, self.soon, self.later, self.not_yet)
        lay = row(self.at, 12)
        lay.addWidget(holder(column(20, holder(acts), None)), 1)
        self.setLayout(lay)
        self.at.setMaximumWidth(round(look.width("0" * 20, "body")))
        self.at.field.returnPressed.connect(self._agree)
        self.at.field.textEdited.connect(lambda _text: self._say_day())
        self.agree.clicked.connect(self._agree)
        self.not_yet.clicked.connect(self.left)
        for button, key, after in ((self.soon, "F2", SOON), (self.later, "F3", LATER)):
            act = partial(self._agree_after, after)
            button.clicked.connect(act)
            bind(self, key, act, _WITHIN)
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

    def _agree_after(self, after: timedelta, *_checked: bool) -> None:
        self.agreed.emit(self._now() + after)

    def _agree(self) -> None:
        tr = self._look.words
        moment = said.moment_of(self.at.field.text(), self._now())
        if moment is None:
            self.at.say(tr("This is no time of the day. Write 15:10."), "bad")
            self.at.field.setFocus()
        else:
            self.agreed.emit(moment)
