"""A second window on a register brings the first to the front."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caseapp.ui.neighbour import Neighbour, name_of, raise_neighbour


def asked(register: Path, answers: list[bool]) -> threading.Thread:
    thread = threading.Thread(target=lambda: answers.append(raise_neighbour(register)))
    thread.start()
    return thread


def test_the_first_window_comes_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    called: list[bool] = []
    owner = QObject()
    Neighbour(tmp_path, lambda: called.append(True), owner)
    answers: list[bool] = []
    thread = asked(tmp_path, answers)
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    thread.join()
    assert (called, answers) == ([True], [True])


def test_another_register_has_another_window(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    Neighbour(tmp_path / "one", lambda: None, owner)
    answers: list[bool] = []
    thread = asked(tmp_path / "other", answers)
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    thread.join()
    assert answers == [False]


def test_what_a_killed_window_left_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    called: list[bool] = []
    first, second = QObject(), QObject()
    Neighbour(tmp_path, lambda: called.append(False), first)
    Neighbour(tmp_path, lambda: called.append(True), second)
    answers: list[bool] = []
    thread = asked(tmp_path, answers)
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    thread.join()
    assert called == [True]


def test_the_name_shows_no_path(tmp_path: Path) -> None:
    assert tmp_path.name not in name_of(tmp_path)
