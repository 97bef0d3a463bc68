"""The use cases of paper, bound to one open register."""

from functools import partial
from pathlib import Path

from caseapp.domain.access import Permission
from caseapp.domain.ids import StageId
from caseapp.domain.labels import LabelKind
from caseapp.services import labels, outlets, printing, stage_reports
from caseapp.services.context import Context, Done
from caseapp.services.labels import LabelOrder
from caseapp.services.printing import Printed
from caseapp.text.words import Lang
from caseapp.ui.arrivals.services import LabelServices, LabelWanted, SetLabel
from caseapp.ui.reports.services import Picture, ReportServices, Sheet, Wanted


def report_services(ctx: Context) -> ReportServices:
    """Return the use cases of printing."""

    def report(stage: StageId, wanted: Wanted) -> Done[Sheet]:
        return _sheet(stage_reports.print_report(ctx, stage, _order(wanted)))

    def preview(stage: StageId, wanted: Wanted) -> bytes:
        return stage_reports.preview(ctx, stage, _order(wanted))

    def picture(pdf: bytes, page: int, width: int) -> Picture:
        shown = stage_reports.page_of(pdf, page, width)
        return Picture(shown.width, shown.height, shown.stride, shown.dots, shown.pages)

    def labels_of(kind: LabelKind, stage: StageId, lang: Lang, start: int) -> Done[Sheet]:
        done = labels.labels(ctx, stage, lang, LabelOrder(kind, start))
        made = done.value.printed
        return Done(Sheet(made.run, made.pdf, done.value.left_out), done.touched)

    def again(run: int) -> Sheet:
        made = printing.again(ctx, run)
        return Sheet(made.run, made.pdf)

    def keep(sheet: Sheet, place: Path) -> None:
        outlets.keep(Printed(sheet.run, sheet.pdf), place)

    return ReportServices(
        report=report,
        preview=preview,
        picture=picture,
        labels=labels_of,
        again=again,
        runs=partial(printing.runs, ctx),
        require_writable=outlets.require_writable,
        keep=keep,
        printers=outlets.printers,
        spool=lambda sheet, job: outlets.spool(Printed(sheet.run, sheet.pdf), wanted=job),
        has_printer=outlets.has_printer(),
    )


def label_services(ctx: Context) -> LabelServices | None:
    """Return how the desk prints a label; None where it cannot."""
    if not (outlets.has_printer() and ctx.actor.may(Permission.PRINT_ROLL_CALL)):
        return None

    def set_label(wanted: LabelWanted) -> Done[SetLabel]:
        order = LabelOrder(LabelKind.STICKER, wanted.place, arrival=wanted.arrival)
        done = labels.labels(ctx, wanted.stage, wanted.lang, order)
        made = done.value.printed
        return Done(SetLabel(made.run, done.value.next_place, made.pdf), done.touched)

    return LabelServices(set_label, lambda label: outlets.spool(Printed(label.run, label.pdf)))


def _order(wanted: Wanted) -> stage_reports.Wanted:
    edition = wanted.edition.value if wanted.edition else None
    return stage_reports.wanted(wanted.report, wanted.lang, edition)


def _sheet(done: Done[Printed]) -> Done[Sheet]:
    return Done(Sheet(done.value.run, done.value.pdf), done.touched)
