"""The register of invented people: in the middle of its day, marked, and gone where one stopped making it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import PlaceRefused
from caseapp.domain.keeping_errors import Cancelled
from caseapp.domain.queues import Queue
from caseapp.services import demo, figures, lock_names, queues, registers, stages, triage
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.context import Context
from caseapp.services.demo import DemoMade
from days import Day, make_day
from registers import Founded

Seen = Callable[[Context], object]


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Day:
    """A small day in the place of the shipped one, played to a moment when much is under way."""
    made = make_day(tmp_path / "day", 30, seed=2)
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "config"))
    monkeypatch.setattr(demo, "day_folder", lambda: made.folder)
    monkeypatch.setattr(demo, "MIDDLE", middle_of(made))
    return made


def middle_of(day: Day) -> timedelta:
    """Return when half of the calls of a day are made, as a time of the day."""
    lines = (day.folder / "calls.csv").read_text("utf-8").splitlines()
    column = lines[0].split(",").index("at")
    moments = sorted(line.split(",")[column] for line in lines[1:])
    hours, minutes = moments[len(moments) // 2][11:16].split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def looked_at(made: DemoMade, look: Seen) -> object:
    ctx = registers.unlock(made.path, made.user, made.passphrase).context
    try:
        return look(ctx)
    finally:
        ctx.register.close()


def test_every_room_has_something_behind_it_and_something_to_do(day: Day, tmp_path: Path) -> None:
    told = list[tuple[int, int]]()

    def progress(done: int, of: int, _what: str) -> bool:
        told.append((done, of))
        return True

    made = demo.make(tmp_path / "demo", progress)
    assert told[-1][0] == told[-1][1], "the bar ends full"
    assert all(done <= of for done, of in told)

    def look(ctx: Context) -> None:
        stage = stages.chosen(ctx).id
        found = figures.figures(ctx, stage)
        assert 0 < found["contact"]["attempts"] < day.totals["contact"]["attempts"]
        waits = {one.queue: one.count for one in queues.queues(ctx, stage)}
        assert waits[Queue.NO_CONTACT] > 0
        assert waits[Queue.TO_INTERVIEW] > 0

    looked_at(made, look)
    assert lock_names.is_demo(made.path)


def test_who_opens_it_may_try_everything_that_a_real_team_shares_out(
    day: Day, tmp_path: Path
) -> None:
    made = demo.make(tmp_path / "demo", morning=True)

    def look(ctx: Context) -> None:
        assert ctx.actor.roles == set(Role) - {Role.AUDITOR}
        held = ctx.register.keyfile.directory.compartments_of(ctx.actor.id)
        assert Compartment.SPECIALIST in held
        found = figures.figures(ctx, stages.chosen(ctx).id)
        assert (found["listed"], found["arrived"]) == (len(day.listed), 0)

    looked_at(made, look)


@pytest.mark.usefixtures("day")
def test_who_allows_no_case_keeps_no_demo_from_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_anything: object) -> None:
        raise CareRefused

    monkeypatch.setattr(triage, "set_fitness", refused)
    made = demo.make(tmp_path / "demo")

    def waiting(ctx: Context) -> int:
        found = queues.queues(ctx, stages.chosen(ctx).id)
        return next(one.count for one in found if one.queue is Queue.TO_INTERVIEW)

    assert looked_at(made, waiting) == 0


@pytest.mark.usefixtures("day")
def test_a_demo_that_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        demo.make(tmp_path / "demo", lambda done, _of, _what: done < 5)
    assert not (tmp_path / "demo").exists()


@pytest.mark.usefixtures("day")
def test_a_new_demo_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    tmp_path: Path, founded: Founded
) -> None:
    first = demo.make(tmp_path / "demo", morning=True)
    second = demo.make(tmp_path / "demo", morning=True)
    assert first.user != second.user
    before = (founded.folder / "keys.json").read_bytes()
    with pytest.raises(PlaceRefused):
        demo.make(founded.folder, morning=True)
    assert (founded.folder / "keys.json").read_bytes() == before
