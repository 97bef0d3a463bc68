"""The small form for a relative: whatever is known, in its place, without a window of its own."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QLineEdit

from caseapp.domain.relatives import TEXTS, RelativeDraft, RelativeRow
from caseapp.text import phones
from caseapp.text.labels import field_label
from caseapp.text.words import N_
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, label, row
from caseapp.ui.widgets.phone_field import PhoneField
from caseapp.ui.widgets.states import Fault

_PAUSE_MS = 1_000
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_RELATIONS = (
    N_("mother"),
    N_("father"),
    N_("wife"),
    N_("husband"),
    N_("sister"),
    N_("brother"),
    N_("daughter"),
    N_("son"),
    N_("grandmother"),
    N_("grandfather"),
    N_("aunt"),
    N_("uncle"),
    N_("friend"),
)
_NO, _YES = "no", "yes"


class RelativeForm(QFrame):
    """Adds a relative or changes one. Decides nothing; Esc never loses what was typed."""

    saved = Signal()
    left = Signal()
    typing_paused = Signal()
    """What was typed may be written down."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.typing_paused)
        self.setProperty("role", "accent")
        self.title = label(look, "", "heading")
        self.phone = PhoneField(look, field_label("phone", tr))
        self.fields: dict[str, FormField[QLineEdit]] = {
            name: self.phone
            if name == "phone"
            else FormField(look, field_label(name, tr), field(look, field_label(name, tr)))
            for name in TEXTS
        }
        self.safe = QCheckBox(tr("A call is safe for them"))
        self.untold = QCheckBox(tr("Must be told nothing"))
        for box in (self.safe, self.untold):
            box.setFont(look.font("body"))
            box.toggled.connect(lambda _on: self._pause.start())
        self.fault = Fault(look)
        self.save = Button(look, tr("Write down"), Face(Kind.PRIMARY, "check", "Enter"))
        self.cancel = Button(look, tr("Back"), Face(key="Esc"))
        self.row: RelativeRow | None = None
        self._lay_out()
        self._connect()
        self.hide()

    def begin(self, one: RelativeRow | None) -> None:
        """Open empty, or with what is kept of somebody."""
        tr = self._look.words
        self.row = one
        self.title.setText(tr("Change a relative") if one else tr("New relative"))
        self.phone.clear()
        for name in TEXTS:
            self.fields[name].field.setText("" if one is None else getattr(one, name))
            self.fields[name].say("")
        self.safe.setChecked(one is None or one.safe_to_call)
        self.untold.setChecked(one is not None and one.not_to_be_told)
        self.fault.say("")
        self._warn()
        self._pause.stop()
        self.show()
        self.fields["relation"].field.setFocus()

    def typed(self) -> dict[str, str]:
        """Return what stands in the form, as a draft keeps it; nothing where all is empty."""
        found = {name: self.fields[name].field.text() for name in TEXTS}
        found = {name: text for name, text in found.items() if text.strip()}
        if not self.safe.isChecked():
            found["safe_to_call"] = _NO
        if self.untold.isChecked():
            found["not_to_be_told"] = _YES
        return found

    def fill_in(self, typed: Mapping[str, str]) -> None:
        """Put a draft back."""
        for name in TEXTS:
            self.fields[name].field.setText(typed.get(name, ""))
        self.safe.setChecked(typed.get("safe_to_call") != _NO)
        self.untold.setChecked(typed.get("not_to_be_told") == _YES)
        self._warn()
        self._pause.stop()

    def draft(self) -> RelativeDraft:
        """Return the relative that was typed."""
        texts = {name: self.fields[name].field.text() for name in TEXTS}
        return RelativeDraft(
            **texts, safe_to_call=self.safe.isChecked(), not_to_be_told=self.untold.isChecked()
        )

    def changes(self) -> dict[str, str | bool]:
        """Return what differs from what is kept, and what two laptops disagree about."""
        one, now = self.row, self.draft()
        if one is None:
            return {}
        names = (*TEXTS, "safe_to_call", "not_to_be_told")
        return {
            name: getattr(now, name)
            for name in names
            if getattr(now, name) != getattr(one, name) or name in one.contested
        }

    def _warn(self) -> None:
        """Ask about a number that the other side may listen to; it changes nothing by itself."""
        tr, watched = self._look.words, phones.watched(self.phone.field.text())
        asks = watched and self.safe.isChecked()
        self.phone.ask(tr("Such a number may be listened to: is a call safe?") if asks else "")

    def _lay_out(self) -> None:
        parts = self.fields
        first = row(gap=12)
        for name, share in (("relation", 2), ("name", 4), ("phone", 3)):
            first.addWidget(parts[name], share)
        second = row(gap=12)
        for name, share in (("settlement", 2), ("language", 2), ("note", 5)):
            second.addWidget(parts[name], share)
        head = row(self.title, None, self.cancel, 8, self.save)
        signs = row(self.safe, 24, self.untold, None)
        lay = column(head, 8, first, 4, second, 4, signs, 4, self.fault, margins=(16, 12, 16, 12))
        self.setLayout(lay)

    def _connect(self) -> None:
        tr = self._look.words
        for each in self.fields.values():
            each.field.textEdited.connect(lambda _text: self._pause.start())
            each.field.returnPressed.connect(self.saved)
        known = QCompleter([tr(each) for each in _RELATIONS], self)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.fields["relation"].field.setCompleter(known)
        self.phone.field.textChanged.connect(lambda _text: self._warn())
        self.safe.toggled.connect(lambda _on: self._warn())
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.left)
        bind(self, "Esc", self.left.emit, _WITHIN)
