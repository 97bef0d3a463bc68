"""The field that a value becomes: of one line, or of coded values."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from caseapp.ui.look import Look
from caseapp.ui.theme import TARGET
from caseapp.ui.widgets.parts import field

_STAYS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
"""Why the keyboard may go away although nobody has left the field."""
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Choices(QComboBox):
    """Arrows only look; a choice from the list that drops down is taken."""

    picked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._dropped = False
        self.setFont(look.font("body"))
        self.setMinimumContentsLength(1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._chosen)

    def showPopup(self) -> None:
        """Override: what is chosen now is chosen from the list."""
        self._dropped = True
        super().showPopup()

    def hidePopup(self) -> None:
        """Override: Qt tells the choice only after this."""
        super().hidePopup()
        QTimer.singleShot(0, self._closed)

    def _chosen(self) -> None:
        if self._dropped:
            self.picked.emit()

    def _closed(self) -> None:
        self._dropped = False


class ValueField(QObject):
    """What stands in it, and what its keys mean."""

    taken = Signal()
    stepped = Signal(int)
    escaped = Signal()
    gone = Signal()
    edited = Signal()

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.widget: QLineEdit | _Choices = _Choices(look) if choices else field(look, name)
        self.widget.setMinimumHeight(look.tall(TARGET))
        # Neither a long choice nor a long text makes a column wider than its neighbours.
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.widget.setMinimumWidth(0)
        self.widget.setAccessibleName(name)
        self.widget.installEventFilter(self)
        if isinstance(self.widget, QLineEdit):
            self.widget.textEdited.connect(lambda _text: self.edited.emit())
        else:
            self.widget.picked.connect(self.taken)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other coded values."""
        if isinstance(self.widget, _Choices):
            self.widget.clear()
            for code, word in choices:
                self.widget.addItem(word, code)

    def put(self, text: str) -> None:
        """Let a text, or the word of a code, stand in it."""
        if isinstance(self.widget, _Choices):
            if self.widget.findData(text) < 0:  # a list wrote what is no code: it stays a choice
                self.widget.addItem(text, text)
            self.widget.setCurrentIndex(self.widget.findData(text))
        else:
            self.widget.setText(text)

    def text(self) -> str:
        """Return what stands in it: what was typed, or a code."""
        if isinstance(self.widget, _Choices):
            return str(self.widget.currentData() or "")
        return self.widget.text().strip()

    def take_keyboard(self) -> None:
        """Put the cursor into it, everything marked: typing replaces, arrows correct."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.widget, QLineEdit):
            self.widget.selectAll()

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """Override: Enter, Tab and Esc, and that the keyboard goes away."""
        if event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(cast("QKeyEvent", event).key()))
        if event.type() == QEvent.Type.ShortcutOverride:
            # Esc and Enter are the field's, before they are the page's.
            return _claimed(cast("QKeyEvent", event))
        if (
            event.type() == QEvent.Type.FocusOut
            and cast("QFocusEvent", event).reason() not in _STAYS
        ):
            self.gone.emit()
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key in _TAKING:
            self.taken.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.stepped.emit(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True


def _claimed(event: QKeyEvent) -> bool:
    own = event.key() in {*_TAKING, Qt.Key.Key_Escape}
    if own:
        event.accept()
    return own
