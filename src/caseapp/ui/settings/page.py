"""The sections of the settings, one at a time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from caseapp.ui.look import Look
from caseapp.ui.room import Room, State
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, holder, label, row


class SettingsPage(Room):
    """A menu of sections on the left, the chosen one on the right."""

    def __init__(self, look: Look, sections: Sequence[tuple[str, str, QWidget]]) -> None:
        """Build from (icon, name, widget) of each section."""
        super().__init__()
        self.setObjectName("page")
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._buttons = []
        for place, (icon, name, widget) in enumerate(sections):
            button = Button(look, name, Face(icon=icon, least=CONTROL, wide=True))
            button.setCheckable(True)
            self._group.addButton(button, place)
            self._buttons.append(button)
            self._stack.addWidget(widget)
        menu = column(label(look, look.words("Settings"), "title"), 16, *self._buttons, None, gap=4)
        side = holder(menu)
        side.setFixedWidth(max(220, round(look.width("0" * 26, "body"))))
        lay = row(side, gap=24, margins=(24, 16, 24, 16))
        lay.addWidget(self._stack, 1)
        self.setLayout(lay)
        self._group.idClicked.connect(self.show_section)
        self.show_section(0)

    def show_section(self, place: int) -> None:
        """Show a section."""
        self._buttons[place].setChecked(True)
        self._stack.setCurrentIndex(place)

    def enter(self) -> None:
        """Override: arrows choose a section."""
        self._buttons[self._stack.currentIndex()].setFocus()

    def state(self) -> State:
        """Override: the section."""
        return {"section": str(self._stack.currentIndex())}

    def restore(self, state: State) -> None:
        """Override: the section again."""
        self.show_section(int(state.get("section", "0")))
