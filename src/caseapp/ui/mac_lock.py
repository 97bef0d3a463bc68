"""macOS says that it is going to sleep, or that its screen is locked: then this process goes.

Both by plain C functions, so that no bridge to Objective-C is needed: ``IORegisterForSystemPower`` (IOKit)
for sleep, and the notification ``com.apple.screenIsLocked`` of the distributed centre (CoreFoundation),
which also comes when another user is switched to. Qt's event loop on macOS is the run loop that delivers
them. Not tried on a Mac yet: the tests play the calls.
"""

import ctypes
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

_CAN_SLEEP, _WILL_SLEEP = 0xE0000270, 0xE0000280
"""``kIOMessageCanSystemSleep`` (asks, may be refused), ``kIOMessageSystemWillSleep``."""
_SCREEN_LOCKED = b"com.apple.screenIsLocked"
_UTF8, _AT_ONCE = 0x08000100, 4
"""``kCFStringEncodingUTF8``, ``CFNotificationSuspensionBehaviorDeliverImmediately``."""

_PowerCall = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p
)
_NoteCall = ctypes.CFUNCTYPE(None, *(ctypes.c_void_p,) * 5)


class Library(Protocol):
    """Functions by name, as ``ctypes.CDLL`` has them."""

    def __getattr__(self, name: str, /) -> Any:  # noqa: ANN401 - a C function has no type in Python
        """Return a function."""


class Frameworks(NamedTuple):
    """The two libraries that are needed, and the run-loop mode in which they speak."""

    foundation: Library
    power: Library
    mode: int | None


def frameworks() -> Frameworks:
    """Load Apple's own libraries; there are none elsewhere."""
    place = "/System/Library/Frameworks/{0}.framework/{0}".format
    foundation, power = ctypes.CDLL(place("CoreFoundation")), ctypes.CDLL(place("IOKit"))
    for function in (
        foundation.CFNotificationCenterGetDistributedCenter,
        foundation.CFStringCreateWithCString,
        foundation.CFRunLoopGetMain,
        power.IONotificationPortGetRunLoopSource,
    ):
        function.restype = ctypes.c_void_p
    foundation.CFStringCreateWithCString.argtypes = (
        ctypes.c_void_p,
        ctypes.c_char_p,
        ctypes.c_uint32,
    )
    foundation.CFNotificationCenterAddObserver.argtypes = (
        *(ctypes.c_void_p, ctypes.c_void_p, _NoteCall, ctypes.c_void_p, ctypes.c_void_p),
        ctypes.c_long,
    )
    foundation.CFRunLoopAddSource.argtypes = (ctypes.c_void_p,) * 3
    power.IONotificationPortGetRunLoopSource.argtypes = (ctypes.c_void_p,)
    power.IORegisterForSystemPower.argtypes = (
        *(ctypes.c_void_p, ctypes.c_void_p, _PowerCall, ctypes.c_void_p),
    )
    power.IORegisterForSystemPower.restype = ctypes.c_uint32
    power.IOAllowPowerChange.argtypes = (ctypes.c_uint32, ctypes.c_void_p)
    mode = ctypes.c_void_p.in_dll(foundation, "kCFRunLoopCommonModes").value
    return Frameworks(foundation, power, mode)


class MacLock(QObject):
    """Speaks up when nobody should be able to look at this computer any more.

    Args:
        apple: `frameworks`; others in tests.
        parent: as Qt's.
    """

    locked = Signal()

    def __init__(self, apple: Frameworks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._apple = apple
        # Kept here: C holds no reference to what it calls.
        self._calls = (_PowerCall(self.power_changes), _NoteCall(self.noted))
        self._port, self._notifier = ctypes.c_void_p(), ctypes.c_uint32()
        self._root = self._listen_for_sleep()
        self._listen_for_lock()
        self.heard = bool(self._root)

    def power_changes(
        self, _mine: int | None, _service: int, message: int, change: int | None
    ) -> None:
        """Go before the sleep; the system waits until it is told that it may."""
        if message == _WILL_SLEEP:
            self.locked.emit()
        if message in (_CAN_SLEEP, _WILL_SLEEP):
            self._apple.power.IOAllowPowerChange(self._root, change)

    def noted(self, *_about: int | None) -> None:
        """Take note that the screen was locked."""
        self.locked.emit()

    def _listen_for_sleep(self) -> int:
        foundation, power = self._apple.foundation, self._apple.power
        port, notifier = ctypes.byref(self._port), ctypes.byref(self._notifier)
        root = int(power.IORegisterForSystemPower(None, port, self._calls[0], notifier))
        if root:
            source = power.IONotificationPortGetRunLoopSource(self._port)
            foundation.CFRunLoopAddSource(foundation.CFRunLoopGetMain(), source, self._apple.mode)
        return root

    def _listen_for_lock(self) -> None:
        foundation = self._apple.foundation
        name = foundation.CFStringCreateWithCString(None, _SCREEN_LOCKED, _UTF8)
        centre = foundation.CFNotificationCenterGetDistributedCenter()
        foundation.CFNotificationCenterAddObserver(
            centre, None, self._calls[1], name, None, _AT_ONCE
        )
