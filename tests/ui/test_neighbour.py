"""A second window on a register brings the first to the front."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from caseapp.ui.neighbour import Neighbour, name_of

ASK = """
import sys
from pathlib import Path
from caseapp.ui.neighbour import raise_neighbour
print(raise_neighbour(Path(sys.argv[1])))
"""


def asked(qtbot: QtBot, register: Path) -> str:
    """Ask from a process of its own, as a second window would."""
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=20_000):
        process.start(sys.executable, ["-c", ASK, str(register)])
    return bytes(process.readAllStandardOutput().data()).decode().strip()


def test_the_first_window_comes_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    called: list[bool] = []
    owner = QObject()
    Neighbour(tmp_path, lambda: called.append(True), owner)
    answer = asked(qtbot, tmp_path)
    assert (called, answer) == ([True], "True")


def test_another_register_has_another_window(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    Neighbour(tmp_path / "one", lambda: None, owner)
    answer = asked(qtbot, tmp_path / "other")
    assert answer == "False"


def test_what_a_killed_window_left_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    called: list[bool] = []
    first, second = QObject(), QObject()
    Neighbour(tmp_path, lambda: called.append(False), first)
    Neighbour(tmp_path, lambda: called.append(True), second)
    answer = asked(qtbot, tmp_path)
    assert (called, answer) == ([True], "True")


def test_the_name_shows_no_path(tmp_path: Path) -> None:
    assert tmp_path.name not in name_of(tmp_path)
