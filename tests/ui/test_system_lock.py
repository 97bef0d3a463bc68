"""Sleep and the system's own lock end the process that holds data."""

from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from caseapp.ui.system_lock import SystemLock

DIRECT = Qt.ConnectionType.DirectConnection


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
