"""Recorded days played through the services: figures, repeats, interruptions, bad rows."""

import csv
import hashlib
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.day_errors import DayFileMissing, DayIncomplete, DayRowUnreadable
from caseapp.domain.errors import NotAllowed
from caseapp.services import arrivals, checking, figures, lists, stages
from caseapp.services.context import Context
from caseapp.services.day import steps
from caseapp.services.day.folder import ARRIVALS, CASEWORK, left_over, rows_of
from caseapp.services.day.replay import replay
from caseapp.storage.columns import moment_of
from caseapp.storage.journal import acts, store
from days import DAY, SITE, Day, make_day, shared
from mornings import TITLE, list_file
from registers import Founded


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return make_day(tmp_path / "day", 14, seed=5)


def played(ctx: Context, day: Day) -> list[tuple[str, int]]:
    told = list[tuple[str, int]]()
    replay(ctx, day.folder, lambda file, row: told.append((file, row)))
    return told


def figures_of(ctx: Context, day: Day) -> dict[str, object]:
    return shared(figures.figures(ctx, stages.chosen(ctx).id), day.totals)


def test_another_day_gives_its_own_totals(founded: Founded, day: Day) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        assert len(played(ctx, day)) == day.rows
        assert figures_of(ctx, day) == day.totals
        stage = stages.chosen(ctx)
        assert (stage.title, stage.site, stage.date) == (TITLE, SITE, DAY)
        assert stage.state == "OPEN"
    assert left_over(day.folder) == ("inquiries.csv",)


def test_playing_a_day_again_repeats_nothing(founded: Founded, day: Day) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        played(ctx, day)
        with ctx.register.read() as view:
            before = store.version_vector(view)
        again = replay(ctx, day.folder, lambda _file, _row: pytest.fail("told twice"))
        assert (again.played, again.before) == (0, day.rows)
        with ctx.register.read() as view:
            assert store.version_vector(view) == before


def test_an_interrupted_replay_is_completed(founded: Founded, day: Day) -> None:
    class Interrupted(Exception):
        pass

    first = list[tuple[str, int]]()

    def stop(file: str, row: int) -> None:
        first.append((file, row))
        if len(first) == 5:
            raise Interrupted

    with founded.opened(Role.SUPERVISOR) as ctx, pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "GROUP_ACTS", 5)
        with pytest.raises(Interrupted):
            replay(ctx, day.folder, stop)
    with founded.opened(Role.SUPERVISOR) as ctx:
        rest = played(ctx, day)
        assert not set(first) & set(rest)
        assert figures_of(ctx, day) == day.totals


def test_the_order_of_the_rows_in_the_file_changes_nothing(founded: Founded, day: Day) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        played(ctx, day)
        reorder(day.folder / "arrivals.csv")
        assert played(ctx, day) == []


def reorder(file: Path) -> None:
    head, *rows = file.read_text("utf-8").splitlines()
    random.Random(1).shuffle(rows)  # noqa: S311 - an order, no secret
    file.write_text("\n".join([head, *rows]) + "\n", "utf-8")


def changed(file: Path, row: int, change: Callable[[dict[str, str]], None]) -> None:
    with file.open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        rows = list(reader)
    change(rows[row - 1])
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def rows_about(day: Day, arrival: int) -> int:
    """Return how many rows of casework are about who stands in a row of arrivals."""
    key = rows_of(day.folder, ARRIVALS)[arrival - 1].get("key")
    return sum(row.get("key") == key for name in CASEWORK for row in rows_of(day.folder, name))


@pytest.mark.parametrize(
    ("column", "value"), [("list_no", "999"), ("triage", "purple"), ("destination", "moon")]
)
def test_a_row_that_cannot_be_is_named_and_all_others_are_played(
    founded: Founded, day: Day, column: str, value: str
) -> None:
    changed(day.folder / "arrivals.csv", 4, lambda row: row.update({column: value}))
    with founded.opened(Role.SUPERVISOR) as ctx:
        with pytest.raises(DayIncomplete) as refused:
            played(ctx, day)
        assert (refused.value.file, refused.value.row) == ("arrivals.csv", 4)
        assert refused.value.count == 1 + rows_about(day, 4), "nothing is done for who never came"
        assert figures_of(ctx, day)["arrived"] == day.totals["arrived"] - 1
        assert checking.check(ctx).clean


def test_a_slow_row_that_is_refused_does_not_end_the_replay(
    founded: Founded, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "GROUP_SECONDS", 0)
    changed(day.folder / "arrivals.csv", 4, lambda row: row.update(list_no="999"))
    with founded.opened(Role.SUPERVISOR) as ctx:
        with pytest.raises(DayIncomplete):
            played(ctx, day)
        assert figures_of(ctx, day)["arrived"] == day.totals["arrived"] - 1


@pytest.mark.parametrize("value", ["", "yesterday", "2026-02-30T10:00"])
def test_a_time_that_is_none_is_refused_before_anything_is_played(
    founded: Founded, day: Day, value: str
) -> None:
    changed(day.folder / "arrivals.csv", 2, lambda row: row.update(arrived_at=value))
    with founded.opened(Role.SUPERVISOR) as ctx:
        with pytest.raises(DayRowUnreadable) as refused:
            played(ctx, day)
        assert (refused.value.row, refused.value.column) == (2, "arrived_at")
        assert stages.all_stages(ctx) == ()


def test_a_folder_without_a_list_is_no_day(founded: Founded, tmp_path: Path) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx, pytest.raises(DayFileMissing):
        replay(ctx, tmp_path, lambda _file, _row: None)


def test_who_may_not_open_a_stage_replays_nothing(founded: Founded, day: Day) -> None:
    with founded.opened(Role.FIELD_OFFICER) as ctx, pytest.raises(NotAllowed):
        played(ctx, day)


def test_an_act_happened_when_the_file_says_and_was_recorded_now(
    founded: Founded, day: Day
) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        begun = ctx.now()
        played(ctx, day)
        with ctx.register.read() as view:
            made = [one for one in acts.newest(view, 500) if one.act.startswith("mark_")]
    assert len(made) == day.totals["arrived"]
    assert all(moment_of(one.occurred_at).date() == DAY for one in made)
    assert all(moment_of(one.recorded_at) >= begun for one in made)
    assert len({one.last for one in made}) == len(made), "an act is one transaction"


def test_equal_rows_are_told_apart_by_how_many_stood_before(founded: Founded, day: Day) -> None:
    file = day.folder / "arrivals.csv"
    header, *rows = file.read_text("utf-8").splitlines()
    stranger = next(row for row in rows if row.split(",")[1] == "")
    file.write_text("\n".join([header, *rows, stranger]) + "\n", "utf-8")
    with founded.opened(Role.SUPERVISOR) as ctx:
        told = Counter(file for file, _ in played(ctx, day))
        assert told["arrivals.csv"] == day.totals["arrived"] + 1
        assert played(ctx, day) == []


def test_a_stage_that_is_here_is_gone_on_with(founded: Founded, day: Day) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        stage = stages.new_stage(ctx, DAY, TITLE, "").value
        lists.take_in(ctx, stage, *list_file(day, 3))
        played(ctx, day)
        assert [one.id for one in stages.all_stages(ctx)] == [stage]
        assert figures.figures(ctx, stage)["arrived"] == day.totals["arrived"]


def test_two_laptops_that_play_the_same_day_make_the_same_rows(
    founded: Founded, day: Day, tmp_path: Path
) -> None:
    made = []
    for copy in (founded, founded.laptop(tmp_path / "other")):
        with copy.opened(Role.SUPERVISOR) as ctx:
            played(ctx, day)
            rows = arrivals.desk(ctx, stages.chosen(ctx).id)
            made.append(sorted((row.arrival, row.person, row.line) for row in rows if row.arrival))
    digests = [hashlib.sha256(repr(one).encode()).hexdigest() for one in made]
    assert digests[0] == digests[1]
