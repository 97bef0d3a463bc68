"""Lines of a list that may be one person: found, offered, joined by an officer, and nothing guessed."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import AbsenceReason
from caseapp.domain.errors import AlreadyArrived, StageNotOpen
from caseapp.domain.ids import StageId
from caseapp.domain.views import Namesake
from caseapp.services import arrivals, checking, figures, history, lists, namesakes, stages
from caseapp.services.context import Context
from days import DAY
from registers import Founded

HEADER = ("№", "ПІБ", "Дата народження", "Військова частина")
FIRST = ("1", "Аврамчук Остап Лукич", "", "А1111")
SECOND = ("2", "Аврамчук Остап Лукич", "", "А1111")
ANEW = ("1", "Аврамчук Остап", "1990", "А2222")
ANEW_TOO = ("2", "АВРАМЧУК ОСТАП ЛУКИЧ", "", "")
VOVK = ("3", "Вовченко Мирон Юхимович", "05.06.1979", "А3333")
OTHER_FATHER = ("4", "Аврамчук Остап Захарович", "", "")


@pytest.fixture
def ctx(founded: Founded) -> Iterator[Context]:
    with founded.opened(Role.SUPERVISOR) as opened:
        yield opened


@pytest.fixture
def stage(ctx: Context) -> StageId:
    return stages.new_stage(ctx, DAY, "етап 7", "").value


def take(ctx: Context, stage: StageId, *rows: Sequence[str]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([HEADER, *rows])
    lists.take_in(ctx, stage, text.getvalue().encode("utf-8-sig"), "list.csv")


def shown(pairs: Sequence[Namesake]) -> list[tuple[str, str, str, str]]:
    return [(p.earlier.number, p.earlier.unit, p.later.name, p.later.birth) for p in pairs]


def join(ctx: Context, stage: StageId, pair: Namesake) -> None:
    namesakes.join_entries(ctx, stage, pair.earlier.line, pair.later.line)


def test_who_cannot_be_told_apart_is_offered_with_what_the_lists_say(
    ctx: Context, stage: StageId
) -> None:
    take(ctx, stage, FIRST, SECOND)
    assert namesakes.unjoined(ctx, stage) == ()
    take(ctx, stage, ANEW, ANEW_TOO, VOVK, OTHER_FATHER)
    assert shown(namesakes.unjoined(ctx, stage)) == [
        ("1", "А1111", "Аврамчук Остап", "1990"),
        ("2", "А1111", "Аврамчук Остап", "1990"),
        ("1", "А1111", "АВРАМЧУК ОСТАП ЛУКИЧ", ""),
        ("2", "А1111", "АВРАМЧУК ОСТАП ЛУКИЧ", ""),
    ]


def test_a_joined_pair_takes_its_two_lines_with_it_and_comes_back_when_undone(
    ctx: Context, stage: StageId
) -> None:
    take(ctx, stage, FIRST, SECOND)
    arrivals.mark_arrived(ctx, stage, lists.latest(ctx, stage)[0].line)
    take(ctx, stage, ANEW, ANEW_TOO)
    before = namesakes.unjoined(ctx, stage)
    assert [pair.earlier.came for pair in before] == [True, False, True, False]
    assert figures.figures(ctx, stage)["unexpected"] == 1
    join(ctx, stage, before[0])
    assert namesakes.unjoined(ctx, stage) == before[3:]
    assert figures.figures(ctx, stage)["unexpected"] == 0
    history.undo(ctx)
    assert namesakes.unjoined(ctx, stage) == before
    assert checking.check(ctx).clean


def test_a_pair_nobody_joined_in_time_is_still_offered_after_the_next_version(
    ctx: Context, stage: StageId
) -> None:
    take(ctx, stage, FIRST, SECOND)
    take(ctx, stage, ANEW, VOVK)
    before = namesakes.unjoined(ctx, stage)
    take(ctx, stage, ANEW, VOVK, ("5", "Горайло Захар Лукич", "07.08.1999", ""))
    assert len(before) == 2
    assert [(p.earlier.line, p.later.line) for p in namesakes.unjoined(ctx, stage)] == [
        (p.earlier.line, p.later.line) for p in before
    ]


def two_on_one_list(ctx: Context, stage: StageId) -> None:
    """Take in a list with two namesakes, one of whom the next one leaves out."""
    take(ctx, stage, VOVK)
    born = ("1", "Аврамчук Остап Лукич", "01.02.1990", "А1111")
    take(ctx, stage, born, ("2", "Аврамчук Остап Лукич", "03.04.1970", "А2222"))
    take(ctx, stage, born, VOVK)


def both_came(ctx: Context, stage: StageId) -> None:
    """Let somebody arrive on each of two lines that bear one name."""
    take(ctx, stage, FIRST, SECOND)
    arrivals.mark_arrived(ctx, stage, lists.latest(ctx, stage)[0].line)
    arrivals.mark_arrived(ctx, stage, lists.latest(ctx, stage)[1].line)
    take(ctx, stage, ANEW, VOVK)
    arrivals.mark_arrived(ctx, stage, lists.latest(ctx, stage)[0].line)


TOLD_APART = {"_stood_together": two_on_one_list, "_both_came": both_came}


@pytest.mark.parametrize("told_apart", TOLD_APART.values())
def test_who_are_known_to_be_two_are_not_offered(
    ctx: Context, stage: StageId, told_apart: Callable[[Context, StageId], None]
) -> None:
    told_apart(ctx, stage)
    assert namesakes.unjoined(ctx, stage) == ()


@pytest.mark.parametrize("guard", TOLD_APART)
def test_twin_without_its_guard_each_of_them_would_be_offered(
    ctx: Context, stage: StageId, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    TOLD_APART[guard](ctx, stage)
    monkeypatch.setattr(namesakes, guard, lambda *_asked: False)
    assert namesakes.unjoined(ctx, stage)


def come_since(ctx: Context, stage: StageId) -> Namesake:
    """Return a pair of which the second came, too, after it was shown."""
    take(ctx, stage, FIRST, SECOND)
    arrivals.mark_arrived(ctx, stage, lists.latest(ctx, stage)[0].line)
    take(ctx, stage, ANEW, VOVK)
    pair = namesakes.unjoined(ctx, stage)[0]
    assert pair.earlier.came
    arrivals.mark_arrived(ctx, stage, pair.later.line)
    return pair


def came(ctx: Context, stage: StageId) -> int:
    return sum(row.arrived_at is not None for row in arrivals.desk(ctx, stage))


def test_two_who_both_came_since_the_pair_was_shown_stay_two(ctx: Context, stage: StageId) -> None:
    pair = come_since(ctx, stage)
    with pytest.raises(AlreadyArrived):
        join(ctx, stage, pair)
    assert came(ctx, stage) == 2


def test_twin_without_that_guard_the_desk_would_lose_one_of_the_two(
    ctx: Context, stage: StageId, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = come_since(ctx, stage)
    monkeypatch.setattr(namesakes, "_require_one_came", lambda *_came: None)
    join(ctx, stage, pair)
    assert came(ctx, stage) == 1


def test_a_closed_stage_joins_nobody(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, FIRST, SECOND)
    take(ctx, stage, ANEW)
    pair = namesakes.unjoined(ctx, stage)[0]
    stages.set_absent(ctx, stage, pair.later.line, AbsenceReason.NOT_KNOWN)
    stages.close_stage(ctx, stage)
    with pytest.raises(StageNotOpen):
        join(ctx, stage, pair)
