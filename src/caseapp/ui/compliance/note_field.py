"""The note beside an answer: the person's own words, in a few lines."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from caseapp.ui.look import Look

_PAUSE = 400
"""Milliseconds after the last letter when a draft is kept."""
_LINES = 2.2


class NoteField(QPlainTextEdit):
    """Enter is done with it, Shift+Enter begins a line, Esc goes back to the answers and loses nothing."""

    typed = Signal(str)
    """The words as they stand, a moment after the last letter."""
    left = Signal(str)
    """The field was left with other words than it was given."""
    done = Signal()
    """Enter: go on."""
    back = Signal()
    """Esc: to the answers."""
    turned = Signal(int)
    """PgUp (-1) or PgDn (1)."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setFont(look.font("body"))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(look.line("body") * _LINES) + 16)
        self._given = ""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PAUSE)
        self._waiting.timeout.connect(self.flush)
        self.textChanged.connect(self._waiting.start)

    def show_note(self, text: str, begun: str | None = None) -> None:
        """Show what is written down, or what was begun instead."""
        self._given = text
        shown = text if begun is None else begun
        if self.toPlainText() != shown:
            self.blockSignals(True)
            self.setPlainText(shown)
            self.blockSignals(False)
        self._waiting.stop()

    def words(self) -> str:
        """Return what stands in it."""
        return self.toPlainText()

    def flush(self) -> None:
        """Say what stands in it now, if it has not been said."""
        self._waiting.stop()
        if self.words() != self._given:
            self.typed.emit(self.words())

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Override: what is left is written."""
        super().focusOutEvent(event)
        self.leave()

    def leave(self) -> None:
        """Say that the words are complete, if they are others than before."""
        self._waiting.stop()
        if self.words() != self._given:
            self._given = self.words()
            self.left.emit(self._given)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: the keys that leave it."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in turns:
            self.turned.emit(turns[key])
        elif key is Qt.Key.Key_Escape:
            self.back.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shift:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent, /) -> bool:
        """Override: Esc is this field's even where a page has it for something else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)
