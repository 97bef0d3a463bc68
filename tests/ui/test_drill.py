"""The drill in the window: a strip with a clock, what is due and no more, a lock in between, the end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.day_errors import DrillNotHere
from caseapp.domain.drill import Against, Debrief, Event, Leave, News, Opening, Part
from caseapp.services import demo
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.drill import state
from caseapp.ui.drill.dialogs import DebriefDialog, StartDialog, moments
from caseapp.ui.drill.presenter import DrillPresenter
from caseapp.ui.drill.services import DrillServices
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.room import Frame
from caseapp.ui.rooms import Surroundings
from days import Day, make_day
from registers import Founded
from ui.fakes import ACTOR, Done
from ui.hands import press, show
from ui.people import NOW

FIRST = datetime(2026, 3, 6, 12, 31, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass
class InventedDay:
    """Ten acts, a minute apart; one waits for somebody who has not been marked."""

    left: list[datetime] = field(default_factory=lambda: [FIRST + n * MINUTE for n in range(10)])
    asked: list[datetime] = field(default_factory=list)
    leave: Leave = field(default_factory=Leave)
    waiting: int = 0
    fail: Exception | None = None

    def opening(self) -> Opening:
        if not self.left:
            return Opening(None, None, ("1", "3"))
        return Opening(self.left[0], self.left[-1], ("1", "3"))

    def begin(self, leave: Leave) -> News:
        self.leave = leave
        return self.news(())

    def play(self, moment: datetime) -> Done[News]:
        if self.fail:
            raise self.fail
        self.asked.append(moment)
        due = [at for at in self.left if at <= moment][:3]
        self.left = self.left[len(due) :]
        return Done(self.news(tuple(Event(at, "record_call", "Бойко Андрій") for at in due)))

    def debrief(self, _since: datetime) -> Debrief:
        line = Against("arrived", 7, 10)
        return Debrief((line,), (("mark_arrived", 2),), self.news(()))

    def news(self, events: tuple[Event, ...]) -> News:
        following = self.left[0] if self.left else None
        played = 10 - len(self.left)
        return News(events, played, 0, self.waiting, len(self.left), following)

    def services(self) -> DrillServices:
        return DrillServices(self.opening, self.begin, self.play, self.debrief)


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Room:
    """A drill over the invented day."""

    drill: DrillPresenter
    seconds: Seconds
    day: InventedDay
    said: list[str]

    def pass_by(self, seconds: float) -> None:
        self.seconds.now += seconds
        self.drill.pace.tick()

    def start(self, *left: Part) -> None:
        self.drill.open()
        dialog = self.drill.dialog
        assert isinstance(dialog, StartDialog)
        for part in left:
            dialog.parts[part].setChecked(True)
        dialog.speed.choose(60)
        press(dialog, Qt.Key.Key_Return)


@pytest.fixture
def day() -> InventedDay:
    return InventedDay()


@pytest.fixture
def room(qtbot: QtBot, look: Look, bridge: Bridge, day: InventedDay) -> Room:
    window, said = QWidget(), list[str]()
    frame = Frame(
        look, bridge, ACTOR, lambda notice: said.append(notice.text), lambda *_: None, lambda: NOW
    )
    seconds = Seconds()
    drill = DrillPresenter(window, frame, day.services(), seconds)
    drill.strip.setParent(window)
    show(qtbot, window)
    return Room(drill, seconds, day, said)


def test_without_a_drill_there_is_no_strip(room: Room) -> None:
    assert not room.drill.strip.isVisible()
    assert room.drill.state() == ""
    room.pass_by(1000)
    assert room.day.asked == []


def test_what_is_due_is_played_as_time_passes_and_no_more(room: Room) -> None:
    room.start()
    assert room.drill.strip.isVisible()
    assert room.drill.strip.clock.text() == "14:31"
    assert len(room.day.left) == 9, "the act of the first moment"
    room.pass_by(1)
    assert room.drill.strip.clock.text() == "14:32"
    assert len(room.day.left) == 8
    assert "Бойко Андрій" in room.drill.strip.last.text()
    assert room.drill.strip.counts.text() == "Попереду: 8"


def test_a_pause_stands_still_and_going_on_loses_nothing(room: Room) -> None:
    room.start()
    room.drill.strip.pause.click()
    assert room.drill.strip.pause.text() == "Далі"
    room.pass_by(500)
    assert room.drill.strip.clock.text() == "14:31"
    assert len(room.day.left) == 9
    room.drill.strip.pause.click()
    room.pass_by(2)
    assert room.drill.strip.clock.text() == "14:33"


def test_the_speed_holds_from_now_on(room: Room) -> None:
    room.start()
    room.drill.strip.speed.buttons[0].click()
    room.pass_by(59)
    assert len(room.day.left) == 9
    room.pass_by(1)
    assert len(room.day.left) == 8


def test_what_was_before_a_later_beginning_is_played_before_the_clock_runs(room: Room) -> None:
    begins = FIRST + 7 * MINUTE
    room.drill._start(begins, 60, Leave())
    for _ in range(5):  # groups of three
        room.seconds.now += 30
        room.drill.pace.tick()
        if len(room.day.left) == 2:
            break
    assert len(room.day.left) == 2
    assert all(moment == begins for moment in room.day.asked)


def test_what_is_left_to_who_practises_reaches_the_drill(room: Room) -> None:
    room.drill.open()
    dialog = room.drill.dialog
    assert isinstance(dialog, StartDialog)
    assert not dialog.station.isEnabled()
    dialog.parts[Part.ARRIVALS].setChecked(True)
    assert dialog.station.isEnabled()
    dialog.station.setCurrentIndex(2)
    dialog.begin.click()
    assert room.day.leave == Leave(frozenset({Part.ARRIVALS}), "3")


def test_somebody_who_was_marked_lets_what_waits_be_played(room: Room, bridge: Bridge) -> None:
    room.start(Part.ARRIVALS)
    room.day.waiting = 1
    room.pass_by(1)
    asked = len(room.day.asked)
    room.pass_by(0.1)
    assert len(room.day.asked) == asked, "nothing was changed since"
    bridge.changed.emit(frozenset(), None)
    room.pass_by(0.1)
    assert len(room.day.asked) == asked + 1


def test_at_the_end_it_stops_and_says_what_came_of_it(room: Room) -> None:
    room.start()
    for _ in range(20):
        room.pass_by(1)
    dialog = room.drill.dialog
    assert isinstance(dialog, DebriefDialog)
    assert not dialog.back.isVisible()
    words = " ".join(label.text() for label in dialog.findChildren(type(room.drill.strip.clock)))
    assert "День зіграно" in words
    assert "Прибуття записано" in words
    press(dialog, Qt.Key.Key_Return)
    assert not room.drill.strip.isVisible()
    room.drill.open()
    assert "зіграно весь день" in room.said[0]


def test_the_end_can_be_thought_better_of(room: Room) -> None:
    room.start()
    room.drill.strip.end.click()
    dialog = room.drill.dialog
    assert isinstance(dialog, DebriefDialog)
    press(dialog, Qt.Key.Key_Escape)
    assert room.drill.strip.isVisible()
    room.pass_by(1)
    assert len(room.day.left) == 8


def test_after_a_lock_the_drill_is_found_again_standing_still(room: Room) -> None:
    room.start(Part.CALLS)
    room.pass_by(3)
    kept = state.paused(room.drill.state())
    room.drill.pace.end()
    room.drill.restore(kept)
    assert room.drill.strip.clock.text() == "14:34"
    assert room.day.leave == Leave(frozenset({Part.CALLS}))
    left = len(room.day.left)
    room.pass_by(100)
    assert len(room.day.left) == left
    room.drill.strip.pause.click()
    room.pass_by(1)
    assert len(room.day.left) == left - 1


def test_in_another_language_it_goes_on_running(room: Room) -> None:
    room.start()
    kept = room.drill.state()
    room.drill.pace.end()
    room.drill.restore(kept)
    room.pass_by(1)
    assert room.drill.strip.clock.text() == "14:32"


@pytest.mark.parametrize("line", ["", "{}", "no json", '{"at": 3}', "[]"])
def test_a_line_that_is_not_ours_is_no_drill(room: Room, line: str) -> None:
    assert state.read(line) is None
    assert state.paused(line) == ""
    room.drill.restore(line)
    assert not room.drill.strip.isVisible()


def test_a_refusal_is_told_and_stops_the_clock(room: Room, bridge: Bridge) -> None:
    told: list[Exception] = []
    bridge.failed.connect(told.append)
    room.start()
    room.day.fail = DrillNotHere()
    room.pass_by(5)
    assert [type(one) for one in told] == [DrillNotHere]
    shown = room.drill.strip.clock.text()
    room.pass_by(100)
    assert room.drill.strip.clock.text() == shown
    assert len(told) == 1


def test_it_may_begin_at_once_or_at_any_half_hour_to_come() -> None:
    found = moments(Opening(FIRST, FIRST + timedelta(hours=2), ()))
    assert [at.strftime("%H:%M") for at in found] == ["12:31", "13:00", "13:30", "14:00", "14:30"]
    assert moments(Opening(None, None, ())) == []


class TestOverARegister:
    """The real thing: demo register, services, window."""

    @pytest.fixture
    def invented(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Day:
        made = make_day(tmp_path / "day", 20, seed=4)
        monkeypatch.setattr(demo, "day_folder", lambda: made.folder)
        return made

    @pytest.fixture
    def open_as(
        self, qtbot: QtBot, look: Look, bridge: Bridge, founded: Founded
    ) -> Iterator[Callable[[bool], Pages]]:
        opened = founded.open(Role.SUPERVISOR)
        register = opened.context.register

        def pages(is_demo: bool) -> Pages:  # noqa: FBT001 - the one thing that differs
            register.keyfile = replace(register.keyfile, demo=is_demo)
            session = session_of(founded.folder, opened, demo=is_demo)
            around = Surroundings(look, bridge, lambda: datetime.now(UTC), Preferences())
            made = Pages(session, around, Where())
            show(qtbot, made.workspace)
            return made

        yield pages
        register.close()

    @pytest.mark.usefixtures("invented")
    def test_real_people_are_offered_no_drill(self, open_as: Callable[[bool], Pages]) -> None:
        assert open_as(False).drill is None

    def test_a_day_arrives_in_every_room_while_one_works_beside_it(
        self, open_as: Callable[[bool], Pages], invented: Day
    ) -> None:
        pages = open_as(True)
        drill = pages.drill
        assert drill is not None
        pages.header.drill_wanted.emit()
        dialog = drill.dialog
        assert isinstance(dialog, StartDialog)
        dialog.begin.click()
        assert drill.strip.isVisible()
        assert pages.frame.stage is not None, "the day's stage is shown"
        stands = state.read(pages.where().drill)
        assert stands is not None
        assert stands.running
        pace = drill.pace
        assert pace._clock is not None
        pace._clock._shown += timedelta(days=1)
        for _ in range(40):
            pace.tick()
            if isinstance(drill.dialog, DebriefDialog):
                break
        assert isinstance(drill.dialog, DebriefDialog)
        found = pages._session.drill
        assert found is not None
        told = found.debrief(datetime(2000, 1, 1, tzinfo=UTC))
        assert [one.here for one in told.figures] == [one.day for one in told.figures]
        assert {one.code: one.here for one in told.figures}["arrived"] == len(invented.came)
