"""Whoever was marked last, with the flags that one key each puts on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.coded import Flag
from caseapp.text.labels import label as word_for
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, holder, label, row

FLAG_KEYS = {
    Flag.MEDIC: ("F2", "stethoscope"),
    Flag.WHEELCHAIR: ("F3", "accessibility"),
    Flag.HOSPITAL_BUS: ("F4", "ambulance"),
    Flag.WANTS_CALL: ("F6", "phone"),
    Flag.NOT_WELL_ENOUGH: ("F7", "moon"),
}
"""Digits begin a number, F1 is help, F5 stays free (`mock/DESIGN.md`)."""
LABEL_KEY = "F8"


class JustMarked(QFrame):
    """Stays in sight while the next name is typed."""

    flag_pressed = Signal(object)
    label_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._picture = Picture(look, "circle-check", 20, "ok")
        self._name = label(look, "", "strong")
        self._when = label(look, "", "body", "2")
        hint = label(look, tr("one key each, only if needed"), "small", "2")
        self.buttons: dict[Flag, Button] = {}
        for flag, (key, icon) in FLAG_KEYS.items():
            button = Button(look, word_for(flag, tr), Face(icon=icon, key=key))
            button.setCheckable(True)
            button.clicked.connect(lambda _on, flag=flag: self.flag_pressed.emit(flag))
            self.buttons[flag] = button
        self.label = Button(look, tr.sense("paper", "Label"), Face(key=LABEL_KEY))
        self.label.clicked.connect(self.label_pressed)
        head = row(self._picture, 12, self._name, 12, self._when, None, hint)
        flags = holder(Flow(*self.buttons.values(), self.label))
        self.setLayout(column(head, 8, flags, margins=(20, 12, 20, 12)))
        self.hide()

    def show_person(self, name: str, when: str, *, saved: bool) -> None:
        """Show somebody; not yet ``saved`` wears a clock, not a tick."""
        self._picture.show_picture(*(("circle-check", "ok") if saved else ("clock", "neutral")))
        self._name.setText(name)
        self._when.setText(when)
        self.setAccessibleName(f"{name}, {when}")
        self.show()

    def show_flags(self, flags: frozenset[Flag]) -> None:
        """Show which flags are up."""
        for flag, button in self.buttons.items():
            button.setChecked(flag in flags)
