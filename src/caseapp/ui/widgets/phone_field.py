"""A field for telephone numbers: left, they are shown as they are dialled, and what is wrong is said in place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from caseapp.text.phones import JOINED, Phone, what_is_wrong
from caseapp.ui.look import Look
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import field


class PhoneField(FormField[QLineEdit]):
    """Takes whatever is typed and loses none of it. Reading numbers is the presenter's, off this thread."""

    left = Signal(str)
    """What stands in it now may be read: the keyboard went on, or Enter was pressed."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, field(look, name))
        self._words = look.words
        self._wrong, self._asks = "", ""
        self.field.textEdited.connect(lambda _text: self._say_wrong(""))
        self.field.editingFinished.connect(self._leave)

    def show_read(self, typed: str, found: Sequence[Phone]) -> None:
        """Show the numbers as they were read, unless something else has been typed meanwhile."""
        if self.field.text() != typed:
            return
        shown = JOINED.join(phone.shown for phone in found)
        if shown != typed:
            self.field.setText(shown)
        wrong = (what_is_wrong(phone, self._words) for phone in found)
        self._say_wrong(" ".join(each for each in wrong if each))

    def ask(self, text: str) -> None:
        """Ask something about the number, beside what is wrong with it; an empty text asks nothing."""
        self._asks = text
        self._show()

    def clear(self) -> None:
        """Begin empty."""
        self.field.clear()
        self._say_wrong("")

    def _say_wrong(self, text: str) -> None:
        self._wrong = text
        self._show()

    def _show(self) -> None:
        self.say(" ".join(part for part in (self._wrong, self._asks) if part), "partly")

    def _leave(self) -> None:
        if self.field.text().strip():
            self.left.emit(self.field.text())
