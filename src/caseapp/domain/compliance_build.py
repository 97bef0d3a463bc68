"""From the people of a stage to the frozen report: counted, suppressed, laid into lines."""

from collections.abc import Sequence
from dataclasses import replace

from caseapp.domain import compliance_count as count
from caseapp.domain.answers import AnswerState
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.compliance_groups import Grouping, by_category, by_place, by_year
from caseapp.domain.compliance_report import (
    Breakdown,
    CheckLine,
    ComplianceData,
    GroupLine,
    Participation,
)
from caseapp.domain.counted import Counted
from caseapp.domain.disclosure.derived import RATE_BASE
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.editions import THRESHOLDS, Edition
from caseapp.domain.interviews import InterviewResult
from caseapp.domain.masthead import Masthead
from caseapp.domain.printed_numbers import Cells, Numbers


def compliance(
    people: Sequence[Counted], catalogue: Catalogue, edition: Edition, masthead: Masthead
) -> ComplianceData:
    """Return the report of a stage in the restricted or the public edition.

    Raises:
        KeyError: the edition has no threshold, so it is not one of counts.
        NumbersDisclose: a number could be calculated even if all others were withheld.
    """
    return compliance_issue(people, catalogue, edition, masthead)[0]


def compliance_issue(
    people: Sequence[Counted], catalogue: Catalogue, edition: Edition, masthead: Masthead
) -> tuple[ComplianceData, Issue]:
    """Return the report, and what is to be kept of it for the next issue."""
    cells, told, groupings = prepared(people, catalogue, edition)
    numbers = cells.numbers(THRESHOLDS[edition], masthead.earlier.told)
    public = edition is Edition.PUBLIC
    data = ComplianceData(
        stage=masthead.stage,
        cut_off=masthead.cut_off,
        imprint=masthead.imprint,
        edition=edition,
        threshold=THRESHOLDS[edition],
        catalogue=catalogue.version,
        base=numbers.shown(count.ARRIVED),
        took_part=tuple(
            (kind, numbers.share(("took part", kind.value), count.ARRIVED))
            for kind in Participation
        ),
        completed=numbers.shown(("interview", InterviewResult.COMPLETED.value)),
        partial=numbers.shown(("interview", InterviewResult.PARTIAL.value)),
        checks=tuple(_line(numbers, check.code) for check in told.asked),
        unasked=told.unasked,
        left_out=told.left_out,
        breakdowns=tuple(_breakdown(numbers, grouping) for grouping in groupings),
        grave=()
        if public
        else tuple((code, numbers.shown(("grave", code))) for code in count.grave_accounts(told)),
        wishes=tuple((wish, numbers.shown(count.wish_cell(wish))) for wish in count.WISHES),
        hidden=numbers.hidden,
        compared=masthead.compared(numbers.hidden_since),
    )
    return data, numbers.issue


def prepared(
    people: Sequence[Counted], catalogue: Catalogue, edition: Edition
) -> tuple[Cells, count.Accounts, tuple[Grouping, ...]]:
    """Return the cells of the report before suppression, and what they are made of."""
    k, public = THRESHOLDS[edition], edition is Edition.PUBLIC
    told = count.accounts(people, catalogue, k)
    plain = (by_place(people, k, regions=public), by_year(people, k), by_category(people, k))
    groupings = plain if public else tuple(_broken_down(told, grouping) for grouping in plain)
    return count.gather(told, groupings, public=public), told, groupings


def _broken_down(told: count.Accounts, grouping: Grouping) -> Grouping:
    """Give a grouping the checks that enough people answered for all its groups.

    Of a check that few answered, breaking down would cost its totals: every group would be small, and
    what hides them is taken from the sums.
    """
    groups = sum(group.shown for group in grouping.groups)
    enough = [
        check.code
        for check in told.core
        if groups
        and sum(state.is_in_denominator for state in told.states[check.code]) >= RATE_BASE * groups
    ]
    return replace(grouping, codes=tuple(enough))


def _line(numbers: Numbers, code: str) -> CheckLine:
    base, answered = count.check_cell(code, "A"), count.check_cell(code, "N")
    kept, partly, broken = (
        numbers.share(count.check_cell(code, state), answered) for state in count.ANSWERED
    )
    return CheckLine(
        code=code,
        applicable=numbers.shown(base),
        answered=numbers.shown(answered),
        states=tuple(
            (state, numbers.shown(count.check_cell(code, state))) for state in AnswerState
        ),
        rates=(kept, partly, broken),
        coverage=numbers.share(answered, base),
    )


def _breakdown(numbers: Numbers, grouping: Grouping) -> Breakdown:
    return Breakdown(
        dimension=grouping.dimension,
        codes=grouping.codes,
        lines=tuple(
            GroupLine(
                name=group.name,
                people=numbers.shown(grouping.cell(group, "people")),
                counted=numbers.shown(grouping.cell(group, "counted")),
                shares=tuple(
                    numbers.share(grouping.cell(group, code, "V"), grouping.cell(group, code, "N"))
                    for code in (grouping.codes if group.detailed else ())
                ),
                region=group.region,
                with_unknown=group.with_unknown,
            )
            for group in grouping.groups
            if group.shown
        ),
        merged=grouping.merged,
    )
