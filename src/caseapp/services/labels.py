"""Labels for people: stickers with their names, wristbands without."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.coded import EntryState
from caseapp.domain.dates import Precision
from caseapp.domain.errors import NotFound, SeveralMatch
from caseapp.domain.ids import ArrivalId, StageId
from caseapp.domain.labels import PLACES, LabelKind, StickerData, StickerRow, WristbandData
from caseapp.domain.roll_call import Imprint, StageFacts
from caseapp.domain.views import DeskRow, StageView
from caseapp.domain.wristband_errors import NoPlainNumber, NoSuchPlace
from caseapp.reports import stickers, wristbands
from caseapp.reports.label_model import LabelSheets
from caseapp.services.context import Context, Done
from caseapp.services.desk import desk_of
from caseapp.services.printing import Order, Printed, imprint_of, set_and_kept, stage_view
from caseapp.text.words import Lang, Words

REPORTS = {LabelKind.STICKER: "stickers", LabelKind.WRISTBAND: "wristbands"}


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """Which labels, and the place of the first on a sheet of which some may be used up (1 is the first).

    Without ``number`` or ``arrival``: everybody who has arrived or is awaited, by their numbers, so that
    wristbands can lie ready before the buses come.
    """

    kind: LabelKind
    start: int = 1
    number: int | None = None
    arrival: ArrivalId | None = None


@dataclass(frozen=True, slots=True)
class PrintedLabels:
    """``count`` labels were set; ``left_out`` people have no plain number and so no label.

    ``next_place`` is where the next label goes on the last sheet, 1 where a new one is needed.
    """

    printed: Printed
    count: int
    left_out: int
    next_place: int


def labels(ctx: Context, stage: StageId, lang: Lang, order: LabelOrder) -> Done[PrintedLabels]:
    """Print labels of one person or of everybody at a stage.

    Raises:
        NoSuchPlace: the sheet has no such place.
        NotFound: nobody bears the number, or the arrival is not of this stage.
        SeveralMatch: two people bear the number; choose one of them at the desk.
        NoPlainNumber: no label can be made of the number.
    """
    ctx.require(Permission.PRINT_ROLL_CALL)
    places = PLACES[order.kind]
    if not 1 <= order.start <= places:
        raise NoSuchPlace(places)
    report, cut_off = REPORTS[order.kind], ctx.now()
    with ctx.register.read() as view:
        imprint = imprint_of(ctx, view, stage, report)
        chosen = _chosen(desk_of(view, stage), order)
    numbered = sorted((row for row in chosen if row.labels), key=lambda row: row.labels[0].number)
    if not numbered:
        raise NoPlainNumber
    edition = stickers.EDITION if order.kind is LabelKind.STICKER else wristbands.EDITION
    done = set_and_kept(
        ctx,
        Order(stage, report, edition, lang, cut_off, imprint, _about(chosen, order)),
        partial(_built, stage_view(ctx, stage), order, numbered, Words(lang), cut_off),
    )
    count = len(numbered)
    after = (order.start - 1 + count) % places + 1
    made = PrintedLabels(done.value, count, len(chosen) - count, after)
    return Done(made, done.touched)


def _chosen(rows: tuple[DeskRow, ...], order: LabelOrder) -> list[DeskRow]:
    if order.arrival is not None:
        chosen = [row for row in rows if row.arrival == order.arrival]
    elif order.number is not None:
        chosen = [row for row in rows if row.labels and row.labels[0].number == order.number]
    else:
        return [row for row in rows if row.state is not EntryState.NOT_ARRIVED]
    if not chosen:
        raise NotFound("entry")
    if len(chosen) > 1:
        raise SeveralMatch(len(chosen))
    return chosen


def _about(chosen: list[DeskRow], order: LabelOrder) -> UUID | None:
    if order.arrival is None and order.number is None:
        return None
    return chosen[0].person or chosen[0].line


def _built(
    stage: StageView,
    order: LabelOrder,
    people: list[DeskRow],
    tr: Words,
    cut_off: datetime,
    imprint: Imprint,
) -> LabelSheets:
    facts = StageFacts(stage.number, stage.title, stage.date, stage.site)
    if order.kind is LabelKind.WRISTBAND:
        numbers = tuple(row.labels[0] for row in people)
        data = WristbandData(facts, cut_off, imprint, order.start, numbers)
        return wristbands.build(data, tr)
    rows = tuple(StickerRow(row.labels[0], _short_name(row), _year(row)) for row in people)
    return stickers.build(StickerData(facts, cut_off, imprint, order.start, rows), tr)


def _short_name(row: DeskRow) -> str:
    initials = (f"{name[0]}." for name in (row.given.strip(), row.patronymic.strip()) if name)
    return f"{row.surname} {''.join(initials)}".strip()


def _year(row: DeskRow) -> str:
    if row.birth is None:
        return ""
    about = "≈" if row.birth.precision is Precision.ABOUT else ""
    return f"{about}{row.birth.value.year:04d}" + (" ?" if row.birth_doubtful else "")
