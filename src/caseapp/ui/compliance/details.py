"""What may stand beside an answer: numbers, choices, things, and why a question does not apply.

Folded until somebody wants it: nobody has to pass through it to answer.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from caseapp.domain.catalogue import Catalogue
from caseapp.domain.checks import Check, Coded, Number
from caseapp.domain.interview_views import Details
from caseapp.ui.compliance.wording import read
from caseapp.ui.look import Look
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, holder, label

_COLUMNS = 3


class DetailsPanel(QWidget):
    """Fields for one check, built anew for each. Written as soon as a value is complete."""

    changed = Signal(object)
    """The `Details` as they stand now."""
    not_applicable = Signal(str)
    """The condition for which the question does not apply."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lay = QVBoxLayout()
        self._lay.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._lay)
        self._body: QWidget | None = None
        self._clear()

    def show_check(
        self, check: Check, seen: Catalogue, details: Details | None, *, may_write: bool
    ) -> None:
        """Show the fields of a check; ``details`` is ``None`` while nothing was answered."""
        self._clear()
        tr, lang = self._look.words, self._look.words.lang.value
        self._kept = details or Details()
        parts: list[QWidget] = []
        if details is None:
            parts.append(label(self._look, tr("Once there is an answer."), "small", "2"))
        if check.numbers:
            parts.append(self._grid([self._number(each, lang) for each in check.numbers]))
        if check.options:
            ticks = Flow(*(self._tick(each, lang) for each in check.options), gap=20)
            parts.append(holder(ticks))
        if check.items:
            states = seen.item_states_of(check)
            parts.append(self._grid([self._thing(each, states, lang) for each in check.items]))
        for part in parts[0 if details else 1 :]:
            part.setEnabled(details is not None and may_write)
        parts += self._reason(check, seen, lang, may_write=may_write)
        self._body = holder(column(*parts, gap=8))
        self._lay.addWidget(self._body)

    def has_fields(self, check: Check, seen: Catalogue) -> bool:
        """Say whether there is anything to write beside an answer to this check."""
        return bool(check.numbers or check.options or check.items or _reasons(check, seen))

    def now(self) -> Details:
        """Return what stands in the fields; what is no number of the check is left out."""
        return Details(
            note=self._kept.note,
            numbers={
                code: int(each.text())
                for code, each in self._numbers.items()
                if each.hasAcceptableInput() and each.text()
            },
            options=tuple(code for code, each in self._ticks.items() if each.isChecked()),
            items={
                code: each.currentData()
                for code, each in self._things.items()
                if each.currentData()
            },
            place=self._kept.place,
        )

    def _clear(self) -> None:
        if self._body is not None:
            self._lay.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = None
        self._kept = Details()
        self._numbers: dict[str, QLineEdit] = {}
        self._ticks: dict[str, QCheckBox] = {}
        self._things: dict[str, QComboBox] = {}

    def _number(self, each: Number, lang: str) -> QWidget:
        tr = self._look.words
        name = f"{read(each.label, lang)}, {read(each.unit.label, lang)}"
        made = field(self._look, name)
        made.setValidator(QIntValidator(each.minimum, each.maximum, made))
        if each.code in self._kept.numbers:
            made.setText(str(self._kept.numbers[each.code]))
        framed = FormField(self._look, name, made)
        made.editingFinished.connect(self._tell)
        made.inputRejected.connect(
            partial(
                framed.say,
                tr("From {least} to {most}", least=each.minimum, most=each.maximum),
            )
        )
        made.textEdited.connect(lambda _text: framed.say(""))
        self._numbers[each.code] = made
        return framed

    def _tick(self, each: Coded, lang: str) -> QCheckBox:
        made = QCheckBox(read(each.label, lang))
        made.setFont(self._look.font("body"))
        made.setChecked(each.code in self._kept.options)
        made.toggled.connect(lambda _on: self._tell())
        self._ticks[each.code] = made
        return made

    def _thing(self, each: Coded, states: tuple[Coded, ...], lang: str) -> QWidget:
        made = QComboBox()
        made.setFont(self._look.font("body"))
        made.addItem("—", "")
        for state in states:
            made.addItem(read(state.label, lang), state.code)
        made.setCurrentIndex(max(0, made.findData(self._kept.items.get(each.code, ""))))
        made.currentIndexChanged.connect(lambda _place: self._tell())
        self._things[each.code] = made
        return FormField(self._look, read(each.label, lang), made)

    def _reason(
        self, check: Check, seen: Catalogue, lang: str, *, may_write: bool
    ) -> list[QWidget]:
        reasons = _reasons(check, seen)
        if not reasons:
            return []
        tr, made = self._look.words, QComboBox()
        made.setFont(self._look.font("body"))
        made.addItem(tr("It applies"), "")
        for code in reasons:
            made.addItem(read(seen.conditions[code], lang), code)
        made.activated.connect(
            lambda place: self.not_applicable.emit(made.itemData(place)) if place else None
        )
        made.setEnabled(may_write)
        return [FormField(self._look, tr("The question does not apply because"), made)]

    def _grid(self, parts: list[QWidget]) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, each in enumerate(parts):
            grid.addWidget(each, place // _COLUMNS, place % _COLUMNS)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        return holder(grid)

    def _tell(self) -> None:
        self.changed.emit(self.now())


def _reasons(check: Check, seen: Catalogue) -> Mapping[str, bool]:
    """Return the conditions that only the person can state."""
    said = seen.said_conditions
    return {code: True for code, _value in check.not_applicable_when if code in said}
