"""The numbers of a report as data: the very ones that are printed, hidden ones as None.

They are taken from the frozen data that the paper is drawn from, so they cannot say more than it does.
Rates are per cent with one decimal.
"""

from collections.abc import Mapping
from typing import Any

from caseapp.domain.answers import AnswerState
from caseapp.domain.compliance_report import Breakdown, CheckLine, ComplianceData, GroupLine
from caseapp.domain.contact_register import RegisterData
from caseapp.domain.editions import Edition, Report
from caseapp.domain.printed_numbers import Share
from caseapp.domain.stage_summary import SummaryData

Figures = Mapping[str, Any]
"""JSON: objects by codes, whole numbers, rates, None."""

_RATED = (AnswerState.RESPECTED, AnswerState.PARTLY, AnswerState.NOT_RESPECTED)


def of_compliance(data: ComplianceData) -> Figures:
    """Return the numbers of a compliance report."""
    return {
        **_head(Report.COMPLIANCE, data.edition, data.threshold),
        "arrived": data.base.number,
        "took_part": {kind.value: share.part.number for kind, share in data.took_part},
        "took_part_rates": {kind.value: _rate(share) for kind, share in data.took_part},
        "completed": data.completed.number,
        "partial": data.partial.number,
        "checks": {line.code: _check(line) for line in data.checks},
        "breakdowns": {one.dimension.value: _breakdown(one) for one in data.breakdowns},
        "grave": {code: shown.number for code, shown in data.grave},
        "wish_to_talk": {
            "not_asked" if wish is None else wish.value: shown.number for wish, shown in data.wishes
        },
        "hidden": data.hidden,
    }


def of_summary(data: SummaryData) -> Figures:
    """Return the numbers of a stage summary."""
    lists = data.lists
    return {
        **_head(Report.STAGE_SUMMARY, data.edition, data.threshold),
        "arrived": data.arrived.number,
        "lists": None
        if lists is None
        else {
            "listed": lists.listed,
            "awaited": lists.awaited,
            "absent": lists.absent,
            "unexpected": lists.unexpected,
        },
        "attempts": data.attempts,
        "in_need": data.in_need.number,
        "topics": {
            tally.topic.value: {line.code: line.share.part.number for line in tally.lines}
            for tally in data.tallies
        },
        "rates": {
            tally.topic.value: {line.code: _rate(line.share) for line in tally.lines}
            for tally in data.tallies
        },
        "consents": {
            line.purpose.value: {state.value.lower(): shown.number for state, shown in line.states}
            for line in data.consents
        },
        "spreads": {
            spread.what.value: {
                "least": spread.least,
                "median": spread.median,
                "most": spread.most,
            }
            for spread in data.spreads
        },
        "hidden": data.hidden,
    }


def of_register(data: RegisterData) -> Figures:
    """Return the numbers of a contact register; it has the named edition only, and hides none."""
    totals = data.totals
    return {
        "report": Report.CONTACT_REGISTER.value,
        "edition": Edition.NAMED.value,
        "arrived": totals.arrived,
        "offered": totals.offered,
        "reached": totals.reached,
        "not_reached": totals.not_reached,
        "declined": totals.declined,
        "deferred": totals.deferred,
        "attempts": totals.attempts,
        "unsafe_relatives": totals.unsafe,
    }


def _head(report: Report, edition: Edition, threshold: int) -> dict[str, Any]:
    return {"report": report.value, "edition": edition.value, "threshold": threshold}


def _check(line: CheckLine) -> dict[str, Any]:
    return {
        "A": line.applicable.number,
        "N": line.answered.number,
        "states": {state.value: shown.number for state, shown in line.states},
        "rates": {
            state.value: _rate(share) for state, share in zip(_RATED, line.rates, strict=True)
        },
        "coverage": _rate(line.coverage),
    }


def _breakdown(one: Breakdown) -> dict[str, Any]:
    return {
        "merged": one.merged,
        "groups": {_key(line): _group(line, one) for line in one.lines},
    }


def _key(line: GroupLine) -> str:
    return f"region {line.name}" if line.region else line.name


def _group(line: GroupLine, one: Breakdown) -> dict[str, Any]:
    return {
        "people": line.people.number,
        "counted": line.counted.number,
        "checks": {
            code: {
                "N": share.base.number,
                "partly_or_not": share.part.number,
                "rate": _rate(share),
            }
            for code, share in zip(one.codes, line.shares, strict=False)
        },
    }


def _rate(share: Share) -> float | None:
    return None if share.permille is None else share.permille / 10
