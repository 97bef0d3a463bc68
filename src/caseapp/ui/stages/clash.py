"""A field with several values after a merge: each with who and when, or a third by hand."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.coded import Category, Destination, Sex, Triage
from caseapp.domain.dates import Precision
from caseapp.text import dates
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.stages.services import Clash
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, holder, label

_CODED: Mapping[str, type[StrEnum]] = {
    "sex": Sex,
    "category": Category,
    "recorded_category": Category,
    "birth_precision": Precision,
    "triage": Triage,
    "destination": Destination,
}
_BY_HAND = frozenset(
    {
        *("surname", "given", "patronymic", "force", "unit", "rank", "call_sign"),
        *("wristband", "vehicle", "station", "presented_name", "note"),
    }
)
"""Fields of free text. A code, a time, or whether an act stands is one of the values or nothing."""


class ClashPanel(QWidget):
    """Offers what was written; decides nothing by itself."""

    decided = Signal(object, object)
    """(`Clash`, the value)."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._clash: Clash | None = None
        tr = look.words
        self.choices: list[Button] = []
        self._field = label(look, "", "strong", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.other = FormField(look, tr("Neither: write it"), field(look, tr("Neither: write it")))
        self.take = Button(look, tr("Write this"), Face(least=CONTROL, wide=True))
        self._by_hand = holder(column(self.other, 4, self.take))
        self.setLayout(column(self._field, 8, self._list, 12, self._by_hand))
        self.take.clicked.connect(self._write)
        self.other.field.returnPressed.connect(self._write)
        self.take.setAutoDefault(False)

    def show_clash(self, clash: Clash) -> None:
        """Show the values; what was typed about the same field stays."""
        if self._clash is None or self._clash.key != clash.key:
            self.other.field.clear()
        self._clash = clash
        self.other.say("")
        tr = self._look.words
        self._field.setText(clash_field(clash.field, tr))
        for button in self.choices:
            self._list.removeWidget(button)
            button.deleteLater()
        self.choices = [self._choice(clash, place) for place in range(len(clash.claims))]
        self._by_hand.setVisible(clash.field in _BY_HAND)

    def _choice(self, clash: Clash, place: int) -> Button:
        tr, claim = self._look.words, clash.claims[place]
        said = clash_value(clash.field, claim.value, tr)
        who = " · ".join(part for part in (claim.by, dates.when(claim.at)) if part)
        face = Face(key=str(place + 1), least=CONTROL, wide=True)
        button = Button(self._look, f"{said} — {who}", face)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.decided.emit(clash, claim.value))
        self._list.addWidget(button)
        button.show()  # now: a key may be pressed before the layout gets to it
        return button

    def _write(self) -> None:
        typed = self.other.field.text().strip()
        if not typed:
            self.other.say(self._look.words("Nothing is written here yet."))
        elif self._clash is not None:
            self.decided.emit(self._clash, typed)


def clash_field(name: str, tr: Words) -> str:
    """Return the name of a field that may have several values."""
    if name == "undone":
        return tr("Whether the record stands")
    if name == "person_id":
        return tr("Person")
    return field_label(name.removesuffix("_id"), tr)


def clash_value(name: str, value: object, tr: Words) -> str:
    """Return a value as a person reads it."""
    if value is None or value == "":
        return tr("empty")
    if isinstance(value, bool):
        return tr("taken back") if value else tr("stands")
    if isinstance(value, datetime):
        return dates.when(value)
    if name == "birth_date":
        return dates.day(date.fromisoformat(str(value)))
    return word_for(_CODED[name](str(value)), tr) if name in _CODED else str(value)
