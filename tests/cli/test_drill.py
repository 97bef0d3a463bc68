"""The drill from a terminal: live, told act by act, and for invented people alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from caseapp.cli import drill as command
from caseapp.domain.access import Role
from caseapp.domain.drill import DrillClock, Event, Leave
from caseapp.services import demo
from caseapp.services.day import drill
from caseapp.storage.keys import files
from days import Day, make_day
from registers import Founded, founded, register_template
from terminals import Ran

__all__ = ["founded", "register_template"]


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return make_day(tmp_path / "day", 12, seed=9)


def mark_as_demo(founded: Founded) -> None:
    files.save(founded.folder, replace(files.load(founded.folder), demo=True))


def test_a_day_is_told_act_by_act_and_ends_at_its_own_figures(
    founded: Founded, day: Day, typed: Callable[..., Ran]
) -> None:
    mark_as_demo(founded)
    env = founded.environment(Role.SUPERVISOR)
    played = typed("drill", day.folder, "--from", "23:59", "--lang", "en", env=env)
    assert (played.status, played.err) == (0, "")
    lines = played.out.splitlines()
    assert lines[0].startswith("09:00\tArrival recorded\t")
    count = len(day.came)
    assert f"Arrived: {count} in the register, {count} in the day" in lines


def test_programs_get_one_value(founded: Founded, day: Day, typed: Callable[..., Ran]) -> None:
    mark_as_demo(founded)
    env = founded.environment(Role.SUPERVISOR)
    line = ("drill", day.folder, "--from", "23:59", "--leave", "calls", "--json")
    found = json.loads(typed(*line, env=env).out)
    assert found.keys() == {"figures", "own", "played", "overtaken", "waiting", "ahead"}
    figures = {one["code"]: (one["here"], one["day"]) for one in found["figures"]}
    assert figures["attempts"][0] == 0
    assert figures["attempts"][1] > 0
    assert figures["completed"][0] == figures["completed"][1]


def test_a_register_of_real_people_is_refused_in_one_sentence(
    founded: Founded, day: Day, typed: Callable[..., Ran]
) -> None:
    done = typed("drill", day.folder, env=founded.environment(Role.SUPERVISOR))
    assert "лише в реєстрі вигаданих людей" in done.refusal


def test_time_passes_between_acts_as_fast_as_it_was_asked_to(founded: Founded, day: Day) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        ctx.register.keyfile = replace(ctx.register.keyfile, demo=True)
        playing = drill.begin_drill(ctx, day.folder, Leave())
        first = playing.news().next_due
        assert first is not None
        slept = [0.0]

        def sleep(seconds: float) -> None:
            assert 0 < seconds <= 1
            slept.append(slept[-1] + seconds)

        told: list[Event] = []
        clock = DrillClock(first - timedelta(seconds=1), 60, lambda: slept[-1])
        command.live(playing, clock, told.append, sleep)
        last = max(event.at for event in told)
        assert slept[-1] == pytest.approx(((last - first).total_seconds() + 1) / 60)
        assert [event.at for event in told] == sorted(event.at for event in told)


def test_the_demo_is_made_and_says_how_to_open_it(
    founded: Founded,
    day: Day,
    tmp_path: Path,
    typed: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo, "day_folder", lambda: day.folder)
    env = founded.environment(Role.SUPERVISOR)
    made = json.loads(typed("demo", tmp_path / "demo", "--morning", "--json", env=env).out)
    assert made == {
        "register": str(tmp_path / "demo"),
        "user": demo.NAME,
        "passphrase": demo.PASSPHRASE,
    }
    assert files.load(tmp_path / "demo").demo
    secret = tmp_path / "secret"
    secret.write_text(demo.PASSPHRASE, "utf-8")
    who = ("--register", made["register"], "--user", demo.NAME, "--passphrase-file", secret)
    found = json.loads(typed("figures", *who, "--json", env=env).out)
    assert (found["listed"], found["arrived"]) == (len(day.listed), 0)
