"""Versions of an expected list as they come in: by the services, into a real register."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import EntryState
from caseapp.domain.errors import ColumnsUnclear, NotFound, RuleError, StageNotOpen
from caseapp.domain.ids import StageId
from caseapp.domain.views import ListTaken
from caseapp.intake.lists import read_list
from caseapp.services import arrivals, checking, figures, history, lists, namesakes, stages
from caseapp.services.context import Context
from caseapp.storage import attachments
from caseapp.storage.journal import store
from caseapp.storage.queries import keeping
from days import DAY
from registers import Founded

HEADER = ("№", "ПІБ", "Дата народження", "Військова частина", "Примітка")
AVRAM = ("1", "Аврамчук Остап Лукич", "01.02.1990", "А1111", "")
BARAN = ("2", "Баранець Лесь Гнатович", "03.04.1985", "А2222", "тяжкий")
VOVK = ("3", "Вовченко Мирон Юхимович", "05.06.1979", "А3333", "")
HORA = ("4", "Горайло Захар Лукич", "07.08.1999", "А4444", "")


@pytest.fixture
def ctx(founded: Founded) -> Iterator[Context]:
    with founded.opened(Role.SUPERVISOR) as opened:
        yield opened


@pytest.fixture
def stage(ctx: Context) -> StageId:
    return stages.new_stage(ctx, DAY, "етап 7", "").value


def as_csv(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def take(ctx: Context, stage: StageId, *rows: Sequence[str]) -> ListTaken:
    return lists.take_in(ctx, stage, as_csv(*rows), "list.csv").value


def counted(taken: ListTaken) -> tuple[int, int, int, int]:
    return taken.added, taken.withdrawn, taken.changed, taken.same


def test_versions_are_compared_by_who_stands_in_them(ctx: Context, stage: StageId) -> None:
    assert counted(take(ctx, stage, AVRAM, BARAN, VOVK)) == (3, 0, 0, 0)
    renumbered = ("9", *AVRAM[1:]), ("8", BARAN[1].upper(), "1985-04-03", *BARAN[3:])
    moved = ("7", *VOVK[1:3], "А9999", "")
    assert counted(take(ctx, stage, moved, *renumbered)) == (0, 0, 1, 2)
    assert counted(take(ctx, stage, AVRAM, BARAN, HORA)) == (1, 1, 0, 2)
    assert [one.version for one in lists.versions(ctx, stage)] == [1, 2, 3]


def test_a_preview_writes_nothing(ctx: Context, stage: StageId) -> None:
    before = untouched(ctx)
    seen = lists.preview(ctx, stage, as_csv(AVRAM, BARAN), "list.csv")
    assert (len(seen.read.rows), seen.version, seen.same_file) == (2, 1, False)
    assert untouched(ctx) == before


def test_the_same_file_again_changes_nothing(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, AVRAM, BARAN)
    before = untouched(ctx)
    again = take(ctx, stage, AVRAM, BARAN)
    assert (again.same_file, again.version, counted(again)) == (True, 1, (0, 0, 0, 2))
    assert untouched(ctx) == before


def untouched(ctx: Context) -> object:
    """Return all that a refused list must leave as it was: journal head, rows, files."""
    register = ctx.register
    with register.read() as view:
        head = store.version_vector(view)
        kept = len(keeping.attachments(view))
    files = sorted(path.name for path in (register.folder / "attachments").rglob("*"))
    return head, kept, files


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 4000, b"%PDF-1.7 nothing", b"PK\x03\x04 torn", "лише слова".encode()],
    ids=["empty", "zeros", "pdf", "torn", "words"],
)
def test_a_refused_list_leaves_everything_as_it_was(
    ctx: Context, stage: StageId, data: bytes
) -> None:
    take(ctx, stage, AVRAM)
    before = untouched(ctx)
    with pytest.raises(RuleError):
        lists.take_in(ctx, stage, data, "list.xlsx")
    assert untouched(ctx) == before
    assert checking.check(ctx).clean


def test_columns_that_are_not_clear_want_a_look(
    ctx: Context, stage: StageId, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = untouched(ctx)
    monkeypatch.setattr(
        "caseapp.services.lists.read_list", lambda *given: replace(read_list(*given), clear=False)
    )
    with pytest.raises(ColumnsUnclear):
        take(ctx, stage, AVRAM)
    assert untouched(ctx) == before


def test_a_closed_stage_takes_no_list_and_keeps_no_file(ctx: Context, stage: StageId) -> None:
    stages.close_stage(ctx, stage)
    before = untouched(ctx)
    with pytest.raises(StageNotOpen):
        take(ctx, stage, AVRAM)
    assert untouched(ctx) == before


def test_the_file_itself_is_kept(ctx: Context, stage: StageId) -> None:
    data = as_csv(AVRAM, BARAN)
    lists.take_in(ctx, stage, data, "Список.csv")
    with ctx.register.read() as view:
        (kept,) = keeping.attachments(view)
    assert kept.key is not None
    register = ctx.register
    read = attachments.read(register.folder, kept.stored_name, kept.key, register.secret)
    assert read == data


def test_a_column_that_is_gone_is_unknown_and_not_emptied(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, AVRAM, BARAN)
    shorter = as_csv(AVRAM[:3], BARAN[:3], header=HEADER[:3])
    taken = lists.take_in(ctx, stage, shorter, "short.csv").value
    assert counted(taken) == (0, 0, 0, 2)
    rows = [entry.row for entry in lists.latest(ctx, stage)]
    assert [(row.unit, row.remark) for row in rows] == [("А1111", ""), ("А2222", "тяжкий")]
    emptied = take(ctx, stage, AVRAM, (*BARAN[:4], ""))
    assert counted(emptied) == (0, 0, 1, 1), "a cell that is empty now did change"


def test_who_came_stays_arrived_though_withdrawn(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, AVRAM, BARAN)
    line = lists.latest(ctx, stage)[1].line
    arrivals.mark_arrived(ctx, stage, line)
    take(ctx, stage, AVRAM)
    rows = {row.surname: row for row in arrivals.desk(ctx, stage)}
    assert rows["Баранець"].state is EntryState.WITHDRAWN
    assert rows["Баранець"].arrived_at is not None
    told = figures.figures(ctx, stage)
    assert (told["listed"], told["arrived"], told["unexpected"]) == (1, 1, 1)
    take(ctx, stage, AVRAM, BARAN, VOVK)
    told = figures.figures(ctx, stage)
    assert (told["listed"], told["arrived"], told["unexpected"]) == (3, 1, 0)


def test_who_comes_back_on_the_list_keeps_the_line(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, AVRAM, BARAN)
    line = lists.latest(ctx, stage)[1].line
    take(ctx, stage, AVRAM)
    take(ctx, stage, AVRAM, VOVK)
    take(ctx, stage, AVRAM, VOVK, BARAN)
    assert lists.latest(ctx, stage)[2].line == line


NAMESAKES = (
    ("1", "Аврамчук Остап Лукич", "", "", ""),
    ("2", "Аврамчук Остап Лукич", "", "", ""),
)


def test_namesakes_are_not_guessed_but_joined_by_hand(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, *NAMESAKES)
    first = lists.latest(ctx, stage)[0]
    arrivals.mark_arrived(ctx, stage, first.line)
    taken = take(ctx, stage, *NAMESAKES, VOVK)
    assert counted(taken) == (3, 2, 0, 0)
    assert sum(one.code == "namesakes" for one in taken.warnings) == 2
    anew = lists.latest(ctx, stage)[0]
    assert anew.line != first.line
    assert figures.figures(ctx, stage)["unexpected"] == 1
    namesakes.join_entries(ctx, stage, first.line, anew.line)
    told = figures.figures(ctx, stage)
    assert (told["arrived"], told["unexpected"], told["not_arrived"]) == (1, 0, 2)
    history.undo(ctx)
    assert figures.figures(ctx, stage)["unexpected"] == 1
    with pytest.raises(NotFound):
        namesakes.join_entries(ctx, stage, first.line, StageId(stage))  # type: ignore[arg-type] # no line


def test_an_undone_version_is_gone_and_may_come_again(ctx: Context, stage: StageId) -> None:
    take(ctx, stage, AVRAM)
    take(ctx, stage, AVRAM, BARAN)
    assert history.undo(ctx).value.act == "import_list"
    assert len(lists.latest(ctx, stage)) == 1
    again = take(ctx, stage, AVRAM, BARAN)
    assert (again.same_file, counted(again)) == (False, (1, 0, 0, 1))
    assert len(lists.latest(ctx, stage)) == 2
    assert checking.check(ctx).clean


def test_a_bad_row_is_a_warning_and_not_a_refusal_of_the_rest(ctx: Context, stage: StageId) -> None:
    taken = take(ctx, stage, AVRAM, ("2", "Баранець Лесь", "45.13.2085", "", ""), VOVK, VOVK)
    assert taken.rows == 4
    assert taken.warnings
    assert all(one.row > 1 for one in taken.warnings)


def test_every_list_of_the_invented_day_is_kept_under_its_name(
    ctx: Context, stage: StageId
) -> None:
    folder = Path(__file__).resolve().parents[1] / "data" / "day"
    for name in ("list-v3.ods", "list-v3-cp1251.csv"):
        taken = lists.take_in(ctx, stage, (folder / name).read_bytes(), name).value
        assert taken.rows == 302
    assert counted(taken)[:2] == (0, 0), "the same people in other clothes"
