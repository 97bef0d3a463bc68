"""What holds the journeys to the keyboard notices what it is there for."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from caseapp.ui import keys
from caseapp.ui.keys import bind
from journeys.keyboard import ENGLISH, UKRAINIAN, Keyboard
from journeys.laptop import Strays
from ui.hands import show


def test_a_widget_that_comes_up_as_a_window_of_its_own_is_seen(qapp: QApplication) -> None:
    strays = Strays()
    qapp.installEventFilter(strays)
    window = QMainWindow()
    window.show()
    assert strays.seen == []
    early = QLabel()
    early.show()
    assert strays.seen == ["QLabel"]
    qapp.removeEventFilter(strays)


def test_a_chord_that_knows_only_its_latin_letter_is_deaf_to_the_ukrainian_layout(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    window = QWidget()
    show(qtbot, window)
    bind(window, "Ctrl+K", lambda: heard.append("known"))
    Keyboard(UKRAINIAN).hit("Ctrl+K")
    monkeypatch.setattr(keys, "twins", lambda chord: (chord,))
    bind(window, "Ctrl+D", lambda: heard.append("deaf"))
    Keyboard(UKRAINIAN).hit("Ctrl+D")
    assert heard == ["known"]
    Keyboard(ENGLISH).hit("Ctrl+D")
    assert heard == ["known", "deaf"]
