"""The clock of a drill: it passes as fast as it is told, stands still when told, and never jumps."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.drill import DrillClock, Leave, Part

START = datetime(2026, 3, 6, 12, 30, tzinfo=UTC)


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_stands_still_until_it_is_let_go() -> None:
    seconds = Seconds()
    clock = DrillClock(START, 60, seconds)
    seconds.now += 100
    assert clock.now() == START
    clock.go_on()
    seconds.now += 2
    assert clock.now() == START + timedelta(minutes=2)


def test_a_pause_keeps_the_time_that_was_shown() -> None:
    seconds = Seconds()
    clock = DrillClock(START, 10, seconds)
    clock.go_on()
    seconds.now += 3
    clock.pause()
    seconds.now += 1000
    assert clock.now() == START + timedelta(seconds=30)
    assert not clock.running
    clock.go_on()
    clock.go_on()
    seconds.now += 1
    assert clock.now() == START + timedelta(seconds=40)


def test_another_speed_holds_from_now_on_and_changes_nothing_before() -> None:
    seconds = Seconds()
    clock = DrillClock(START, 1, seconds)
    clock.go_on()
    seconds.now += 10
    clock.set_speed(60)
    assert clock.now() == START + timedelta(seconds=10)
    seconds.now += 1
    assert clock.now() == START + timedelta(seconds=70)
    clock.pause()
    clock.set_speed(1)
    seconds.now += 5
    assert clock.now() == START + timedelta(seconds=70)


@given(st.lists(st.sampled_from([("wait", 7), ("go",), ("pause",), ("speed", 60), ("speed", 1)])))
def test_whatever_is_pressed_the_time_never_goes_back(acts: list[tuple[str, int]]) -> None:
    seconds = Seconds()
    clock, shown = DrillClock(START, 10, seconds), START
    for act, *value in acts:
        match act:
            case "wait":
                seconds.now += value[0]
            case "go":
                clock.go_on()
            case "pause":
                clock.pause()
            case _:
                before = clock.now()
                clock.set_speed(value[0])
                assert clock.now() == before
        assert clock.now() >= shown
        shown = clock.now()


def test_arrivals_of_one_station_are_left_and_those_of_others_are_not() -> None:
    leave = Leave(frozenset({Part.ARRIVALS, Part.CALLS}), "3")
    assert leave.takes("mark_arrived", "3")
    assert not leave.takes("mark_arrived", "2")
    assert leave.takes("record_call", "")
    assert not leave.takes("transcribe_interview", "")
    assert not leave.takes("mark_unexpected", "3"), "nobody could know who they are"
    assert Leave(frozenset({Part.ARRIVALS})).takes("mark_arrived", "5")
    assert not Leave().takes("mark_arrived", "3")
