"""A caption over a value that becomes a field where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.parts import column, label
from caseapp.ui.widgets.value_field import ValueField
from caseapp.ui.widgets.value_line import ValueLine

_PAUSE_MS = 1_000


class InPlace(QWidget):
    """At rest a value; opened by Enter, F2 or a click; told when it is left, put back by Esc.

    It writes nothing itself. What was typed and is refused stays typed, with the sentence under it; what
    Esc puts back comes again at the next opening, so that no key ever loses text.
    """

    left = Signal(str)
    """What was typed (or the code that was chosen), where it differs from what is kept."""
    typed = Signal(str)
    """The same after a pause in typing: it may be written down as a draft."""
    put_back = Signal()
    """Esc: what was typed is no draft any more."""
    wanted = Signal()
    """It was opened, but it is edited elsewhere (`ask_elsewhere`)."""

    def __init__(
        self, look: Look, name: str, choices: Sequence[tuple[str, str]] = (), *, empty: str = "–"
    ) -> None:
        """Build from the caption and, for a coded value, its (code, word) pairs."""
        super().__init__()
        self.name = name
        self.kept = ""
        """What is written down: a text, or a code."""
        self._taken_back = ""
        self._words: dict[str, str] = {}
        self._elsewhere = self._over = self._turning = False
        self.value = ValueLine(look, empty)
        self.field = ValueField(look, name, choices)
        self.editor = self.field.widget
        self._fault = label(look, "", "small", "bad", wrap=True)
        self._stack = QStackedLayout()
        caption = label(look, name, "small", "2")
        self.setLayout(column(caption, self._stack, self._fault, None))
        # Only now: a stack shows its first widget at once, and without a parent that is a window.
        self._stack.addWidget(self.value)
        self._stack.addWidget(self.editor)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.typed.emit(self.field.text()))
        self.value.clicked.connect(self.open)
        self.field.edited.connect(self._pause.start)
        self.field.gone.connect(self.leave)
        self.field.taken.connect(self.leave)
        self.field.taken.connect(self.value.setFocus)
        self.field.stepped.connect(self._step)
        self.field.escaped.connect(self._escape)
        self.set_choices(choices)
        self._turn(self.value)

    def show_value(self, kept: str) -> None:
        """Show what is kept; a field that is being edited keeps what is typed."""
        self.kept = kept
        said = self._words.get(kept, kept) if kept else ""
        self.value.setText(said)
        self.value.setToolTip(said)
        self.value.setAccessibleName(f"{self.name}: {said or '–'}")

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, word) pairs, where the value is a coded one."""
        self._words = dict(choices)
        self.field.offer(choices)
        self.show_value(self.kept)

    def set_open(self, *, may: bool) -> None:
        """Let it be opened, or only read."""
        focus = Qt.FocusPolicy
        self.value.setEnabled(may)
        self.value.setFocusPolicy(focus.StrongFocus if may else focus.NoFocus)

    def ask_elsewhere(self) -> None:
        """Tell `wanted` instead of becoming a field: this value is changed in a dialog."""
        self._elsewhere = True

    def is_open(self) -> bool:
        """Say whether it is a field now."""
        return self._stack.currentWidget() is self.editor

    def open(self) -> None:
        """Become a field with the keyboard in it."""
        if self._elsewhere:
            self.wanted.emit()
        elif self.value.isEnabled():
            self.field.put(self._taken_back or self.kept)
            self._turn(self.editor)
            self.field.take_keyboard()

    def resume(self, text: str) -> None:
        """Become a field again with what was typed before, after a lock or a kill."""
        if text != self.kept and self.value.isEnabled():
            self.field.put(text)
            self._turn(self.editor)

    def leave(self) -> None:
        """Become a value again and tell what is new; whoever hears it writes it."""
        if not self.is_open() or self._over or self._turning:
            return
        text, self._taken_back = self.field.text(), ""
        self._turn(self.value)
        if text != self.kept:
            self.value.setText(self._words.get(text, text))
            self.left.emit(text)

    def refuse(self, text: str, why: str) -> None:
        """Become a field again with what was typed, and say why it was not kept."""
        self.show_value(self.kept)
        self.field.put(text)
        self._turn(self.editor, why)

    def suspend(self) -> None:
        """Tell nothing more: this widget goes away, and what stands in it is a draft."""
        self._over = True
        self._pause.stop()

    def close_up(self) -> None:
        """Forget everything: another person comes."""
        self._taken_back = ""
        self._turn(self.value)
        self.show_value("")

    def _escape(self) -> None:
        text = self.field.text()
        self._taken_back = "" if text in {self.kept, self._taken_back} else text
        self._turn(self.value)
        self.show_value(self.kept)
        self.value.setFocus()
        self.put_back.emit()

    def _step(self, by: int) -> None:
        """Go to the next field, or the one before, which opens at once: so a form is filled in."""
        self.leave()
        around = self.parentWidget()
        fields = [] if around is None else around.findChildren(InPlace)
        fields = [one for one in fields if one.value.isEnabled() and not one.isHidden()]
        place = fields.index(self) + by if self in fields else -1
        if 0 <= place < len(fields):
            fields[place].open()
        else:
            self.value.setFocus()
            self.focusNextPrevChild(by > 0)

    def _turn(self, widget: QWidget, fault: str = "") -> None:
        """Show the value or the field, and what is wrong with what stands in it."""
        self._pause.stop()
        # The stack takes the keyboard away from what it hides: that is no second leaving.
        self._turning = True
        self._stack.setCurrentWidget(widget)
        self._turning = False
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.editor.setAccessibleDescription(fault)
