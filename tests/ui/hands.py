"""Hands on a keyboard: QTest knows the letters of ASCII only and aborts on the others."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as on a laptop of 1366 × 768, with the keyboard in it."""
    qtbot.addWidget(widget)
    widget.resize(1366, 768)
    with qtbot.waitActive(widget):
        widget.show()


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script into a widget."""
    for letter in text:
        held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else NONE
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter.upper()), held, letter))


def press(widget: QWidget, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press keys that have a name, as shortcuts too."""
    for key in keys:
        QTest.keyClick(widget, key, held)
