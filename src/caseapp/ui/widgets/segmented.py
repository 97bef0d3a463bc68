"""A choice among a few words, side by side; in two lines where they are long."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button
from caseapp.ui.widgets.flow import Flow

Value = TypeVar("Value")


class Segmented(QWidget, Generic[Value]):
    """Exactly one is down."""

    changed = Signal(object)

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[Value, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        self.buttons = [Button(look, word) for _, word in choices]
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._group.addButton(button, place)
        self.setLayout(Flow(*self.buttons, gap=4))
        self._group.idClicked.connect(self._tell)

    def choose(self, value: Value) -> None:
        """Press the button of a value without telling anybody."""
        self.buttons[self._values.index(value)].setChecked(True)

    def value(self) -> Value:
        """Return what is chosen."""
        return self._values[self._group.checkedId()]

    def _tell(self, place: int) -> None:
        self.changed.emit(self._values[place])
