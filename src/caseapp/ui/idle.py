"""Locks what nobody is sitting at."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_MINUTE_MS = 60_000


class IdleWatch(QObject):
    """Install it on the application; it speaks up once nothing was touched for some minutes."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.wait(minutes)

    def wait(self, minutes: int) -> None:
        """Start anew with another length (minutes)."""
        self._timer.start(minutes * _MINUTE_MS)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """Override: every sign of life starts the time anew."""
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False
