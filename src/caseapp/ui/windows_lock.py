"""Windows says that it is going to sleep, or that its session is locked or left: then this process goes.

Power messages come to every window by themselves; those of the session are asked for with
``WTSRegisterSessionNotification`` (Win32, *Remote Desktop Services*). Not tried on a Windows computer yet:
the tests play the messages.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal

_QT_MESSAGES = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_POWER, _SESSION = 0x0218, 0x02B1
"""``WM_POWERBROADCAST``, ``WM_WTSSESSION_CHANGE``."""
_GONE = frozenset(
    {
        (_POWER, 0x4),  # PBT_APMSUSPEND
        (_SESSION, 0x2),  # WTS_CONSOLE_DISCONNECT: another user is at the screen
        (_SESSION, 0x4),  # WTS_REMOTE_DISCONNECT
        (_SESSION, 0x6),  # WTS_SESSION_LOGOFF
        (_SESSION, 0x7),  # WTS_SESSION_LOCK
    }
)
_THIS_SESSION = 0


class Sessions(Protocol):
    """The part of ``wtsapi32`` that is needed."""

    @property
    def WTSRegisterSessionNotification(self) -> Callable[[int, int], int]:
        """Ask for the session's messages for a window; 0 is a refusal."""


def means_gone(message: int, detail: int) -> bool:
    """Say whether a window message (and its ``wParam``) means that nobody should see this screen now."""
    return (message, detail) in _GONE


def sessions() -> Sessions:
    """Return Windows' own library; there is none elsewhere."""
    library: Sessions = getattr(ctypes, "WinDLL")("wtsapi32")  # noqa: B009 - unknown to other systems
    return library


class WindowsLock(QObject):
    """Speaks up when nobody should be able to look at this computer any more.

    Args:
        window: the native handle of the main window.
        library: `sessions`; another one in tests.
        parent: as Qt's.
    """

    locked = Signal()

    def __init__(self, window: int, library: Sessions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard = bool(library.WTSRegisterSessionNotification(window, _THIS_SESSION))
        self.filter = _Filter(self.locked.emit)


class _Filter(QAbstractNativeEventFilter):
    """Looks at every message before Qt does, and takes none away."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> tuple[bool, int]:
        """Override: notice what means that the user is gone."""
        if bytes(kind) in _QT_MESSAGES:  # type: ignore[arg-type] # it takes a QByteArray
            seen = wintypes.MSG.from_address(int(message))
            if means_gone(seen.message, seen.wParam):
                self._tell()
        return False, 0
