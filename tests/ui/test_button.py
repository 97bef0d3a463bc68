"""Buttons and lines of them, as the keyboard and the eye meet them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from ui.hands import press, show


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_what_has_the_ring_is_pressed_by_enter_as_by_space(
    qtbot: QtBot, look: Look, key: Qt.Key
) -> None:
    button, pressed = Button(look, "Записати"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    show(qtbot, button)
    press(button, key)
    assert len(pressed) == 1


def test_a_key_that_is_held_presses_once(qtbot: QtBot, look: Look) -> None:
    button, pressed = Button(look, "Записати"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    show(qtbot, button)
    none = Qt.KeyboardModifier.NoModifier
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "", held)
        button.keyPressEvent(event)
    assert len(pressed) == 1


def test_enter_does_not_choose(qtbot: QtBot, look: Look) -> None:
    choice = Button(look, "Червоний")
    choice.setCheckable(True)
    show(qtbot, choice)
    press(choice, Qt.Key.Key_Return)
    assert not choice.isChecked()
    press(choice, Qt.Key.Key_Space)
    assert choice.isChecked()


def test_buttons_of_two_heights_stand_on_one_middle_line(qtbot: QtBot, look: Look) -> None:
    high = Button(look, "Подзвонити", Face(Kind.PRIMARY, least=48))
    low = Button(look, "Номер невідомий")
    line = QWidget()
    line.setLayout(Flow(high, low))
    show(qtbot, line)
    assert high.height() > low.height()
    assert abs(high.geometry().center().y() - low.geometry().center().y()) <= 1


def test_a_line_goes_on_below_where_the_room_ends(qtbot: QtBot, look: Look) -> None:
    first, second = Button(look, "Перший"), Button(look, "Другий")
    line = QWidget()
    flow = Flow(first, second)
    line.setLayout(flow)
    show(qtbot, line)
    line.resize(first.sizeHint().width() + 8, 200)
    assert second.y() > first.geometry().bottom()
    assert flow.heightForWidth(900) < flow.heightForWidth(line.width())
