"""The use cases of paper, bound to one open register."""

from functools import partial
from pathlib import Path

from caseapp.domain.access import Permission
from caseapp.domain.ids import StageId
from caseapp.domain.labels import LabelKind
from caseapp.services import labels, outlets, printing
from caseapp.services.context import Context, Done
from caseapp.services.labels import LabelOrder
from caseapp.services.printing import Printed
from caseapp.text.words import Lang
from caseapp.ui.arrivals.services import LabelServices, LabelWanted, SetLabel
from caseapp.ui.reports.services import ReportServices, Sheet


def report_services(ctx: Context) -> ReportServices:
    """Return the use cases of printing."""

    def roll_call(stage: StageId, lang: Lang) -> Done[Sheet]:
        return _sheet(printing.roll_call(ctx, stage, lang))

    def check_in(stage: StageId, lang: Lang) -> Done[Sheet]:
        return _sheet(printing.check_in_sheet(ctx, stage, lang))

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
        roll_call=roll_call,
        check_in_sheet=check_in,
        labels=labels_of,
        again=again,
        runs=partial(printing.runs, ctx),
        require_writable=outlets.require_writable,
        keep=keep,
        spool=lambda sheet: outlets.spool(Printed(sheet.run, sheet.pdf)),
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


def _sheet(done: Done[Printed]) -> Done[Sheet]:
    return Done(Sheet(done.value.run, done.value.pdf), done.touched)
