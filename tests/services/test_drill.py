"""A day played live beside whoever practises: nothing twice, nothing lost, and only invented people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.contact import Outcome
from caseapp.domain.day_errors import DrillNotHere
from caseapp.domain.drill import Leave, News, Part
from caseapp.domain.errors import NothingToUndo
from caseapp.domain.ids import PersonId
from caseapp.domain.relatives import CallDraft
from caseapp.services import arrivals, calls, checking, figures, history
from caseapp.services.context import Context
from caseapp.services.day import drill
from caseapp.services.day.drill import Drill
from caseapp.storage.queries import by_hand, casework
from days import Day, make_day, shared
from registers import Founded

LATE = datetime(2100, 1, 1, tzinfo=UTC)
BEGAN = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return make_day(tmp_path_factory.mktemp("drill") / "day", 14, seed=11)


@pytest.fixture
def ctx(founded: Founded) -> Iterator[Context]:
    """A register that is marked as the one of invented people."""
    with founded.opened(Role.SUPERVISOR) as opened:
        opened.register.keyfile = replace(opened.register.keyfile, demo=True)
        yield opened


def played_out(playing: Drill) -> News:
    """Play everything that is due at the end of time; what waits for an arrival stays."""
    news = playing.play_until(LATE).value
    while news.ahead:
        news = playing.play_until(LATE).value
    return news


def begun_at(ctx: Context, day: Day, leave: Leave = Leave()) -> Drill:  # noqa: B008 - it is frozen
    return drill.begin_drill(ctx, day.folder, leave)


def test_left_alone_the_drill_ends_at_the_figures_of_the_day(ctx: Context, day: Day) -> None:
    playing = begun_at(ctx, day)
    news = played_out(playing)
    assert news.over
    assert news.overtaken == 0
    assert shared(figures.figures(ctx, playing.stage), day.totals) == day.totals
    assert checking.check(ctx).clean
    found = drill.debrief(playing, day.folder, BEGAN)
    assert all(one.here == one.day for one in found.figures), found.figures
    assert {one.code: one.here for one in found.figures}["arrived"] == len(day.came)


def test_only_what_is_due_is_played_and_never_more_than_a_group(ctx: Context, day: Day) -> None:
    playing = begun_at(ctx, day)
    first = playing.news().next_due
    assert first is not None
    assert playing.play_until(first - timedelta(seconds=1)).value.played == 0
    done = playing.play_until(first)
    assert 0 < done.value.played <= 50
    assert {event.at for event in done.value.events} == {first}
    assert all(event.name for event in done.value.events)
    assert "arrival" in done.touched.tables()
    assert playing.play_until(LATE).value.played <= done.value.played + 50


def test_a_slow_disk_makes_a_group_smaller_and_loses_none_of_it(
    ctx: Context, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drill, "GROUP_SECONDS", 0)
    playing = begun_at(ctx, day)
    whole = playing.news().ahead
    one = playing.play_until(LATE).value
    assert (one.played, one.ahead) == (1, whole - 1)
    monkeypatch.undo()
    assert played_out(playing).played == whole
    assert shared(figures.figures(ctx, playing.stage), day.totals) == day.totals


def test_who_was_marked_by_hand_is_passed_over_and_everything_about_them_still_comes(
    ctx: Context, day: Day
) -> None:
    playing = begun_at(ctx, day)
    row = next(one for one in arrivals.desk(ctx, playing.stage) if awaited(day, one.name))
    assert row.line is not None
    arrivals.mark_arrived(ctx, playing.stage, row.line)
    news = played_out(playing)
    assert news.over
    assert news.overtaken == 1
    found = figures.figures(ctx, playing.stage)
    for key in ("arrived", "contact", "interviews", "answers"):
        assert found[key] == day.totals[key], key


def awaited(day: Day, name: str) -> bool:
    """Say whether somebody of the list will come."""
    return any(one.name == name and one.key not in day.absent for one in day.listed)


def test_arrivals_that_are_left_hold_back_what_is_about_them_until_they_are_marked(
    ctx: Context, day: Day
) -> None:
    playing = begun_at(ctx, day, Leave(frozenset({Part.ARRIVALS}), "2"))
    news = played_out(playing)
    assert news.waiting > 0
    assert not news.over
    ours = [one for one in arrivals.desk(ctx, playing.stage) if not one.arrived_at]
    coming = [one for one in ours if awaited(day, one.name)]
    assert coming, "nobody was left to who practises"
    for row in coming:
        assert row.line is not None
        arrivals.mark_arrived(ctx, playing.stage, row.line)
    assert played_out(playing).over
    found = figures.figures(ctx, playing.stage)
    for key in ("arrived", "contact", "interviews", "answers"):
        assert found[key] == day.totals[key], key


def declined_by_hand(ctx: Context, playing: Drill) -> PersonId:
    """Record for somebody whom the day will call that they do not wish it, just before it does."""
    came = {step.person: step.due for step in playing._ahead if step.act.startswith("mark_")}
    calls_ahead = [step for step in playing._ahead if step.act == "record_call"]
    call = next(step for step in calls_ahead if came[step.person] < step.due)
    assert call.person is not None
    while playing.news().next_due != call.due:
        playing.play_until(call.due - timedelta(seconds=1))
    draft = CallDraft(call.person, Outcome.PERSON_DECLINED, call.due)
    calls.record_call(ctx, draft)
    return call.person


def attempts_of(ctx: Context, playing: Drill, person: PersonId) -> int:
    with ctx.register.read() as view:
        return len(casework.attempts(view, playing.stage)[person])


def test_a_family_that_somebody_has_begun_to_call_is_left_to_them(ctx: Context, day: Day) -> None:
    playing = begun_at(ctx, day)
    person = declined_by_hand(ctx, playing)
    news = played_out(playing)
    assert news.over
    assert news.overtaken >= 1
    assert attempts_of(ctx, playing, person) == 1


def test_without_looking_for_what_was_done_by_hand_the_same_family_is_called_twice(
    ctx: Context, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_hand, "people_with", lambda *_anything: frozenset())
    playing = begun_at(ctx, day)
    person = declined_by_hand(ctx, playing)
    played_out(playing)
    assert attempts_of(ctx, playing, person) > 1


def test_undo_takes_back_ones_own_act_and_never_one_that_the_drill_played(
    ctx: Context, day: Day
) -> None:
    playing = begun_at(ctx, day)
    row = next(one for one in arrivals.desk(ctx, playing.stage) if one.line is not None)
    assert row.line is not None
    arrivals.mark_arrived(ctx, playing.stage, row.line)
    playing.play_until(playing.news().next_due or LATE)
    assert history.undo(ctx).value.act == "mark_arrived"
    marked = {one.line for one in arrivals.desk(ctx, playing.stage) if one.arrived_at}
    assert row.line not in marked
    assert marked, "what the drill played stays"
    with pytest.raises(NothingToUndo):
        history.undo(ctx)


def test_the_debrief_counts_what_was_done_by_hand_and_not_what_was_taken_back(
    ctx: Context, day: Day
) -> None:
    playing = begun_at(ctx, day)
    lines = [one.line for one in arrivals.desk(ctx, playing.stage) if one.line is not None]
    for line in lines[:3]:
        arrivals.mark_arrived(ctx, playing.stage, line)
    history.undo(ctx)
    played_out(playing)
    assert drill.debrief(playing, day.folder, BEGAN).own == (("mark_arrived", 2),)
    assert drill.debrief(playing, day.folder, LATE).own == ()


def test_a_drill_that_was_broken_off_goes_on_where_it_was(ctx: Context, day: Day) -> None:
    first = begun_at(ctx, day)
    whole = first.news().ahead
    played = first.play_until(LATE).value.played
    again = begun_at(ctx, day)
    assert again.news().ahead == whole - played
    played_out(again)
    assert shared(figures.figures(ctx, again.stage), day.totals) == day.totals


def test_a_register_of_real_people_is_refused_before_anything_is_written(
    founded: Founded, day: Day
) -> None:
    with founded.opened(Role.SUPERVISOR) as real:
        for refused in (
            lambda: begun_at(real, day),
            lambda: drill.opening(real, day.folder),
        ):
            with pytest.raises(DrillNotHere):
                refused()
        with real.register.read() as view:
            count = view.exec_driver_sql("select count(*) from expected_list").scalar()
        assert count == 0


def test_without_that_guard_invented_people_would_come_into_a_real_register(
    founded: Founded, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drill, "require_demo", lambda _ctx: None)
    with founded.opened(Role.SUPERVISOR) as real:
        assert played_out(begun_at(real, day)).played > 0


def test_a_register_that_stops_being_a_demo_is_refused_at_the_next_group(
    ctx: Context, day: Day
) -> None:
    playing = begun_at(ctx, day)
    ctx.register.keyfile = replace(ctx.register.keyfile, demo=False)
    with pytest.raises(DrillNotHere):
        playing.play_until(LATE)
    assert playing.news().played == 0


def test_before_a_drill_one_hears_from_when_and_of_which_stations(ctx: Context, day: Day) -> None:
    found = drill.opening(ctx, day.folder)
    assert found.first is not None
    assert found.last is not None
    assert found.first < found.last
    assert found.stations == ("1", "2", "3")
    played_out(begun_at(ctx, day))
    assert drill.opening(ctx, day.folder).first is None


def test_a_folder_without_casework_has_arrivals_alone(tmp_path: Path) -> None:
    bare = make_day(tmp_path / "bare", 12, seed=3)
    for name in ("calls", "interviews", "answers"):
        (bare.folder / f"{name}.csv").unlink()
    totals = drill.day_totals(bare.folder)
    assert totals["arrived"] == len(bare.came)
    assert totals["attempts"] == totals["completed"] == 0
