"""A menu in which several things can be ticked before it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from caseapp.ui.look import Look

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TickMenu(QMenu):
    """Ticks stay open, by Space, Enter and mouse; Esc closes. Anything else closes at once, as ever."""

    def __init__(self, look: Look, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setFont(look.font("body"))
        self.setAccessibleName(name)

    def tick(self, words: str, *, on: bool) -> QAction:
        """Add something to be ticked and return it."""
        made = self.addAction(words)
        made.setCheckable(True)
        made.setChecked(on)
        return made

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: take a tick without closing."""
        if event.key() not in _TAKES or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """Override: the same by mouse."""
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def _ticked(self, act: QAction | None) -> bool:
        if act is None or not act.isCheckable() or not act.isEnabled():
            return False
        act.trigger()
        return True
