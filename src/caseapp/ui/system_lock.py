"""The system says that it is going to sleep, or that its own screen is locked: then this process goes.

Linux tells it on the system bus (systemd-logind: ``PrepareForSleep`` of the manager, ``Lock`` of a
session); `windows_lock` and `mac_lock` hear it elsewhere. Where nothing is heard, the idle time and Ctrl+L
lock.
"""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_SIGNALS = (
    (_MANAGER, "org.freedesktop.login1.Manager", "PrepareForSleep", "sleep(bool)"),
    ("", "org.freedesktop.login1.Session", "Lock", "lock()"),
)


class SystemLock(QObject):
    """Speaks up when nobody should be able to look at this computer any more.

    Args:
        bus: the system bus; another one in tests.
        parent: as Qt's.
    """

    locked = Signal()

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard = all(
            bus.connect(_SERVICE, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload] # it takes text
            for path, interface, name, slot in _SIGNALS
        )

    @Slot(bool)
    def sleep(self, going: bool) -> None:  # noqa: FBT001 - the signal's signature
        """Take note that the computer goes to sleep (``going``) or has woken up."""
        if going:
            self.locked.emit()

    @Slot()
    def lock(self) -> None:
        """Take note that the session was locked."""
        self.locked.emit()
