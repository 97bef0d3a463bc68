"""Stages and arrivals as people work on them: marked, undone, unexpected, matched, closed."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import AbsenceReason, EntryState, Flag, StageState
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.errors import (
    AlreadyArrived,
    FieldRefused,
    NotFound,
    SeveralMatch,
    StageNotOpen,
    StageUnresolved,
    UndoRefused,
)
from caseapp.domain.ids import LineId
from caseapp.domain.views import DeskRow, UnexpectedDraft
from caseapp.services import arrivals, figures, find, history, printing, stages
from caseapp.services.context import Context
from caseapp.text.words import Lang
from days import DAY, SITE
from mornings import AT, PEOPLE, TITLE, Morning

STRANGER = UnexpectedDraft(surname="Прибульський", given="Нестор", vehicle="автобус 9")


@pytest.fixture
def ctx(morning: Morning) -> Iterator[Context]:
    """A supervisor at work: may do all that is done here."""
    with morning.founded.opened(Role.SUPERVISOR) as opened:
        yield opened


def line_of(row: DeskRow) -> LineId:
    assert row.line is not None
    return row.line


def mark(ctx: Context, morning: Morning, number: int) -> DeskRow:
    arrivals.mark_arrived(ctx, morning.stage, line_of(morning.row(ctx, number)))
    return morning.row(ctx, number)


def test_a_new_stage_goes_on_with_the_event_of_its_title_and_site(ctx: Context) -> None:
    again = stages.new_stage(ctx, DAY + timedelta(days=1), TITLE, SITE).value
    other = stages.new_stage(ctx, DAY, TITLE, "інше місце").value
    with ctx.register.read() as view:
        statement = "SELECT event_id, count(*) AS stages FROM exchange_stage GROUP BY event_id"
        counts = sorted(row.stages for row in view.exec_driver_sql(statement))
    assert counts == [1, 2]
    assert {again, other} < {one.id for one in stages.all_stages(ctx)}


def test_stages_are_numbered_and_the_latest_day_is_meant(ctx: Context, morning: Morning) -> None:
    later = stages.new_stage(ctx, DAY + timedelta(days=3), "етап 9", "").value
    earlier = stages.new_stage(ctx, date(2026, 1, 1), "етап 1", "").value
    assert stages.chosen(ctx).id == later
    assert {stages.chosen(ctx, n).id for n in (1, 2, 3)} == {morning.stage, later, earlier}
    with pytest.raises(NotFound):
        stages.chosen(ctx, 4)


def test_a_stage_closes_when_nothing_waits_and_not_before(ctx: Context, morning: Morning) -> None:
    arrivals.add_unexpected(ctx, morning.stage, STRANGER)
    for number in range(1, PEOPLE):
        mark(ctx, morning, number)
    with pytest.raises(StageUnresolved) as refused:
        stages.close_stage(ctx, morning.stage)
    assert refused.value.count == 1
    (left,) = stages.obstacles(ctx, morning.stage)
    assert (left.kind, left.row.number if left.row else "") == ("awaited", str(PEOPLE))
    last = line_of(morning.row(ctx, PEOPLE))
    stages.set_absent(ctx, morning.stage, last, AbsenceReason.NOT_KNOWN)
    stages.set_absent(ctx, morning.stage, last, AbsenceReason.TOOK_ANOTHER_ROUTE)
    assert morning.row(ctx, PEOPLE).absence is AbsenceReason.TOOK_ANOTHER_ROUTE
    stages.close_stage(ctx, morning.stage)
    assert stages.chosen(ctx).state is StageState.CLOSED
    with pytest.raises(StageNotOpen):
        arrivals.mark_arrived(ctx, morning.stage, last)
    with pytest.raises(StageNotOpen):
        stages.close_stage(ctx, morning.stage)
    with pytest.raises(UndoRefused):
        history.undo(ctx)
    with pytest.raises(FieldRefused):
        stages.reopen_stage(ctx, morning.stage, "  ")
    stages.reopen_stage(ctx, morning.stage, "приїхав ще один автобус")
    late = arrivals.mark_arrived(ctx, morning.stage, last).value
    assert late.number == str(PEOPLE)
    assert morning.row(ctx, PEOPLE).state is EntryState.MATCHED, "late, but come"
    with pytest.raises(StageNotOpen):
        stages.reopen_stage(ctx, morning.stage, "знову")


def test_an_arrival_is_marked_once_undone_and_revived_as_the_same_row(
    ctx: Context, morning: Morning
) -> None:
    came = mark(ctx, morning, 4)
    assert came.state is EntryState.MATCHED
    with pytest.raises(AlreadyArrived):
        mark(ctx, morning, 4)
    assert history.undo(ctx).value.name == came.name
    waiting = morning.row(ctx, 4)
    assert (waiting.state, waiting.arrival) == (EntryState.EXPECTED, None)
    assert figures.figures(ctx, morning.stage)["arrived"] == 0
    again = mark(ctx, morning, 4)
    assert (again.arrival, again.person) == (came.arrival, came.person)


def test_an_arrival_may_be_recorded_after_it_happened(ctx: Context, morning: Morning) -> None:
    row = morning.row(ctx, 2)
    marked = arrivals.mark_arrived(ctx, morning.stage, line_of(row), "3", AT).value
    assert marked.at == AT
    seen = morning.row(ctx, 2)
    assert (seen.arrived_at, seen.station) == (AT, "3")
    newest = history.recent(ctx, 1)[0]
    assert newest.at == AT
    assert newest.recorded_at > AT


def test_flags_go_up_and_down(ctx: Context, morning: Morning) -> None:
    came = mark(ctx, morning, 3).arrival
    assert came is not None
    arrivals.set_flag(ctx, came, Flag.WHEELCHAIR, raised=True)
    arrivals.set_flag(ctx, came, Flag.MEDIC, raised=True)
    arrivals.set_flag(ctx, came, Flag.MEDIC, raised=False)
    assert morning.row(ctx, 3).flags == {Flag.WHEELCHAIR}
    history.undo(ctx)
    assert morning.row(ctx, 3).flags == {Flag.WHEELCHAIR, Flag.MEDIC}


def test_somebody_unexpected_gets_the_next_number(ctx: Context, morning: Morning) -> None:
    first = arrivals.add_unexpected(ctx, morning.stage, STRANGER).value
    second = arrivals.add_unexpected(ctx, morning.stage, UnexpectedDraft()).value
    assert (first.number, second.number) == (str(PEOPLE + 1), str(PEOPLE + 2))
    told = figures.figures(ctx, morning.stage)
    assert (told["arrived"], told["unexpected"], told["not_arrived"]) == (2, 2, PEOPLE)


def test_a_doubtful_match_keeps_the_stage_open_until_somebody_says_yes(
    ctx: Context, morning: Morning
) -> None:
    listed = morning.day.listed[6]
    draft = UnexpectedDraft(
        surname=listed.surname,
        given=listed.given,
        patronymic=listed.patronymic,
        birth=PartialDate(listed.birth, Precision.DAY),
    )
    (likely,) = arrivals.likely(ctx, morning.stage, draft)
    assert likely.row.number == "7"
    assert likely.certain
    came = arrivals.add_unexpected(ctx, morning.stage, draft).value
    kinds = [one.kind for one in stages.obstacles(ctx, morning.stage)]
    assert kinds.count("doubtful") == 1
    line = line_of(morning.row(ctx, 7))
    arrivals.settle_match(ctx, morning.stage, came.arrival, line, same=True)
    told = figures.figures(ctx, morning.stage)
    assert (told["arrived"], told["unexpected"], told["not_arrived"]) == (1, 0, PEOPLE - 1)
    with pytest.raises(AlreadyArrived):
        arrivals.mark_arrived(ctx, morning.stage, line)
    assert figures.figures(ctx, morning.stage)["arrived"] == 1, "one person, one arrival"


def test_a_doubtful_match_that_is_denied_is_not_asked_again(ctx: Context, morning: Morning) -> None:
    listed = morning.day.listed[6]
    draft = UnexpectedDraft(surname=listed.surname, given=listed.given)
    came = arrivals.add_unexpected(ctx, morning.stage, draft).value
    line = line_of(morning.row(ctx, 7))
    arrivals.settle_match(ctx, morning.stage, came.arrival, line, same=False)
    kinds = [one.kind for one in stages.obstacles(ctx, morning.stage)]
    assert "doubtful" not in kinds
    assert figures.figures(ctx, morning.stage)["unexpected"] == 1


def test_nobody_is_matched_to_a_line_that_is_taken(ctx: Context, morning: Morning) -> None:
    taken = mark(ctx, morning, 8)
    came = arrivals.add_unexpected(ctx, morning.stage, STRANGER).value
    with pytest.raises(AlreadyArrived):
        arrivals.settle_match(ctx, morning.stage, came.arrival, line_of(taken), same=True)
    assert figures.figures(ctx, morning.stage)["unexpected"] == 1


def test_what_is_typed_means_one_person_or_nobody(ctx: Context, morning: Morning) -> None:
    person = morning.day.listed[9]
    meant = line_of(morning.row(ctx, 10))
    for typed in ("10", person.name, person.surname, person.surname.lower()):
        assert find.line_meant(ctx, morning.stage, typed) == meant
    with pytest.raises(NotFound):
        find.line_meant(ctx, morning.stage, "999")
    with pytest.raises(SeveralMatch):
        find.line_meant(ctx, morning.stage, person.given)


def test_everybody_is_found_whether_listed_come_or_unexpected(
    ctx: Context, morning: Morning
) -> None:
    arrivals.add_unexpected(ctx, morning.stage, STRANGER)
    for typed in ("прибульський", "Pribulskyi", "Прибульский", "нестор приб"):
        assert "Прибульський Нестор" in {one.name for one in find.people(ctx, typed)}, typed
    waiting = morning.day.listed[0]
    (found,) = [one for one in find.people(ctx, waiting.surname) if one.name == waiting.name]
    assert (found.person, found.arrived_at) == (None, None)


def test_sheets_are_numbered_by_run_and_copy_and_come_again_byte_for_byte(
    ctx: Context, morning: Morning
) -> None:
    mark(ctx, morning, 1)
    made = [printing.roll_call(ctx, morning.stage, lang).value for lang in (Lang.UK, Lang.EN)]
    blank = printing.check_in_sheet(ctx, morning.stage, Lang.UK, 5).value
    mark(ctx, morning, 2)
    listed = printing.runs(ctx)
    assert [(one.run, one.copy) for one in listed] == [(1, 1), (2, 2), (3, 1)]
    assert [one.lang for one in listed] == ["uk", "en", "uk"]
    for sheet in (*made, blank):
        assert printing.again(ctx, sheet.run).pdf == sheet.pdf
    undone = [history.undo(ctx).value.act for _ in range(2)]
    assert undone == ["mark_arrived"] * 2, "a sheet that was printed cannot be taken back"
    assert len(printing.runs(ctx)) == 3
    with pytest.raises(NotFound):
        printing.again(ctx, 9)
    with pytest.raises(FieldRefused):
        printing.roll_call(ctx, morning.stage, Lang.UK, "anonymous")
