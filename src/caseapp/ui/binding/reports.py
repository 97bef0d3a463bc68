"""The use cases of paper, bound to one open register."""

from functools import partial
from pathlib import Path

from caseapp.domain.ids import StageId
from caseapp.services import outlets, printing
from caseapp.services.context import Context, Done
from caseapp.services.printing import Printed
from caseapp.text.words import Lang
from caseapp.ui.reports.services import ReportServices, Sheet


def report_services(ctx: Context) -> ReportServices:
    """Return the use cases of printing."""

    def roll_call(stage: StageId, lang: Lang) -> Done[Sheet]:
        return _sheet(printing.roll_call(ctx, stage, lang))

    def check_in(stage: StageId, lang: Lang) -> Done[Sheet]:
        return _sheet(printing.check_in_sheet(ctx, stage, lang))

    def again(run: int) -> Sheet:
        made = printing.again(ctx, run)
        return Sheet(made.run, made.pdf)

    def keep(sheet: Sheet, place: Path) -> None:
        outlets.keep(Printed(sheet.run, sheet.pdf), place)

    return ReportServices(
        roll_call=roll_call,
        check_in_sheet=check_in,
        again=again,
        runs=partial(printing.runs, ctx),
        require_writable=outlets.require_writable,
        keep=keep,
        spool=lambda sheet: outlets.spool(Printed(sheet.run, sheet.pdf)),
        has_printer=outlets.has_printer(),
    )


def _sheet(done: Done[Printed]) -> Done[Sheet]:
    return Done(Sheet(done.value.run, done.value.pdf), done.touched)
