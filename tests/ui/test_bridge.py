"""The door between the threads."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseapp.domain.errors import DiskFull
from caseapp.ui.bridge import Bridge
from ui.fakes import Done, Later, SameThread


@pytest.fixture
def real(qapp: QApplication) -> Iterator[Bridge]:
    """A bridge with a real work thread."""
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield Bridge(executor)


def test_work_is_done_elsewhere_and_the_answer_comes_home(qtbot: QtBot, real: Bridge) -> None:
    where: list[object] = []
    here = QThread.currentThread()
    real.ask(
        threading.get_ident,
        lambda ident: where.extend((ident, QThread.currentThread())),
        owner=real,
    )
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where[0] != threading.get_ident()
    assert where[1] is here


def test_a_commit_of_two_seconds_does_not_hold_the_window(qtbot: QtBot, real: Bridge) -> None:
    disk = threading.Event()
    written: list[int] = []

    def commit(number: int) -> Done[int]:
        disk.wait(10)
        return Done(number)

    for number in range(10):
        real.change(lambda number=number: commit(number), written.append, owner=real)  # type: ignore[misc] # bound early
    assert real.writing == 10
    assert written == []
    disk.set()
    qtbot.waitUntil(lambda: written == list(range(10)))
    assert real.writing == 0


def test_a_change_is_told_to_every_view_but_says_whose_it_was(qapp: QApplication) -> None:
    bridge, owner = Bridge(SameThread()), QObject()
    told: list[tuple[object, object]] = []
    bridge.changed.connect(lambda touched, who: told.append((touched, who)))
    bridge.change(lambda: Done(1, "rows"), lambda _value: None, owner=owner)
    assert told == [("rows", owner)]


def test_the_answer_of_a_closed_owner_is_dropped_its_error_is_not(qapp: QApplication) -> None:
    import shiboken6

    disk = Later()
    bridge, owner = Bridge(disk), QObject()
    answers: list[object] = []
    failures: list[object] = []
    bridge.failed.connect(failures.append)

    def fail() -> int:
        raise DiskFull

    bridge.ask(lambda: 1, answers.append, owner=owner)
    bridge.ask(fail, answers.append, owner=owner, otherwise=answers.append)
    shiboken6.delete(owner)
    disk.go_on()
    assert answers == []
    assert [type(each) for each in failures] == [DiskFull]


def test_only_the_latest_question_is_answered(qapp: QApplication) -> None:
    disk = Later()
    bridge, asked, answers = Bridge(disk), list[str](), list[str]()

    def search(text: str) -> str:
        asked.append(text)
        return text

    for text in ("к", "ко", "ков"):
        bridge.ask_latest("find", lambda text=text: search(text), answers.append, owner=bridge)  # type: ignore[misc] # bound early
    disk.go_on()
    assert asked == answers == ["ков"]


def test_a_plain_question_would_answer_them_all(qapp: QApplication) -> None:
    disk = Later()
    bridge, answers = Bridge(disk), list[str]()
    for text in ("к", "ко"):
        bridge.ask(lambda text=text: text, answers.append, owner=bridge)  # type: ignore[misc] # bound early
    disk.go_on()
    assert answers == ["к", "ко"]
