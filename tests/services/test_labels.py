"""Labels through the services: for one or for all, counted, kept, and for who may print."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from caseapp.domain.access import Role
from caseapp.domain.errors import NotAllowed, NotFound, SeveralMatch
from caseapp.domain.ids import LineId
from caseapp.domain.labels import LabelKind
from caseapp.domain.views import UnexpectedDraft
from caseapp.domain.wristband import LabelNumber
from caseapp.domain.wristband_errors import NoPlainNumber, NoSuchPlace
from caseapp.services import arrivals, labels, lists, printing
from caseapp.services.context import Context
from caseapp.services.desk import desk_of
from caseapp.services.labels import LabelOrder
from caseapp.storage import access_log
from caseapp.text.words import Lang
from mornings import PEOPLE, Morning, list_file
from reports.pages import squeezed, whole

STICKER, WRISTBAND = LabelKind.STICKER, LabelKind.WRISTBAND
STRANGER = UnexpectedDraft(surname="Прибульський", given="Нестор", patronymic="Ілліч")


def made(ctx: Context, morning: Morning, order: LabelOrder) -> labels.PrintedLabels:
    return labels.labels(ctx, morning.stage, Lang.UK, order).value


def test_everybody_expected_or_here_gets_a_label(morning: Morning) -> None:
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        arrivals.add_unexpected(ctx, morning.stage, STRANGER)
        done = made(ctx, morning, LabelOrder(STICKER))
        rows = arrivals.desk(ctx, morning.stage)
    assert (done.count, done.left_out) == (PEOPLE + 1, 0)
    assert done.next_place == (PEOPLE + 1) % 24 + 1
    text = whole(done.printed.pdf)
    for row in rows:
        assert str(row.labels[0].number) == row.number
        assert squeezed(f"{row.number}{row.labels[0].letters}{row.surname}") in text
    assert squeezed("Прибульський Н.І.") in text


def test_wristbands_name_nobody(morning: Morning) -> None:
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        done = made(ctx, morning, LabelOrder(WRISTBAND))
        rows = arrivals.desk(ctx, morning.stage)
        assert [(run.report, run.edition) for run in printing.runs(ctx)] == [
            ("wristbands", "restricted")
        ]
    text = whole(done.printed.pdf)
    assert not [row.surname for row in rows if row.surname in text]
    assert all(f"{row.number}{row.labels[0].letters}" in text for row in rows)


def test_one_person_by_number_or_by_arrival_on_a_free_place(morning: Morning) -> None:
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        by_number = made(ctx, morning, LabelOrder(STICKER, start=24, number=7))
        came = arrivals.mark_arrived(ctx, morning.stage, _line(ctx, morning, 7)).value
        by_arrival = made(ctx, morning, LabelOrder(STICKER, start=3, arrival=came.arrival))
    assert (by_number.count, by_number.next_place) == (1, 1)
    assert by_arrival.next_place == 4
    assert whole(by_number.printed.pdf) == whole(by_arrival.printed.pdf)


def test_a_run_is_registered_and_printed_again_byte_for_byte(morning: Morning) -> None:
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        first = made(ctx, morning, LabelOrder(STICKER, number=7)).printed
        second = made(ctx, morning, LabelOrder(STICKER, number=7)).printed
        again = printing.again(ctx, first.run)
        assert [(r.run, r.report, r.edition, r.copy) for r in printing.runs(ctx)] == [
            (1, "stickers", "named", 1),
            (2, "stickers", "named", 2),
        ]
    assert again == first
    assert second.run == 2


def test_a_label_of_one_person_is_noted_as_a_look_at_them(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        came = arrivals.mark_arrived(ctx, morning.stage, _line(ctx, morning, 7)).value
        noted: list[access_log.Access] = []
        monkeypatch.setattr(ctx.register.access_log, "note", noted.append)
        made(ctx, morning, LabelOrder(STICKER, number=7))
        made(ctx, morning, LabelOrder(STICKER))
    looks = [(look.subject, look.detail) for look in noted if look.what == "print"]
    assert looks == [(came.person, "stickers"), (morning.stage, "stickers")]


@pytest.mark.parametrize(
    ("order", "error"),
    [
        (LabelOrder(STICKER, start=0), NoSuchPlace),
        (LabelOrder(STICKER, start=25), NoSuchPlace),
        (LabelOrder(WRISTBAND, start=9), NoSuchPlace),
        (LabelOrder(STICKER, number=PEOPLE + 50), NotFound),
    ],
)
def test_what_cannot_be_set_registers_no_run(
    morning: Morning, order: LabelOrder, error: type[Exception]
) -> None:
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        with pytest.raises(error):
            made(ctx, morning, order)
        assert printing.runs(ctx) == ()


def test_people_without_a_plain_number_are_counted_and_never_guessed(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"1": (), "2": (), "3": (LabelNumber(4, morning.stage),)}
    monkeypatch.setattr(
        labels,
        "desk_of",
        lambda view, stage: tuple(
            replace(row, labels=given.get(row.number, row.labels)) for row in desk_of(view, stage)
        ),
    )
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        done = made(ctx, morning, LabelOrder(STICKER))
        assert (done.count, done.left_out) == (PEOPLE - 2, 2)
        with pytest.raises(SeveralMatch):
            made(ctx, morning, LabelOrder(STICKER, number=4))
        came = arrivals.mark_arrived(ctx, morning.stage, _line(ctx, morning, 1)).value
        with pytest.raises(NoPlainNumber):
            made(ctx, morning, LabelOrder(STICKER, arrival=came.arrival))


@pytest.mark.parametrize("role", list(Role))
def test_labels_are_for_who_may_print(morning: Morning, role: Role) -> None:
    may = role in {Role.FIELD_OFFICER, Role.SUPERVISOR}
    with morning.founded.opened(role) as ctx:
        if may:
            assert made(ctx, morning, LabelOrder(WRISTBAND, number=1)).count == 1
            return
        with pytest.raises(NotAllowed):
            made(ctx, morning, LabelOrder(WRISTBAND, number=1))


def _line(ctx: Context, morning: Morning, number: int) -> LineId:
    line = morning.row(ctx, number).line
    assert line is not None
    return line


def test_a_label_of_an_earlier_list_stays_its_persons(morning: Morning) -> None:
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        before = {row.line: row for row in arrivals.desk(ctx, morning.stage)}
        lists.take_in(ctx, morning.stage, *_renumbered(morning))
        after = {row.line: row for row in arrivals.desk(ctx, morning.stage) if row.line in before}
        stranger = arrivals.add_unexpected(ctx, morning.stage, STRANGER).value
        rows = arrivals.desk(ctx, morning.stage)
    moved = [line for line in after if after[line].number != before[line].number]
    assert len(moved) > PEOPLE // 2
    for line, row in after.items():
        assert row.labels[0] != before[line].labels[0]
        assert row.labels[1] == before[line].labels[0]
        assert str(row.labels[0].number) == row.number
    codes = [label.code for row in rows for label in row.labels]
    assert len(set(codes)) == len(codes)
    came = next(row for row in rows if row.arrival == stranger.arrival)
    assert came.labels == (LabelNumber(int(stranger.number), morning.stage),)


def _renumbered(morning: Morning) -> tuple[bytes, str]:
    """Return the list as it stands, its people numbered from behind."""
    book = openpyxl.load_workbook(BytesIO(list_file(morning.day, 3)[0]))
    numbers = [row[0] for row in book.active.iter_rows() if str(row[0].value).isdigit()]
    for cell, number in zip(numbers, [cell.value for cell in reversed(numbers)], strict=True):
        cell.value = number
    out = BytesIO()
    book.save(out)
    return out.getvalue(), "list-v4.xlsx"
