"""Random acts on the whole window over the register of invented people, in the middle of their day.

500 acts in CI, 5,000 at full size. Another seed: ``CASEAPP_SEED=17 pytest tests/journeys/test_monkey.py``.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.logging import Record, _QtMessageCapture
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.services import checking, demo, registers
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.demo import DemoMade
from caseapp.text.words import Lang
from caseapp.ui.preferences import Mode
from days import make_day
from journeys import monkey as monkeys
from journeys.keyboard import UKRAINIAN, Keyboard
from journeys.laptop import Laptop
from journeys.monkey import Monkey, Unwell
from mornings import Morning
from sizes import sized

SEED = int(os.environ.get("CASEAPP_SEED", "1"))
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing")
"""Said by the offscreen platform."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DemoMade:
    """A demo played to the middle of the day; in CI, of a small one."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "config"))
    if not sized(0, 1):
        folder = make_day(tmp_path / "day", 30, seed=2).folder
        monkeypatch.setattr(demo, "day_folder", lambda: folder)
    return demo.make(tmp_path / "demo")


@pytest.fixture
def laptop(qtbot: QtBot, made: DemoMade) -> Iterator[Laptop]:
    """The demo, unlocked: its passphrase is public and stands in the field."""
    opened = Laptop(qtbot, Keyboard(UKRAINIAN), Lang.UK, Mode.LIGHT, made.path, demo.NAME)
    opened.unlock("")
    yield opened
    opened.switch_off()


def test_whatever_is_pressed_nothing_breaks_and_the_register_is_whole(
    laptop: Laptop, made: DemoMade, qtbot: QtBot, qtlog: _QtMessageCapture
) -> None:
    Monkey(laptop, qtbot, lambda: qtlog.records, SEED).play(sized(500, 5_000))
    laptop.switch_off()
    ctx = registers.unlock(made.path, made.user, made.passphrase).context
    try:
        assert checking.check(ctx).clean
    finally:
        ctx.register.close()


@pytest.fixture
def quiet_laptop(
    qtbot: QtBot, morning: Morning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Laptop]:
    """A laptop on the morning of a day."""
    monkeypatch.setenv("HOME", str(tmp_path))
    user = morning.founded.users[Role.FIELD_OFFICER]
    folder = morning.founded.folder
    opened = Laptop(qtbot, Keyboard(UKRAINIAN), Lang.UK, Mode.LIGHT, folder, user.name)
    opened.unlock(user.passphrase)
    yield opened
    opened.switch_off()


class _Warning(Record):
    """What Qt says about a painter that was begun twice."""

    def __init__(self) -> None:
        super().__init__(QtMsgType.QtWarningMsg, "QPainter::begin: no", ignored=False, context=None)  # type: ignore[no-untyped-call] # of pytest-qt


class _Stays(QDialog):
    """Whoever opens it does not get out again."""

    def reject(self) -> None:
        """Override: no."""


def _break() -> None:
    raise KeyError("nothing")


def test_what_breaks_is_told_with_the_seed_and_the_last_acts(
    quiet_laptop: Laptop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    records: list[Record] = []
    monkey = Monkey(quiet_laptop, qtbot, lambda: records, 7)
    breaks = QPushButton("розбити", quiet_laptop.shell.window)
    breaks.clicked.connect(_break)
    breaks.show()
    with monkeypatch.context() as patch:
        patch.setattr(monkeys, "clickable", lambda _window: [breaks])
        with pytest.raises(Unwell) as told:
            monkey.play(60)
    assert "seed 7" in str(told.value)
    assert "click QPushButton 'розбити'" in str(told.value)
    assert isinstance(told.value.__cause__, KeyError)
    breaks.hide()
    records.append(_Warning())
    with pytest.raises(Unwell, match=r"QPainter::begin"):
        monkey.play(1)
    records.clear()
    quiet_laptop.strays.seen.append("QLabel")
    with pytest.raises(Unwell, match="QLabel came up"):
        monkey.play(1)
    quiet_laptop.strays.seen.clear()


def test_a_dialog_that_does_not_go_is_told(quiet_laptop: Laptop, qtbot: QtBot) -> None:
    stays = _Stays(quiet_laptop.shell.window)
    stays.open()
    with pytest.raises(Unwell, match="does not go with Esc"):
        Monkey(quiet_laptop, qtbot, list, 7).play(60)
    stays.done(0)
    QApplication.processEvents()
