"""The sections of the settings, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from caseapp.ui.look import Look
from caseapp.ui.room import Room, State
from caseapp.ui.settings.menu import MenuItem
from caseapp.ui.widgets.parts import column, holder, label, row


class SettingsPage(Room):
    """A menu of sections on the left, the chosen one on the right."""

    section_shown = Signal(object)
    """The widget of the section that came to the front."""

    def __init__(self, look: Look, sections: Sequence[tuple[str, str, QWidget]]) -> None:
        """Build from (icon, name, widget) of each section."""
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._buttons = []
        for place, (icon, name, widget) in enumerate(sections):
            button = MenuItem(look, icon, name)
            self._group.addButton(button, place)
            self._buttons.append(button)
            self._stack.addWidget(widget)
        menu = column(label(look, look.words("Settings"), "title"), 16, *self._buttons, None, gap=4)
        side = holder(menu)
        side.setFixedWidth(max(200, round(look.width("0" * 24, "body"))))
        lay = row(side, gap=24, margins=(24, 16, 24, 16))
        lay.addWidget(self._stack, 1)
        self.setLayout(lay)
        self._group.idClicked.connect(self.show_section)
        self.show_section(0)

    def show_section(self, place: int) -> None:
        """Show a section."""
        self._buttons[place].setChecked(True)
        self._stack.setCurrentIndex(place)
        self.section_shown.emit(self._stack.currentWidget())

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of settings."""
        tr = self._look.words
        return (
            ("↑ ↓", tr("another section")),
            ("Ctrl+N", tr("add a user, where that is yours to do")),
        )

    def enter(self) -> None:
        """Override: arrows choose a section; what it shows is read anew."""
        self._buttons[self._stack.currentIndex()].setFocus()
        self.section_shown.emit(self._stack.currentWidget())

    def state(self) -> State:
        """Override: the section."""
        return {"section": str(self._stack.currentIndex())}

    def restore(self, state: State) -> None:
        """Override: the section again."""
        self.show_section(int(state.get("section", "0")))
