"""Reports of a stage through the services: what they count, who gets which, and that nothing is left over."""

import csv
import json
import shutil
import stat
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from arrived import Arrived, decide_care
from caseapp.assets import resources
from caseapp.domain.access import Role
from caseapp.domain.consents import ConsentState
from caseapp.domain.contact import Outcome
from caseapp.domain.contact_register import RegisterData, RegisterPart
from caseapp.domain.counted import Counted
from caseapp.domain.editions import EDITIONS, Edition, Report
from caseapp.domain.errors import FieldRefused, NotAllowed
from caseapp.domain.relatives import CallDraft, RelativeDraft
from caseapp.domain.roll_call import StageFacts
from caseapp.services import calls, outlets, printing, relatives, stage_reports, stages
from caseapp.services.casework import cases
from caseapp.services.context import Context
from caseapp.services.counting import counted
from caseapp.services.day.replay import replay
from caseapp.services.printing import Printed
from caseapp.services.register_facts import register_facts
from caseapp.services.stage_reports import wanted
from caseapp.text.words import Lang
from counted_day import invented
from registers import Founded
from reports.pages import squeezed, whole
from reports.sheets import CUT_OFF, IMPRINT, STAGE
from sizes import sized

PEOPLE = sized(24, 302)


def printed(ctx: Context, arrived: Arrived, report: Report, edition: str | None = None) -> Printed:
    order = wanted(report, Lang.UK, edition)
    return stage_reports.print_report(ctx, arrived.morning.stage, order).value


# What is counted.


def test_the_register_gives_the_people_that_the_recorded_day_tells_of(
    founded: Founded, tmp_path: Path
) -> None:
    keys = first_keys(PEOPLE)
    with founded.opened(Role.SUPERVISOR) as ctx:
        replay(ctx, part_of_the_day(tmp_path / "day", keys), lambda *_: None)
        (stage,) = stages.all_stages(ctx)
        with ctx.register.read() as view:
            made = counted(cases(view, stage.id, ctx.now()))
    told = dict(zip(first_keys(302), invented(), strict=True))
    assert Counter(map(seen, made)) == Counter(seen(told[key]) for key in keys)


def seen(one: Counted) -> tuple[object, ...]:
    """Return a person as far as both know them; a place lies where the gazetteer says."""
    tried = {"TRYING": "not reached", "EXHAUSTED": "not reached"}
    return (
        one.arrived_on,
        one.circumstances,
        one.force,
        one.rank,
        one.birth,
        one.captured.code if one.captured else None,
        frozenset(place.code for place in one.places),
        one.triage,
        one.destination,
        one.minimal,
        one.consented,
        tried.get(one.contact, one.contact),
        one.attempts,
        one.interview,
        tuple(sorted(one.answers.items())),
    )


def first_keys(count: int) -> list[str]:
    with (resources() / "demo" / "arrivals.csv").open(encoding="utf-8", newline="") as file:
        return [row["key"] for row in csv.DictReader(file)][:count]


def part_of_the_day(folder: Path, keys: Iterable[str]) -> Path:
    """Return a copy of the recorded day that tells of these people only."""
    kept = set(keys)
    shutil.copytree(resources() / "demo", folder)
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as source:
            reader = csv.DictReader(source)
            columns = reader.fieldnames or []
            rows = [row for row in reader if row.get("key", "") in kept]
        if "key" in columns:
            with file.open("w", encoding="utf-8", newline="") as target:
                writer = csv.DictWriter(target, columns)
                writer.writeheader()
                writer.writerows(rows)
    return folder


# Editions, and who gets them.


@pytest.mark.parametrize("report", Report)
@pytest.mark.parametrize("edition", Edition)
def test_an_edition_that_a_report_lacks_is_a_refusal(report: Report, edition: Edition) -> None:
    if edition in EDITIONS[report]:
        assert wanted(report, Lang.UK, edition.value).edition is edition
    else:
        with pytest.raises(FieldRefused):
            wanted(report, Lang.UK, edition.value)


def test_counts_are_restricted_unless_asked_otherwise() -> None:
    chosen = {report: wanted(report, Lang.UK).edition for report in Report}
    assert chosen[Report.COMPLIANCE] is chosen[Report.STAGE_SUMMARY] is Edition.RESTRICTED
    assert chosen[Report.CONTACT_REGISTER] is Edition.NAMED


def test_who_may_not_print_a_report_does_not_print_it_again_either(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        runs = {report: printed(ctx, arrived, report).run for report in Report}
    with arrived.founded.opened(Role.FIELD_OFFICER) as ctx:
        for report in (Report.CONTACT_REGISTER, Report.COMPLIANCE):
            with pytest.raises(NotAllowed):
                printing.again(ctx, runs[report])
        for report in (Report.ROLL_CALL, Report.STAGE_SUMMARY):
            assert printing.again(ctx, runs[report]).pdf.startswith(b"%PDF")


def test_a_report_of_a_newer_program_takes_the_right_to_print_names() -> None:
    assert printing.permission_of("something-new").value == "print_named"


# Runs.


@pytest.mark.parametrize("report", Report)
def test_every_report_is_registered_and_printed_again_byte_for_byte(
    arrived: Arrived, report: Report
) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        for edition in EDITIONS[report]:
            first = printed(ctx, arrived, report, edition.value)
            assert printing.again(ctx, first.run).pdf == first.pdf
            run = printing.runs(ctx)[-1]
            assert (run.report, run.edition, run.run) == (report, edition, first.run)


def test_a_preview_enters_nothing_and_carries_no_seal(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        for report in Report:
            pdf = stage_reports.preview(ctx, arrived.morning.stage, wanted(report, Lang.UK))
            assert "Перегляд" in whole(pdf)
            assert "caseapp:" not in whole(pdf)
            page = stage_reports.page_of(pdf, 0, 300)
            assert (page.width, len(page.dots)) == (300, page.stride * page.height)
        assert printing.runs(ctx) == ()
        assert "caseapp:" in whole(printed(ctx, arrived, Report.STAGE_SUMMARY).pdf)


def test_figures_leave_as_a_file_for_their_owner_alone(arrived: Arrived, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        sheet = printed(ctx, arrived, Report.COMPLIANCE)
        assert printed(ctx, arrived, Report.ROLL_CALL).figures is None
    outlets.keep_figures(sheet, file)
    kept = json.loads(file.read_text("utf-8"))
    assert kept == json.loads(json.dumps(sheet.figures))
    assert (kept["arrived"], kept["edition"]) == (2, "restricted")
    assert kept["took_part"]["not_yet"] is None  # two people are few
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


# Against the last issue.


@pytest.mark.parametrize("report", [Report.STAGE_SUMMARY, Report.COMPLIANCE])
def test_a_second_run_is_compared_with_the_first_of_its_edition(
    arrived: Arrived, report: Report
) -> None:
    compared = squeezed("Порівняно з друком")
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        first = printed(ctx, arrived, report, "restricted")
        assert compared not in whole(first.pdf)
        assert compared not in whole(printed(ctx, arrived, report, "public").pdf)
        second = printed(ctx, arrived, report, "restricted")
        assert f"{compared}№{first.run}" in whole(second.pdf)
        seen = stage_reports.preview(ctx, arrived.morning.stage, wanted(report, Lang.UK))
        assert f"{compared}№{second.run}" in whole(seen)
        assert printing.again(ctx, second.run).pdf == second.pdf


def test_a_second_run_says_so_where_the_first_is_not_here(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        first = printed(ctx, arrived, Report.STAGE_SUMMARY)
        for file in (ctx.register.folder / "attachments").rglob("*"):
            if file.is_file():
                file.unlink()
        found = whole(printed(ctx, arrived, Report.STAGE_SUMMARY).pdf)
        third = whole(printed(ctx, arrived, Report.STAGE_SUMMARY).pdf)
    assert squeezed(f"З друком № {first.run} не порівняно") in found
    assert squeezed("не порівняно") not in third


# The contact register.


def test_the_register_says_who_is_to_be_called_and_holds_no_number(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        mother = relatives.add_relative(
            ctx,
            arrived.person,
            RelativeDraft(relation="мати", name="Таємна Дарина", phone="+380501234567"),
        ).value
        relatives.add_relative(
            ctx,
            arrived.person,
            RelativeDraft(
                relation="брат", name="Таємний Юрій", phone="+380507654321", safe_to_call=False
            ),
        )
        calls.record_call(ctx, CallDraft(arrived.person, Outcome.NO_ANSWER, ctx.now(), mother))
        found = whole(printed(ctx, arrived, Report.CONTACT_REGISTER).pdf)
    assert squeezed("Наступна спроба: якнайшвидше") in found
    assert squeezed("дзвонити небезпечно: 1") in found
    assert "(мати)" in found
    for hidden in ("Таємн", "0501234567", "0507654321", "380"):
        assert hidden not in found, hidden


def test_of_who_lets_no_case_be_kept_the_refusal_of_a_call_is_left(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        relative = RelativeDraft(relation="мати", name="Таємна Дарина", phone="+380501234567")
        relatives.add_relative(ctx, arrived.person, relative)
        calls.record_call(ctx, CallDraft(arrived.person, Outcome.PERSON_DECLINED, ctx.now()))
        before = facts(ctx, arrived)
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        after = facts(ctx, arrived)
        found = whole(printed(ctx, arrived, Report.CONTACT_REGISTER).pdf)
    (said,), (kept,) = before.of(RegisterPart.DECLINED), after.of(RegisterPart.DECLINED)
    assert (len(said.tries), said.relatives) == (1, 1)
    assert (kept.tries, kept.relatives, kept.unsafe) == ((), 0, 0)
    assert before.totals == after.totals
    assert (after.totals.offered, after.totals.declined, after.totals.arrived) == (1, 1, 2)
    assert found.count(squeezed("Дзвонити не бажає")) == 2  # above the lines, and in the line


def test_who_lets_no_case_be_kept_and_refused_no_call_is_a_name_alone(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.SUPERVISOR) as ctx:
        mother = relatives.add_relative(
            ctx, arrived.person, RelativeDraft(relation="мати", phone="+380501234567")
        ).value
        calls.record_call(ctx, CallDraft(arrived.person, Outcome.NO_ANSWER, ctx.now(), mother))
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        after = facts(ctx, arrived)
    (row,) = after.of(RegisterPart.NO_CASE)
    assert (row.tries, row.relatives, row.unsafe) == ((), 0, 0)
    assert (after.totals.offered, after.totals.attempts) == (0, 0)


def facts(ctx: Context, arrived: Arrived) -> RegisterData:
    with ctx.register.read() as view:
        known = cases(view, arrived.morning.stage, ctx.now())
    return register_facts(known, {}, StageFacts(1, "", STAGE.date, ""), CUT_OFF, IMPRINT)
