"""The whole day by keyboard alone, through the real window, over a real encrypted register.

The same officer is medic and supervisor, as at a small site. Each step presses keys and nothing else; what
was done is tallied beside, and in the evening the figures must say exactly that.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.domain.consents import Purpose
from caseapp.domain.editions import Report
from caseapp.domain.ids import PersonId
from caseapp.domain.views import DeskRow
from caseapp.services import checking, printing, stage_reports
from caseapp.services.context import Context
from caseapp.services.figures import figures
from caseapp.text.words import Lang
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.people.consents_section import ConsentsSection
from caseapp.ui.preferences import Mode
from caseapp.ui.reports.page import ReportsPage
from journeys.evening import require_rule, require_same
from journeys.keyboard import ENGLISH, UKRAINIAN, Keyboard
from journeys.laptop import Laptop
from journeys.officer import Officer
from mornings import Morning
from registers import User
from reports.pages import whole
from sizes import sized

WORN = {"uk": (UKRAINIAN, Lang.UK, Mode.LIGHT), "en": (ENGLISH, Lang.EN, Mode.DARK)}
LISTED = 9
UNLISTED = "Незаписаний"
COUNTED = (0, 1, 3)
"""Whose answers count: a talk was held, and anonymous figures were allowed."""
FIT = (0, 1, 2, 3, 8)
"""Who is found fit for an interview; the last of them will refuse that a case is kept."""
ALL = "111111"
NO_STATS = "131101"
NO_CARE = "3"


@dataclass
class Day:
    """The officer, and who is on the list."""

    officer: Officer
    user: User
    morning: Morning
    rows: tuple[DeskRow, ...] = ()

    @property
    def laptop(self) -> Laptop:
        return self.officer.laptop

    def look(self, query: Callable[[Context], Any]) -> Any:
        """Read the register beside the window, as another program would."""
        with self.morning.founded.opened(self.user, write=False) as ctx:
            return query(ctx)

    def read_list(self) -> None:
        """Read who is on the list, and who of them has come."""
        self.rows = self.look(
            lambda ctx: tuple(self.morning.row(ctx, n) for n in range(1, LISTED + 1))
        )

    def person(self, place: int) -> PersonId:
        found = self.rows[place].person
        assert found is not None
        return found

    def surname(self, place: int) -> str:
        return self.rows[place].surname


@pytest.fixture(params=list(WORN)[: sized(1, 2)])
def day(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    morning: Morning,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Day]:
    """The lock screen of a laptop, on the morning of a day."""
    monkeypatch.setenv("HOME", str(tmp_path))
    layout, lang, mode = WORN[request.param]
    roles = (Role.FIELD_OFFICER, Role.MEDIC, Role.SUPERVISOR)
    user = morning.founded.add("Кравець Олена", *roles)
    folder = morning.founded.folder
    laptop = Laptop(qtbot, Keyboard(layout), lang, mode, folder, user.name)
    made = Day(Officer(laptop), user, morning)
    made.read_list()
    yield made
    laptop.switch_off()


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing")  # of the offscreen platform
def test_a_day_by_keyboard_alone_is_in_the_evening_what_was_done(day: Day, tmp_path: Path) -> None:
    day.laptop.unlock(day.user.passphrase)
    ten_people_come(day)
    a_medic_sees_them(day)
    their_homes_are_called(day)
    four_talks_are_held(day)
    a_consent_is_taken_back(day)
    sheet = the_report_is_saved(day, tmp_path)
    assert day.laptop.strays.seen == []
    day.laptop.switch_off()
    the_evening_agrees(day, sheet)


def ten_people_come(day: Day) -> None:
    officer = day.officer
    officer.laptop.go("arrivals")
    spelling = "surname" if officer.keys.layout else "latin"
    assert officer.arrive(day.rows[:-1], spelling) <= 6
    officer.arrive_unlisted(UNLISTED)
    officer.arrive(day.rows[-1:], spelling)
    before = officer.keys.presses
    officer.keys.hit("F2")
    assert officer.keys.presses - before == 1
    officer.laptop.settle()
    day.read_list()
    assert day.rows[-1].flags == {Flag.MEDIC}
    officer.laptop.go("today")
    undone(day, "Ctrl+Z")  # on another screen than it was done on
    day.read_list()
    assert day.rows[-1].flags == frozenset()
    officer.laptop.go("arrivals")
    desk = officer.laptop.room
    assert isinstance(desk, ArrivalsPage)
    assert not desk.just.buttons[Flag.MEDIC].isChecked()


def undone(day: Day, chord: str) -> None:
    day.officer.keys.hit(chord)
    day.laptop.settle()


def a_medic_sees_them(day: Day) -> None:
    officer = day.officer
    for place in FIT:
        assert officer.find(day.surname(place), day.person(place)) <= 8
        officer.judge("3", "5")
    assert officer.find(day.surname(4), day.person(4)) <= 8
    officer.judge("1", "7")


def their_homes_are_called(day: Day) -> None:
    officer = day.officer
    officer.laptop.go("relatives")
    for place in (0, 1, 2, 3):
        officer.choose_in_queue(day.person(place))
        officer.write_relative("мати", "Ганна", f"067 330 14 5{place}")
    officer.choose_in_queue(day.person(0))
    no_answer = officer.call("Return", "2", counts="not_reached", attempt=True)
    assert no_answer <= 3
    officer.choose_in_queue(day.person(1))
    officer.call("Return", "5", "Return", counts="not_reached", attempt=True)
    officer.choose_in_queue(day.person(2))
    officer.call("Return", "4", counts="not_reached", attempt=True)
    officer.choose_in_queue(day.person(4))
    officer.call("9", counts="reached", attempt=False)
    officer.choose_in_queue(day.person(5))
    officer.keys.hit("S")
    officer.keys.type("чули від сусіда")
    officer.call("Ctrl+Return", counts="not_reached", attempt=False)  # nobody may go on calling
    officer.choose_in_queue(day.person(3))
    officer.call("Return", "1", counts="reached", attempt=True)
    officer.laptop.go("people")
    undone(day, "Ctrl+Z")
    reached = day.look(lambda ctx: figures(ctx, day.morning.stage)["contact"]["reached"])
    assert reached == 1
    undone(day, "Ctrl+Shift+Z")


def four_talks_are_held(day: Day) -> None:
    officer = day.officer
    officer.laptop.go("compliance")
    a_whole_talk(day)
    a_talk_that_is_stopped(day)
    a_talk_without_statistics(day)
    a_talk_over_a_lock(day)
    officer.begin(day.person(8), NO_CARE)


def a_whole_talk(day: Day) -> None:
    officer, surname = day.officer, day.surname(0)
    officer.begin(day.person(0), ALL)
    for key in "13456":
        officer.answer(surname, key)
    code = officer.answer(surname, "1")
    officer.laptop.go("today")
    undone(day, "Ctrl+Z")
    del officer.tally.answers[surname][code]
    officer.laptop.go("compliance")
    assert officer.question() == code
    officer.answer_all(surname, "321")
    officer.finish("2")
    officer.tally.interviews["completed"] += 1


def a_talk_that_is_stopped(day: Day) -> None:
    officer, surname = day.officer, day.surname(1)
    officer.begin(day.person(1), ALL)
    for key in "331":
        officer.answer(surname, key)
    officer.keys.hit("Ctrl+.")
    officer.laptop.settle()
    assert not officer.is_talking()
    officer.tally.interviews["partial"] += 1


def a_talk_without_statistics(day: Day) -> None:
    officer = day.officer
    officer.begin(day.person(2), NO_STATS)
    officer.answer_all(day.surname(2), "1")
    officer.finish("3")
    officer.tally.interviews["completed"] += 1


def a_talk_over_a_lock(day: Day) -> None:
    officer, surname = day.officer, day.surname(3)
    officer.begin(day.person(3), ALL)
    for key in "1313":
        officer.answer(surname, key)
    here = officer.question()
    officer.keys.hit("Tab")
    officer.keys.type("на півслові")
    officer.laptop.lock()
    officer.laptop.unlock(day.user.passphrase)
    assert officer.question() == here
    assert officer.note() == "на півслові"
    officer.answer_all(surname, "12")
    officer.finish("1")
    officer.tally.interviews["completed"] += 1


def a_consent_is_taken_back(day: Day) -> None:
    officer = day.officer
    officer.find(day.surname(0), day.person(0))
    section = officer.section("consents")
    assert isinstance(section, ConsentsSection)
    officer.withdraw(section, Purpose.PROS_UA)


def the_report_is_saved(day: Day, home: Path) -> Path:
    officer = day.officer
    officer.laptop.go("reports")
    page = officer.laptop.room
    assert isinstance(page, ReportsPage)
    for _ in range(8):
        if page.sheet() == Report.COMPLIANCE.value:
            break
        officer.keys.hit("Up")
    officer.keys.hit("Ctrl+S")
    officer.laptop.dialog()
    officer.keys.hit("Return")
    officer.laptop.give_back_keyboard()
    officer.laptop.settle()
    (sheet,) = home.glob("compliance-*.pdf")
    return sheet


def the_evening_agrees(day: Day, sheet: Path) -> None:
    """Compare what the register says with what was pressed."""
    tally = day.officer.tally
    with day.morning.founded.opened(day.user) as ctx:
        require_same(figures(ctx, day.morning.stage), tally.figures())
        assert checking.check(ctx).clean
        assert printing.again(ctx, 1).pdf == sheet.read_bytes()
        order = stage_reports.wanted(Report.COMPLIANCE, Lang.EN)
        printed = stage_reports.print_report(ctx, day.morning.stage, order).value
        counted = frozenset(day.surname(place) for place in COUNTED)
        assert printed.figures is not None
        require_rule(printed.figures, tally.stored(counted))
        tally.interviews["completed"] += 1  # one act more than there was
        with pytest.raises(AssertionError):
            require_same(figures(ctx, day.morning.stage), tally.figures())
        shown = deepcopy(dict(printed.figures))
        shown["checks"]["CAP-05"]["states"]["RESPECTED"] = 2  # true, and of too few people
        with pytest.raises(AssertionError):
            require_rule(shown, tally.stored(counted))
    require_nobody_named(day, sheet.read_bytes())


def require_nobody_named(day: Day, pdf: bytes) -> None:
    """Hold the saved sheet to its promise: counts, hidden ones with their sign, and no names."""
    text = whole(pdf)
    assert "<5" in text
    assert all(code in text for code in day.officer.tally.stored(frozenset([day.surname(0)])))
    assert [row.surname for row in day.rows if row.surname in text] == []
    assert UNLISTED not in text
