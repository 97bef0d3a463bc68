"""Sleep and the system's own lock end the process that holds data."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from caseapp.ui import windows_lock
from caseapp.ui.mac_lock import Frameworks, MacLock
from caseapp.ui.system_lock import SystemLock
from caseapp.ui.windows_lock import WindowsLock

DIRECT = Qt.ConnectionType.DirectConnection
QT_MESSAGE = b"windows_generic_MSG"
GONE = sorted(windows_lock._GONE)


def no_bus() -> QDBusConnection:
    return QDBusConnection("there is no bus of this name")


def test_going_to_sleep_locks_and_waking_up_does_not(qtbot: QtBot) -> None:
    watch = SystemLock(no_bus())
    with qtbot.waitSignal(watch.locked):
        QMetaObject.invokeMethod(watch, "sleep", DIRECT, Q_ARG(bool, True))
    with qtbot.assertNotEmitted(watch.locked):
        QMetaObject.invokeMethod(watch, "sleep", DIRECT, Q_ARG(bool, False))


def test_the_locked_session_locks(qtbot: QtBot) -> None:
    watch = SystemLock(no_bus())
    with qtbot.waitSignal(watch.locked):
        QMetaObject.invokeMethod(watch, "lock", DIRECT)


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qtbot: QtBot) -> None:
    assert not SystemLock(no_bus()).heard


class _Sessions:
    """`wtsapi32` as far as it is asked."""

    def __init__(self, answer: int) -> None:
        self.asked: list[tuple[int, int]] = []
        self._answer = answer

    def WTSRegisterSessionNotification(self, window: int, flags: int) -> int:  # noqa: N802 - Windows' name
        self.asked.append((window, flags))
        return self._answer


def windows_says(watch: WindowsLock, message: int, detail: int, kind: bytes = QT_MESSAGE) -> None:
    told = wintypes.MSG()
    told.message, told.wParam = message, detail
    assert watch.filter.nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0)


class TestWindows:
    """The messages are played; on Windows itself it was not tried."""

    @pytest.mark.parametrize(("message", "detail"), GONE)
    def test_sleep_lock_and_another_user_lock(
        self, qtbot: QtBot, message: int, detail: int
    ) -> None:
        watch = WindowsLock(7, _Sessions(1))
        with qtbot.waitSignal(watch.locked, timeout=1000):
            windows_says(watch, message, detail)

    @pytest.mark.parametrize(
        ("message", "detail", "kind"),
        [
            (0x0218, 0x7, QT_MESSAGE),  # woken up
            (0x0218, 0xA, QT_MESSAGE),  # on battery
            (0x02B1, 0x8, QT_MESSAGE),  # unlocked
            (0x0100, 0x4, QT_MESSAGE),  # a key
            (0x0218, 0x4, b"xcb_generic_event_t"),
        ],
    )
    def test_nothing_else_does(self, qtbot: QtBot, message: int, detail: int, kind: bytes) -> None:
        watch = WindowsLock(7, _Sessions(1))
        with qtbot.assertNotEmitted(watch.locked):
            windows_says(watch, message, detail, kind)

    @pytest.mark.parametrize("gone", GONE)
    def test_a_message_that_is_forgotten_would_be_seen(
        self, qtbot: QtBot, gone: tuple[int, int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(windows_lock, "_GONE", windows_lock._GONE - {gone})
        watch = WindowsLock(7, _Sessions(1))
        with qtbot.assertNotEmitted(watch.locked):
            windows_says(watch, *gone)

    def test_the_session_is_asked_and_a_refusal_is_known(self) -> None:
        library = _Sessions(0)
        assert not WindowsLock(7, library).heard
        assert library.asked == [(7, 0)]


class _Apple:
    """Both libraries: every function notes its call and answers what it is told to."""

    def __init__(self, **answers: int) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._answers = answers

    def __getattr__(self, name: str, /) -> Callable[..., int]:
        def called(*arguments: Any) -> int:
            self.calls.append((name, arguments))
            return self._answers.get(name, 1)

        return called

    def named(self, name: str) -> list[tuple[Any, ...]]:
        return [arguments for called, arguments in self.calls if called == name]


class TestMac:
    """The calls are played; on a Mac itself it was not tried."""

    def test_sleep_locks_and_is_then_allowed(self, qtbot: QtBot) -> None:
        apple = _Apple(IORegisterForSystemPower=5)
        watch = MacLock(Frameworks(apple, apple, 3))
        (registered,) = apple.named("IORegisterForSystemPower")
        with qtbot.waitSignal(watch.locked, timeout=1000):
            registered[2](None, 1, 0xE0000280, 9)
        assert apple.named("IOAllowPowerChange") == [(5, 9)]

    def test_a_question_whether_it_may_sleep_is_answered_and_locks_nothing(
        self, qtbot: QtBot
    ) -> None:
        apple = _Apple(IORegisterForSystemPower=5)
        watch = MacLock(Frameworks(apple, apple, 3))
        with qtbot.assertNotEmitted(watch.locked):
            watch.power_changes(None, 1, 0xE0000270, 9)
            watch.power_changes(None, 1, 0xE0000300, 9)  # it has powered on
        assert apple.named("IOAllowPowerChange") == [(5, 9)]

    def test_a_locked_screen_locks(self, qtbot: QtBot) -> None:
        apple = _Apple()
        watch = MacLock(Frameworks(apple, apple, 3))
        ((_centre, _who, call, *_rest),) = apple.named("CFNotificationCenterAddObserver")
        assert apple.named("CFStringCreateWithCString")[0][1] == b"com.apple.screenIsLocked"
        with qtbot.waitSignal(watch.locked, timeout=1000):
            call(None, None, None, None, None)

    def test_a_refusal_is_known(self) -> None:
        apple = _Apple(IORegisterForSystemPower=0)
        assert not MacLock(Frameworks(apple, apple, 3)).heard
        assert apple.named("CFRunLoopAddSource") == []
