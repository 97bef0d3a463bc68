"""The first hour of the invented day by keyboard alone: through the real window, thread and encrypted file.

Full size: 40 arrivals, 2 of people on no list, 30 calls, 10 interviews, one of them stopped, 3 undos, a lock
in the middle, and a report printed to a file. In CI fewer of each. The presses that the acts of the day may
cost are counted on the way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.domain.editions import Report
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.views import DeskRow
from caseapp.services import arrivals, checking, lists, printing, stages
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.context import Context
from caseapp.services.figures import figures
from caseapp.text.words import Lang
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.preferences import Mode
from caseapp.ui.reports.page import ReportsPage
from days import DAY, SITE, make_day
from journeys.evening import require_same
from journeys.keyboard import UKRAINIAN, Keyboard
from journeys.laptop import Laptop
from journeys.officer import Officer
from mornings import TITLE, list_file
from registers import Founded, User
from reports.pages import whole
from sizes import sized

ARRIVALS, CALLS, TALKS = sized(8, 40), sized(4, 30), sized(2, 10)
UNLISTED = ("Незаписаний", "Невідома")
ALL = "111111"
CALLED = (
    (("2",), "not_reached"),
    (("1",), "reached"),
    (("4",), "not_reached"),
    (("5", "Return"), "not_reached"),
)
"""Keys of an outcome and how whoever was called once is counted: no answer, reached, a message passed, a
call back promised."""


@dataclass
class Hour:
    """The officer, the list, and the register as it lies on the disk."""

    officer: Officer
    user: User
    founded: Founded
    stage: StageId
    rows: tuple[DeskRow, ...] = ()

    @property
    def laptop(self) -> Laptop:
        return self.officer.laptop

    def look(self, query: Callable[[Context], Any]) -> Any:
        """Read the register beside the window, as another program would."""
        with self.founded.opened(self.user, write=False) as ctx:
            return query(ctx)

    def read_list(self) -> None:
        """Read who is on the list, in its order."""
        rows = self.look(lambda ctx: arrivals.desk(ctx, self.stage))
        listed = [row for row in rows if row.on_list]
        self.rows = tuple(sorted(listed, key=lambda row: int(row.number)))

    def person(self, place: int) -> PersonId:
        found = self.rows[place].person
        assert found is not None
        return found


@pytest.fixture
def hour(
    qtbot: QtBot, founded: Founded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hour]:
    """The lock screen, before the first bus."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(CONFIG_VARIABLE, str(founded.config))
    day = make_day(tmp_path / "day", ARRIVALS + 10)
    user = founded.add("Кравець Олена", Role.FIELD_OFFICER, Role.MEDIC, Role.SUPERVISOR)
    with founded.opened(user) as ctx:
        stage = stages.new_stage(ctx, DAY, TITLE, SITE).value
        lists.take_in(ctx, stage, *list_file(day, 3))
    laptop = Laptop(qtbot, Keyboard(UKRAINIAN), Lang.UK, Mode.LIGHT, founded.folder, user.name)
    made = Hour(Officer(laptop), user, founded, stage)
    made.read_list()
    yield made
    laptop.switch_off()


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing")  # of the offscreen platform
def test_the_first_hour_is_in_the_figures_what_was_done(hour: Hour, tmp_path: Path) -> None:
    hour.laptop.unlock(hour.user.passphrase)
    they_come(hour)
    hour.laptop.lock()
    hour.laptop.unlock(hour.user.passphrase)
    assert isinstance(hour.laptop.room, ArrivalsPage)
    homes_are_called(hour)
    talks_are_held(hour)
    sheet = the_summary_is_saved(hour, tmp_path)
    assert hour.laptop.strays.seen == []
    hour.laptop.switch_off()
    with hour.founded.opened(hour.user) as ctx:
        said = figures(ctx, hour.stage)
        require_same(said, hour.officer.tally.figures())
        assert said["unexpected"] == len(UNLISTED)
        assert checking.check(ctx).clean
        assert printing.again(ctx, 1).pdf == sheet.read_bytes()
        hour.officer.tally.arrived += 1  # one more than came
        with pytest.raises(AssertionError):
            require_same(said, hour.officer.tally.figures())
    text = whole(sheet.read_bytes())
    assert str(ARRIVALS + len(UNLISTED)) in text
    assert [row.surname for row in hour.rows if row.surname in text] == []


def they_come(hour: Hour) -> None:
    officer = hour.officer
    officer.laptop.go("arrivals")
    assert officer.arrive(hour.rows[:ARRIVALS], "surname") <= 6
    before = officer.keys.presses
    officer.keys.hit("F2")
    assert officer.keys.presses - before == 1
    officer.laptop.settle()
    desk = officer.laptop.room
    assert isinstance(desk, ArrivalsPage)
    assert desk.just.buttons[Flag.MEDIC].isChecked()
    for name in UNLISTED:
        officer.arrive_unlisted(name)
    for _ in range(3):  # the two who are on no list, and the flag
        officer.keys.hit("Ctrl+Z")
        officer.laptop.settle()
        assert "Скасовано" in officer.laptop.said
    assert not desk.just.buttons[Flag.MEDIC].isChecked()
    for _ in range(3):
        officer.keys.hit("Ctrl+Shift+Z")
        officer.laptop.settle()
        assert "Зроблено знову" in officer.laptop.said
    hour.read_list()
    assert hour.rows[ARRIVALS - 1].flags == {Flag.MEDIC}


def homes_are_called(hour: Hour) -> None:
    officer = hour.officer
    officer.laptop.go("relatives")
    for place, (keys, counts) in zip(range(CALLS), cycle(CALLED), strict=False):
        officer.choose_in_queue(hour.person(place))
        officer.write_relative("мати", "Ганна", f"067 330 14 {place + 10}")
        officer.choose_in_queue(hour.person(place))
        presses = officer.call("Return", *keys, counts=counts, attempt=True)
        assert presses <= 3


def talks_are_held(hour: Hour) -> None:
    officer = hour.officer
    for place in range(TALKS):
        assert officer.find(hour.rows[place].name, hour.person(place)) <= 8
        officer.judge("3", "5")
    officer.laptop.go("compliance")
    for place in range(TALKS):
        surname = f"{place} {hour.rows[place].surname}"
        officer.begin(hour.person(place), ALL)
        if place == 0:
            officer.answer(surname, "3")
            officer.keys.hit("Ctrl+.")
            officer.laptop.settle()
            assert not officer.is_talking()
            officer.tally.interviews["partial"] += 1
        else:
            officer.answer_all(surname, "1345")
            officer.finish("1")
            officer.tally.interviews["completed"] += 1


def the_summary_is_saved(hour: Hour, home: Path) -> Path:
    officer = hour.officer
    before = officer.keys.presses
    officer.laptop.go("reports")
    page = officer.laptop.room
    assert isinstance(page, ReportsPage)
    officer.keys.hit("Right", "Up")
    assert page.sheet() == Report.STAGE_SUMMARY.value
    officer.keys.hit("Ctrl+S")
    officer.laptop.dialog()
    officer.keys.hit("Return")
    assert officer.keys.presses - before <= 5
    officer.laptop.give_back_keyboard()
    officer.laptop.settle()
    (sheet,) = home.glob("stage-summary-*.pdf")
    return sheet
