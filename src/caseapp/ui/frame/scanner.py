"""A scanner that types: its codes go to the desk wherever the cursor is.

A code begins with a prefix and its keys follow one another faster than fingers. Keys that may still
become one are held back, so that nothing of it lands in a note or answers a question; as soon as they
cannot, or nothing follows for a moment, they are given to whoever has the keyboard, in order.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from caseapp.domain.wristband import is_scan, may_become_scan

GAP_MS = 30
"""Keys further apart are a person's."""
_SILENCE_MS = 50
_ENDS = frozenset("\r\n\t")
"""What a scanner can be set to press after a code: Enter, line feed, Tab."""
_HELD_DOWN = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class Scanner(QObject):
    """Listens to every key of the application as long as its parent lives.

    While a dialog is open nothing behind it can be reached, and keys go where they go.
    """

    scanned = Signal(str, bool)
    """A code, right or wrong, and whether the scanner pressed Enter after it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held: list[QKeyEvent] = []
        self._giving_back = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._end)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # it runs

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Override: hold keys back that may be a scanner's."""
        # Asked first, and of the object alone: every event of the application comes by here.
        if not isinstance(event, QKeyEvent) or self._giving_back:
            return False
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._claims(event)
        # The window gets each key first and hands it on to the widget: there it is taken, once.
        return isinstance(watched, QWidget) and self._takes(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Keep a key of a code from being a shortcut."""
        mine = self._goes_on(event) or self._completes(event)
        if mine:
            event.accept()
        return mine

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() in _HELD_DOWN:
            return False
        if self._held and event.timestamp() - self._held[-1].timestamp() > GAP_MS:
            self._give_back()
        if self._completes(event):
            self._finish(entered=True)
            return True
        if not self._goes_on(event):
            self._give_back()  # and perhaps this key begins a code itself
            if not self._goes_on(event):
                return False
        self._held.append(event.clone())
        self._silence.start()
        return True

    def _goes_on(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in _PLAIN or QApplication.activeModalWidget() is not None:
            return False
        return bool(event.text()) and may_become_scan(self._typed() + event.text())

    def _completes(self, event: QKeyEvent) -> bool:
        return event.text() in _ENDS and is_scan(self._typed())

    def _typed(self) -> str:
        return "".join(event.text() for event in self._held)

    def _end(self) -> None:
        if is_scan(self._typed()):
            self._finish(entered=False)
        else:
            self._give_back()

    def _finish(self, *, entered: bool) -> None:
        code = self._typed()
        self._forget()
        self.scanned.emit(code, entered)

    def _give_back(self) -> None:
        held = self._held
        self._forget()
        self._giving_back = True
        try:
            for event in held:
                if (target := QApplication.focusWidget()) is not None:
                    QApplication.sendEvent(target, event)
        finally:
            self._giving_back = False

    def _forget(self) -> None:
        self._held = []
        self._silence.stop()
