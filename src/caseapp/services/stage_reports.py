"""Reports of a stage: set in an edition and a language, printed, looked at beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from caseapp.domain import report_figures
from caseapp.domain.catalogue import catalogue
from caseapp.domain.compliance_build import compliance_issue
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.editions import EDITIONS, Edition, Report
from caseapp.domain.errors import FieldRefused
from caseapp.domain.ids import StageId
from caseapp.domain.masthead import Masthead
from caseapp.domain.report_figures import Figures
from caseapp.domain.roll_call import CheckInData, Imprint, StageFacts
from caseapp.domain.stage_summary import ListCounts
from caseapp.domain.stage_summary_count import summary_issue
from caseapp.domain.views import StageView
from caseapp.reports import check_in, contact_register, roll_call, stage_summary
from caseapp.reports import compliance as compliance_report
from caseapp.reports.model import Doc
from caseapp.reports.preview import Picture, picture
from caseapp.reports.render import render
from caseapp.services.casework import Case, cases
from caseapp.services.context import Context, Done
from caseapp.services.counting import counted
from caseapp.services.desk import desk_of
from caseapp.services.earlier_issues import earlier
from caseapp.services.printing import (
    Order,
    Printed,
    imprint_of,
    permission_of,
    set_and_kept,
    stage_view,
)
from caseapp.services.register_facts import register_facts
from caseapp.services.roll_call_facts import roll_call_facts
from caseapp.storage.queries.stages import View
from caseapp.text.words import Lang, Words

_ACTS: Mapping[Report, str] = {
    Report.CONTACT_REGISTER: "print_named_report",
    Report.COMPLIANCE: "print_compliance",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report in an edition and a language."""

    report: Report
    edition: Edition
    lang: Lang


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the facts of a report come from: one view of the register, at one moment."""

    ctx: Context
    view: View
    stage: StageView
    masthead: Masthead
    edition: Edition

    @property
    def facts(self) -> StageFacts:
        return self.masthead.stage

    def cases(self) -> tuple[Case, ...]:
        return cases(self.view, self.stage.id, self.masthead.cut_off)


Build = Callable[[Imprint, Words], Doc]


@dataclass(frozen=True, slots=True)
class _Made:
    """A report that waits for its imprint, its figures, and what is kept of it for the next issue."""

    build: Build
    figures: Figures | None = None
    issue: Issue | None = None


def wanted(report: Report, lang: Lang, edition: str | None = None) -> Wanted:
    """Return a report in the edition of this name, by default in its first.

    Raises:
        FieldRefused: the report has no such edition.
    """
    if edition is None:
        return Wanted(report, EDITIONS[report][0], lang)
    found = [one for one in EDITIONS[report] if one.value == edition]
    if not found:
        raise FieldRefused("edition", "unknown")
    return Wanted(report, found[0], lang)


def print_report(ctx: Context, stage: StageId, order: Wanted) -> Done[Printed]:
    """Set a report, seal it and enter it into the register of printed reports.

    Raises:
        NotAllowed: the roles do not include this report.
        NumbersDisclose: there are so few people that nothing may be printed of them.
    """
    ctx.require(permission_of(order.report))
    cut_off = ctx.now()
    with ctx.register.read() as view:
        imprint = imprint_of(ctx, view, stage, order.report)
        made = _made(ctx, view, stage, order, imprint, cut_off)
    words = Words(order.lang)
    done = set_and_kept(
        ctx,
        Order(
            stage,
            order.report.value,
            order.edition.value,
            order.lang,
            cut_off,
            imprint,
            act=_ACTS.get(order.report, "print_report"),
            issue=made.issue,
        ),
        lambda imprint: made.build(imprint, words),
    )
    return Done(replace(done.value, figures=made.figures), done.touched)


def preview(ctx: Context, stage: StageId, order: Wanted) -> bytes:
    """Return a report as PDF to be looked at; nothing is entered anywhere but into the log of looks.

    Raises:
        NotAllowed: the roles do not include this report.
        NumbersDisclose: there are so few people that nothing may be printed of them.
    """
    ctx.require(permission_of(order.report))
    ctx.register.looked("preview", stage, order.report)
    with ctx.register.read() as view:
        imprint = replace(imprint_of(ctx, view, stage, order.report), preview=True)
        made = _made(ctx, view, stage, order, imprint, ctx.now())
    return render(made.build(imprint, Words(order.lang)))


def page_of(pdf: bytes, page: int, width: int) -> Picture:
    """Return a page of a sheet as dots, to be shown on the screen."""
    return picture(pdf, page, width)


def _made(
    ctx: Context,
    view: View,
    stage: StageId,
    order: Wanted,
    imprint: Imprint,
    cut_off: datetime,
) -> _Made:
    shown = stage_view(ctx, stage)
    facts = StageFacts(shown.number, shown.title, shown.date, shown.site)
    before = earlier(ctx, view, stage, order.report, order.edition)
    source = _Source(ctx, view, shown, Masthead(facts, cut_off, imprint, before), order.edition)
    return _MAKERS[order.report](source)


def _roll_call(source: _Source) -> _Made:
    head = source.masthead
    data = roll_call_facts(source.view, source.stage, head.imprint, head.cut_off)
    return _Made(lambda imprint, tr: roll_call.build(replace(data, imprint=imprint), tr))


def _check_in(source: _Source) -> _Made:
    head = source.masthead

    def build(imprint: Imprint, tr: Words) -> Doc:
        return check_in.build(CheckInData(head.stage, head.cut_off, imprint), tr)

    return _Made(build)


def _stage_summary(source: _Source) -> _Made:
    head = source.masthead
    listed = roll_call_facts(source.view, source.stage, head.imprint, head.cut_off).totals
    lists = ListCounts(listed.listed, listed.awaited, listed.absent, listed.unexpected)
    data, issue = summary_issue(counted(source.cases()), lists, source.edition, head)
    return _Made(
        lambda imprint, tr: stage_summary.build(replace(data, imprint=imprint), tr),
        report_figures.of_summary(data),
        issue,
    )


def _compliance(source: _Source) -> _Made:
    people = counted(source.cases())
    data, issue = compliance_issue(people, catalogue(), source.edition, source.masthead)
    return _Made(
        lambda imprint, tr: compliance_report.build(replace(data, imprint=imprint), tr),
        report_figures.of_compliance(data),
        issue,
    )


def _contact_register(source: _Source) -> _Made:
    head = source.masthead
    numbers = {row.line: row.number for row in desk_of(source.view, source.stage.id) if row.line}
    data = register_facts(source.cases(), numbers, head.stage, head.cut_off, head.imprint)
    return _Made(
        lambda imprint, tr: contact_register.build(replace(data, imprint=imprint), tr),
        report_figures.of_register(data),
    )


_MAKERS: Mapping[Report, Callable[[_Source], _Made]] = {
    Report.ROLL_CALL: _roll_call,
    Report.CHECK_IN: _check_in,
    Report.STAGE_SUMMARY: _stage_summary,
    Report.CONTACT_REGISTER: _contact_register,
    Report.COMPLIANCE: _compliance,
}
