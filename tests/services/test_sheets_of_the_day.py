"""Three sheets of the invented day together: every total that the rule lets stand, and a sign for each other.

The totals are those that were made with the day. What may stand is worked out here, from the rule alone:
a number below k is "<k", and where its sum would give it away the smallest number beside it that leaves
it room is "…". The figures that leave as JSON and the text of the PDF must both agree with that.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from caseapp.domain.access import Role
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.editions import THRESHOLDS, Edition, Report
from caseapp.domain.ids import StageId
from caseapp.domain.interviews import InterviewResult
from caseapp.domain.stage_summary import ContactResult
from caseapp.services import arrivals, checking, figures, printing, stage_reports, stages
from caseapp.services.context import Context
from caseapp.services.day.replay import replay
from caseapp.text.labels import label
from caseapp.text.words import Lang, Words
from days import invented_day, shared
from registers import Founded
from reports.pages import squeezed, whole

EN = Words(Lang.EN)
Row = Mapping[str, int]
OTHERS = ("DOES_NOT_KNOW", "DECLINED", "POSTPONED", "NOT_ASKED")


def test_the_day_gives_its_totals_and_its_sheets_hold_each_or_its_sign(founded: Founded) -> None:
    """One replay for both: it is what costs."""
    day = invented_day()
    with founded.opened(Role.SUPERVISOR) as ctx:
        told = list[tuple[str, int]]()
        replay(ctx, day.folder, lambda file, row: told.append((file, row)))
        assert len(told) == len(set(told)) == day.rows
        chosen = stages.chosen(ctx)
        stage = chosen.id
        assert (chosen.title, chosen.site) == ("етап 2", "")
        assert shared(figures.figures(ctx, stage), day.totals) == day.totals
        assert checking.check(ctx).clean
        the_roll_call_names_everybody(ctx, stage)
        the_register_holds(day.totals, *sheet(ctx, stage, Report.CONTACT_REGISTER, Edition.NAMED))
        for edition in (Edition.RESTRICTED, Edition.PUBLIC):
            summary = sheet(ctx, stage, Report.STAGE_SUMMARY, edition)
            the_summary_holds(day.totals, edition, *summary)
            the_report_holds(day.totals, edition, *sheet(ctx, stage, Report.COMPLIANCE, edition))


def the_roll_call_names_everybody(ctx: Context, stage: StageId) -> None:
    text = whole(printing.roll_call(ctx, stage, Lang.UK).value.pdf)
    for row in arrivals.desk(ctx, stage):
        assert squeezed(row.name) in text, "a name is missing on paper"
        assert row.number in text


def sheet(ctx: Context, stage: StageId, report: Report, edition: Edition) -> tuple[Any, str]:
    order = stage_reports.wanted(report, Lang.EN, edition.value)
    printed = stage_reports.print_report(ctx, stage, order).value
    return printed.figures, whole(printed.pdf)


def the_register_holds(totals: Any, figures: Any, text: str) -> None:
    contact = totals["contact"]
    people = {key: count for key, count in contact.items() if key != "attempts"}
    terms = {
        "Offered": sum(people.values()),
        "Reached": contact["reached"],
        "Not reached": contact["not_reached"],
        "Declined": contact["declined"],
        "Put off": contact["deferred"],
        "Attempts": contact["attempts"],
        "Not to be called": totals["unsafe_relatives"],
    }
    for term, count in terms.items():
        assert squeezed(f"{count} {term}") in text, term
    assert contact.items() <= figures.items()
    assert figures["offered"] == totals["arrived"] == figures["arrived"]
    assert figures["unsafe_relatives"] == totals["unsafe_relatives"]
    assert squeezed(f"Does not wish to call · {contact['declined']}") in text


def the_summary_holds(totals: Any, edition: Edition, figures: Any, text: str) -> None:
    k, arrived = THRESHOLDS[edition], totals["arrived"]
    topics = {
        "triage": totals["triage"],
        "destination": totals["destinations"],
        "contact": {key: n for key, n in totals["contact"].items() if key != "attempts"},
        "interview": totals["interviews"],
    }
    for topic, row in topics.items():
        assert figures["topics"][topic].keys() == row.keys()
        for code, sign in signs(figures["topics"][topic], row, k).items():
            assert f"{sign}of{arrived}" in text, (topic, code)
    for kind, words in ((ContactResult, topics["contact"]), (InterviewResult, topics["interview"])):
        for code, sign in signs(figures["topics"][_topic(kind)], words, k).items():
            assert squeezed(f"{label(kind(code), EN)} {sign} of {arrived}") in text, code
    assert squeezed(f"{totals['contact']['attempts']} attempts were made") in text
    for purpose, row in totals["consents"].items():
        shown = signs(figures["consents"][purpose], row, k)
        assert list(shown) == ["given", "refused", "withdrawn", "not_asked"]
        assert squeezed(label(Purpose(purpose), EN) + "".join(shown.values())) in text, purpose
    head = "".join(label(ConsentState(state.upper()), EN) for state in shown)
    assert squeezed(head) in text
    assert figures["consents"]["PROS_UA"]["withdrawn"] is None
    no_group_of_three(totals, text)
    the_lists_stand(totals, edition, figures["lists"], text)


def _topic(kind: type[ContactResult | InterviewResult]) -> str:
    return "contact" if kind is ContactResult else "interview"


def no_group_of_three(totals: Any, text: str) -> None:
    assert squeezed("Categories merged") in text
    assert str(totals["arrived_by_category"]["POW"]) not in text


def the_lists_stand(totals: Any, edition: Edition, lists: Any, text: str) -> None:
    if edition is Edition.PUBLIC:
        assert lists is None
        assert squeezed("Not on the list") not in text
        return
    for term, count in (
        ("Listed", totals["listed"]),
        ("Arrived", totals["arrived"]),
        ("Not on the list", totals["unexpected"]),
    ):
        assert squeezed(f"{count} {term}") in text, term
    assert lists["awaited"] + lists["absent"] == totals["not_arrived"]
    for count, term in ((lists["awaited"], "Awaited"), (lists["absent"], "Did not arrive")):
        assert squeezed(f"{count} {term}") in text, term


def the_report_holds(totals: Any, edition: Edition, figures: Any, text: str) -> None:
    k, arrived, held = THRESHOLDS[edition], totals["arrived"], totals["interviews"]
    took_part = {
        "counted": held["completed"] + held["partial"],
        "declined": held["declined"],
        "unfit": held["not_offered_unfit"],
        "no_time": held["not_offered_no_time"],
        "no_consent": 0,
        "not_yet": 0,
    }
    for code, sign in signs(figures["took_part"], took_part, k).items():
        assert f"{sign}of{arrived}" in text, code
    for code, stored in totals["answers"].items():
        line = figures["checks"][code]
        answered = {key: stored.get(key, 0) for key in ("RESPECTED", "PARTLY", "NOT_RESPECTED")}
        rest = {key: stored.get(key, 0) for key in OTHERS[:-1]}
        rest["NOT_ASKED"] = arrived - sum(stored.values())
        base = {"A": arrived, "N": sum(answered.values())}
        assert {"A": line["A"], "N": line["N"]} == base, code
        of_n = signs({key: line["states"][key] for key in answered}, answered, k)
        of_a = signs({key: line["states"][key] for key in OTHERS}, rest, k)
        assert squeezed(f"{code} {base['A']} {base['N']} {''.join(of_a.values())} 0") in text, code
        rates = zip(of_n.values(), line["rates"].values(), strict=True)
        said = "".join(f"{sign}{rate:.1f}%" for sign, rate in rates)
        assert f"{base['N']}of{base['A']}{line['coverage']:.1f}%{said}" in text, code


def signs(printed: Mapping[str, int | None], row: Row, k: int) -> dict[str, str]:
    """Return what stands for each number of a row whose sum is printed, having looked that it should."""
    small = {code for code, count in row.items() if 0 < count < k}
    room = sum(k - 1 - row[code] for code in small)
    able = [n for n in row.values() if n >= k + room] or [n for n in row.values() if n >= k]
    found = {}
    for code, count in row.items():
        if code in small:
            assert printed[code] is None, code
            found[code] = f"<{k}"
        elif printed[code] is None:
            assert small, f"{code} is hidden for nobody's sake"
            assert count == min(able), f"{code} is not the smallest that leaves room"
            found[code] = "…"
        else:
            assert printed[code] == count, code
            found[code] = str(count)
    assert len(small) != 1 or "…" in found.values()
    return {code: found[code] for code in printed if code in found}


@pytest.mark.parametrize(
    "printed",
    [
        {"a": 1, "b": 52, "c": 186},  # a small number stands
        {"a": None, "b": 52, "c": 186},  # it could be subtracted
        {"a": None, "b": 52, "c": None},  # more was hidden than had to be
        {"a": None, "b": None, "c": 185},  # a wrong number
    ],
)
def test_a_sheet_that_breaks_the_rule_would_be_noticed(printed: Mapping[str, int | None]) -> None:
    row = {"a": 1, "b": 52, "c": 186}
    assert signs({"a": None, "b": None, "c": 186}, row, 5) == {"a": "<5", "b": "…", "c": "186"}
    with pytest.raises(AssertionError):
        signs(printed, row, 5)
