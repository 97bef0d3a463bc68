"""The casework of a recorded day: what is kept of it, what is refused and named, and who is left out."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerState
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.dates import kyiv
from caseapp.domain.day_errors import DayIncomplete, DayRowUnreadable
from caseapp.services import casework, checking, figures, merging, stages
from caseapp.services.casework import Case
from caseapp.services.context import Context
from caseapp.services.day import folder as files
from caseapp.services.day.folder import ANSWERS, CALLS, CONSENTS, EVENTS, INTERVIEWS, RELATIVES
from caseapp.services.day.replay import Replayed, replay
from caseapp.storage.columns import moment_of
from caseapp.storage.journal import acts
from caseapp.storage.tables.every import table_of
from days import Day, make_day, shared
from registers import Founded
from replayed import rows_kept

PEOPLE = 10
Change = Callable[[list[dict[str, str]]], None]


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return make_day(tmp_path / "day", PEOPLE, seed=5)


@pytest.fixture
def ctx(founded: Founded) -> Iterator[Context]:
    """A register without people, open as one who may play a day alone."""
    with founded.opened(Role.SUPERVISOR) as opened:
        yield opened


def played(ctx: Context, day: Day) -> Replayed:
    return replay(ctx, day.folder, lambda _file, _row: None)


def figures_of(ctx: Context, day: Day) -> dict[str, Any]:
    return shared(figures.figures(ctx, stages.chosen(ctx).id), day.totals)


def cases_of(ctx: Context) -> dict[str, Case]:
    """Return the cases of the stage by surname: no two people of a day share one."""
    with ctx.register.read() as view:
        found = casework.cases(view, stages.chosen(ctx).id, ctx.now())
    return {case.came.person.surname: case for case in found}


def rewritten(day: Day, name: str, change: Change) -> None:
    """Change the rows of a file of the day."""
    path = day.folder / name
    with path.open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        header, rows = list(reader.fieldnames or ()), list(reader)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, header)
        writer.writeheader()
        writer.writerows(rows)


def surname_of(day: Day, key: str) -> str:
    return next(p.surname for p in day.came if p.key == key)


def test_every_row_of_a_day_is_kept_once(ctx: Context, day: Day) -> None:
    played(ctx, day)
    kept = rows_kept(ctx, day)
    assert set(kept.values()) == {1}
    assert len(kept) == day.rows
    assert checking.check(ctx).clean


def test_a_row_more_is_played_later_and_nothing_else(ctx: Context, day: Day) -> None:
    played(ctx, day)
    key = day.came[0].key
    tried = figures_of(ctx, day)["contact"]["attempts"]

    def one_call_more(rows: list[dict[str, str]]) -> None:
        at, outcome = "2026-04-14T19:30", "BUSY"
        rows.append(dict(rows[0], key=key, attempt="4", at=at, relative_order="1", outcome=outcome))

    rewritten(day, CALLS, one_call_more)
    again = played(ctx, day)
    assert (again.played, again.before) == (1, day.rows)
    assert figures_of(ctx, day)["contact"]["attempts"] == tried + 1


def set_cell(row: int, column: str, value: str) -> Change:
    """Return a change of one cell; rows are counted from 1."""
    return lambda rows: rows[row - 1].update({column: value})


REFUSED = {
    "a relative that is not there": (CALLS, "relative_order", "9", 1),
    "a purpose of nobody": (EVENTS, "detail", "ICC", 3),
    "a check that is in no catalogue": (ANSWERS, "code", "XYZ-99", 1),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_row_that_a_rule_refuses_is_named_and_all_others_are_played(
    ctx: Context, day: Day, what: str
) -> None:
    name, column, value, row = REFUSED[what]
    if name == CALLS:
        row = next(r.number for r in files.rows_of(day.folder, CALLS) if r.get("attempt") == "1")
    rewritten(day, name, set_cell(row, column, value))
    together = _act_of(day, name, row)
    with pytest.raises(DayIncomplete) as refused:
        played(ctx, day)
    found = refused.value
    assert (found.count, found.file, found.row) == (len(together), *together[0])
    assert checking.check(ctx).clean
    kept = sum(_origins(ctx).values())
    assert kept == day.rows - len(together), "everything else was played"


def _act_of(day: Day, name: str, row: int) -> list[tuple[str, int]]:
    """Return the rows that share an act with a row: an interview is one with its answers."""
    if name != ANSWERS:
        return [(name, row)]
    key = files.rows_of(day.folder, ANSWERS)[row - 1].get("key")
    return [
        (file, one.number)
        for file in (INTERVIEWS, ANSWERS)
        for one in files.rows_of(day.folder, file)
        if one.get("key") == key
    ]


def _origins(ctx: Context) -> dict[str, int]:
    found: dict[str, int] = {}
    with ctx.register.read() as view:
        for row in view.execute(select(table_of("origin").c.file)):
            found[row.file] = found.get(row.file, 0) + 1
    found.pop("stage")
    return found


@pytest.mark.parametrize("name", [RELATIVES, CONSENTS, CALLS, INTERVIEWS, EVENTS])
def test_rows_about_a_key_that_nobody_came_by_are_named(ctx: Context, day: Day, name: str) -> None:
    strange = dict(files.rows_of(day.folder, name)[0].cells, key="X999")
    rewritten(day, name, lambda rows: rows.append(strange))
    last = len(files.rows_of(day.folder, name))
    with pytest.raises(DayIncomplete) as refused:
        played(ctx, day)
    assert (refused.value.count, refused.value.file, refused.value.row) == (1, name, last)
    assert figures_of(ctx, day) == day.totals


UNREADABLE = [
    (RELATIVES, "order", "перша"),
    (RELATIVES, "safe_to_call", "maybe"),
    (CONSENTS, "purpose", "EVERYTHING"),
    (CONSENTS, "purpose", ""),
    (CONSENTS, "state", "PERHAPS"),
    (CALLS, "at", "опівдні"),
    (CALLS, "outcome", "RELATIVE_DECEASED"),
    (CALLS, "outcome", ""),
    (CALLS, "channel", "pigeon"),
    (CALLS, "seconds", "-5"),
    (INTERVIEWS, "state", "half"),
    (ANSWERS, "state", "YES"),
    (EVENTS, "kind", "earthquake"),
    (EVENTS, "at", ""),
]


@pytest.mark.parametrize(("name", "column", "value"), UNREADABLE)
def test_what_cannot_be_read_is_named_by_file_row_and_column_and_nobody_has_come(
    ctx: Context, day: Day, name: str, column: str, value: str
) -> None:
    rewritten(day, name, set_cell(2, column, value))
    with pytest.raises(DayRowUnreadable) as refused:
        played(ctx, day)
    found = refused.value
    assert (found.file, found.row, found.column) == (name, 2, column)
    assert figures.figures(ctx, stages.chosen(ctx).id)["arrived"] == 0


def test_answers_without_an_interview_are_named(ctx: Context, day: Day) -> None:
    key = files.rows_of(day.folder, ANSWERS)[0].get("key")
    rewritten(day, INTERVIEWS, lambda rows: rows.remove(next(r for r in rows if r["key"] == key)))
    with pytest.raises(DayRowUnreadable) as refused:
        played(ctx, day)
    assert (refused.value.file, refused.value.row, refused.value.column) == (ANSWERS, 1, "key")


def test_times_are_kyiv_time_and_kept_though_they_lie_before_the_arrival(
    ctx: Context, day: Day
) -> None:
    early = day.came[1]
    written = next(r for r in files.rows_of(day.folder, CALLS) if r.get("key") == early.key)
    played(ctx, day)
    case = cases_of(ctx)[early.surname]
    first = min(case.attempts, key=lambda one: one.at)
    assert kyiv(first.at).strftime("%Y-%m-%dT%H:%M") == written.get("at")
    assert first.at.utcoffset() == timedelta(0)
    assert first.at < case.came.at
    with ctx.register.read() as view:
        called = [one for one in acts.newest(view, 1000) if one.act == "record_call"]
    assert first.at in {moment_of(one.occurred_at) for one in called}


def test_who_refuses_care_keeps_the_arrival_and_the_refusals_and_is_in_no_compliance_figure(
    ctx: Context, day: Day
) -> None:
    played(ctx, day)
    refusing = [case for case in cases_of(ctx).values() if case.care_refused]
    states = {case.consent(Purpose.CARE) for case in refusing}
    assert states == {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    for case in refusing:
        assert not case.counted
        assert case.came.triage
        assert case.came.destination
    assert figures_of(ctx, day)["arrived"] == day.totals["arrived"]


def test_an_interview_without_consent_to_statistics_is_kept_and_in_no_compliance_figure(
    ctx: Context, day: Day
) -> None:
    played(ctx, day)
    cases = cases_of(ctx).values()
    uncounted = [case for case in cases if case.answers and not case.counted]
    assert {case.consent(Purpose.STATS) for case in uncounted} >= {
        ConsentState.NOT_ASKED,
        ConsentState.WITHDRAWN,
    }
    stored = sum(sum(states.values()) for states in figures_of(ctx, day)["answers"].values())
    counted = sum(len(case.answers) for case in cases if case.counted)
    assert stored == counted + sum(len(case.answers) for case in uncounted)
    assert counted < stored


def test_a_check_that_was_not_asked_is_not_stored_and_every_other_state_is(
    ctx: Context, day: Day
) -> None:
    played(ctx, day)
    written = {row.get("state") for row in files.rows_of(day.folder, ANSWERS)}
    assert written == set(AnswerState), "the day has all eight"
    stored = {state for case in cases_of(ctx).values() for state in case.answers.values()}
    assert stored == set(AnswerState) - {AnswerState.NOT_ASKED}


def test_a_changed_category_keeps_its_answers_and_says_why(ctx: Context, day: Day) -> None:
    event = files.rows_of(day.folder, EVENTS)[0]
    played(ctx, day)
    case = cases_of(ctx)[surname_of(day, event.get("key"))]
    before, after = event.get("detail").split(">")
    assert (before, case.came.person.category) == ("POW", after)
    with ctx.register.read() as view:
        change = view.execute(select(table_of("category_change"))).first()
    assert change is not None
    assert change.reason == event.get("reason")


def half_of(day: Day, place: Path, keys: set[str]) -> Path:
    """Write the part of a day that is about some people; the lists are on every laptop."""
    place.mkdir()
    for path in day.folder.iterdir():
        if path.suffix != ".csv" or path.name == "people.csv":
            (place / path.name).write_bytes(path.read_bytes())
            continue
        with path.open(encoding="utf-8", newline="") as source:
            reader = csv.DictReader(source)
            rows = [row for row in reader if row.get("key") in keys]
        with (place / path.name).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, list(reader.fieldnames or ()))
            writer.writeheader()
            writer.writerows(rows)
    return place


def test_two_laptops_that_play_half_a_day_each_have_all_of_it_after_the_merge(
    founded: Founded, day: Day, tmp_path: Path
) -> None:
    keys = [person.key for person in day.came]
    other = founded.laptop(tmp_path / "other")
    for number, laptop in enumerate((founded, other)):
        part = half_of(day, tmp_path / f"half{number}", set(keys[number::2]))
        with laptop.opened(Role.SUPERVISOR) as ctx:
            replay(ctx, part, lambda _file, _row: None)
    passphrase = founded.user(Role.SUPERVISOR).passphrase
    digests = set()
    for here, there in ((founded, other), (other, founded)):
        with here.opened(Role.SUPERVISOR) as ctx:
            merged = merging.merge(ctx, there.folder, passphrase)
            assert (merged.waiting, merged.refused) == (0, {})
            assert figures_of(ctx, day) == day.totals
            assert set(rows_kept(ctx, day).values()) == {1}
            assert checking.check(ctx).clean
            again = replay(ctx, day.folder, lambda _file, _row: None)
            assert again.played == 0, "what the other laptop played is known here"
            digests.add(hashlib.sha256(repr(sorted(_origins(ctx).items())).encode()).hexdigest())
    assert len(digests) == 1
