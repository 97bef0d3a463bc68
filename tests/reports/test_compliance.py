"""The compliance report says what people reported, with its base, and nothing that points at anybody."""

import re
from dataclasses import replace

import pytest

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import Circumstances
from caseapp.domain.catalogue import catalogue
from caseapp.domain.coded import Category
from caseapp.domain.compliance_build import compliance
from caseapp.domain.compliance_report import ComplianceData, Dimension, Participation
from caseapp.domain.counted import Counted, HeldAt
from caseapp.domain.editions import THRESHOLDS, Edition
from caseapp.domain.interviews import InterviewResult, WishToTalk
from caseapp.reports import archive
from caseapp.reports import compliance as sheet
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
from counted_day import invented, secrets
from reports.pages import squeezed, texts
from reports.readers import ANSWERED, OTHERS, of_compliance, state_of
from reports.test_attack_on_print import COUNTED, MASTHEAD, report

A, NA = "A", AnswerState.NOT_APPLICABLE
INTERNAL, PUBLIC = Edition.RESTRICTED, Edition.PUBLIC


def pages(data: ComplianceData, lang: Lang = Lang.EN) -> list[str]:
    return [squeezed(page) for page in texts(render(sheet.build(data, Words(lang))))]


def text(data: ComplianceData, lang: Lang = Lang.EN) -> str:
    return "".join(pages(data, lang))


def line(data: ComplianceData, code: str) -> dict[str, str]:
    """Return the signs of a check: A, N and the states."""
    found = next(one for one in data.checks if one.code == code)
    states = {state.value: shown.text for state, shown in found.states}
    return {"A": found.applicable.text, "N": found.answered.text, **states}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (Lang.EN, ("221 of 302", "73.2 %", "5.4 %", "23.1 %", "71.5 %")),
        (Lang.UK, ("221 із 302", "73,2 %", "5,4 %", "23,1 %", "71,5 %")),
    ],
)
@pytest.mark.parametrize("edition", COUNTED)
def test_ext_01_of_the_day_has_its_base_its_coverage_and_its_rates(
    edition: Edition, lang: Lang, said: tuple[str, ...]
) -> None:
    question = catalogue().check("EXT-01").question.in_(lang.value)
    found = text(report(invented(), edition), lang)
    start = found.rindex(squeezed(f"EXT-01 {question.split()[0]}"))
    row = found[start : found.index("EXT-04", start)]
    for wanted in said:
        assert squeezed(wanted) in row, wanted


@pytest.mark.parametrize("edition", COUNTED)
def test_every_number_that_the_rule_lets_stand_is_printed_and_every_other_has_its_sign(
    edition: Edition,
) -> None:
    people, k = invented(), THRESHOLDS[edition]
    data = report(people, edition)
    found = text(data)
    for check in data.checks:
        counts = {s: sum(state_of(check.code, one) is s for one in people) for s in AnswerState}
        base = len(people) - counts[NA]
        answered = sum(counts[state] for state in ANSWERED)
        signs = line(data, check.code)
        assert signs["A"] == str(base)
        assert signs["N"] == str(answered)
        small = [state for state in AnswerState if 0 < counts[state] < k]
        for state, count in counts.items():
            if state in small:
                assert signs[state] == f"<{k}"
            elif signs[state] != str(count):
                # Held back for the sake of a small one of the same sum, and of nothing else.
                assert signs[state] == "…"
                assert len([s for s in small if s in OTHERS]) > 0
        missing = [signs[state] for state in (*OTHERS, NA)]
        assert f"{check.code}{base}{answered}{''.join(missing)}" in found


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("edition", COUNTED)
def test_every_page_says_that_these_are_accounts_and_which_copy_it_is(
    edition: Edition, lang: Lang
) -> None:
    data = report(invented(), edition)
    printed = pages(data, lang)
    said = "Свідчення людей, а не" if lang is Lang.UK else "Accounts of people, not findings"
    classified = {
        (INTERNAL, Lang.UK): "Для службового користування – лише числа",
        (INTERNAL, Lang.EN): "Internal – counts only, no names",
        (PUBLIC, Lang.UK): "Публічне видання – лише числа",
        (PUBLIC, Lang.EN): "Public edition – counts only, no names",
    }
    for number, page in enumerate(printed, start=1):
        of = (
            f"Стор. {number} з {len(printed)}"
            if lang is Lang.UK
            else f"Page {number} of {len(printed)}"
        )
        run = "№ 17" if lang is Lang.UK else "no. 17"
        journal = "A7Q2:1834 K3ZT 7Q9M 2XW4 B8R6 N5YD"
        for wanted in (said, classified[edition, lang], of, run, journal, "06.03.2026 14:40"):
            assert squeezed(wanted) in page, wanted


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("edition", COUNTED)
def test_no_name_and_no_unit_of_the_day_is_in_it(edition: Edition, lang: Lang) -> None:
    found = " ".join(texts(render(sheet.build(report(invented(), edition), Words(lang)))))
    words = set(re.findall(r"[\w’'-]+", found)) - {"Коваль", "Ольга"}  # who printed it
    assert not words & secrets()


def test_a_name_would_be_noticed() -> None:
    name = next(iter(secrets()))
    data = replace(report(invented(), INTERNAL), stage=replace(MASTHEAD.stage, title=name))
    found = " ".join(texts(render(sheet.build(data, Words(Lang.UK)))))
    assert set(re.findall(r"[\w’'-]+", found)) & secrets()


def test_the_public_edition_names_none_of_the_staff() -> None:
    assert "Коваль" in text(report(invented(), INTERNAL))
    assert "Коваль" not in text(report(invented(), PUBLIC))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("edition", COUNTED)
def test_nobody_is_accused_in_any_word(edition: Edition, lang: Lang) -> None:
    found = text(report(invented(), edition), lang).lower()
    for word in ("committed", "guilty", "perpetrat", "скоєн", "вчинен", "винуват", "злочин"):
        assert word not in found, word


@pytest.mark.parametrize("edition", COUNTED)
def test_it_prints_again_from_what_is_kept_byte_for_byte(edition: Edition) -> None:
    doc = sheet.build(report(invented(), edition), Words(Lang.UK))
    kept = archive.from_bytes(archive.to_bytes(doc))
    assert kept == doc
    assert hash(kept) == hash(doc)
    assert render(kept) == render(doc)


# Whose answers count.


def with_last(people: tuple[Counted, ...], **changed: object) -> tuple[Counted, ...]:
    """Return the people with the last counted one changed."""
    place = max(i for i, one in enumerate(people) if one.in_figures and one.answers)
    other = replace(people[place], **changed)  # type: ignore[arg-type]  # any field
    return (*people[:place], other, *people[place + 1 :])


def totals(people: tuple[Counted, ...], code: str) -> dict[str, int]:
    reader = of_compliance(report(people, INTERNAL), people)
    return {
        name[1]: cell.count
        for name, cell in reader.cells.items()
        if name[0] == code and cell.printed
    }


@pytest.mark.parametrize("unused", [{"consented": False}, {"minimal": True}])
def test_an_interview_without_consent_stays_in_the_base_as_not_asked(
    unused: dict[str, object],
) -> None:
    people = invented()
    before, after = report(people, INTERNAL), report(with_last(people, **unused), INTERNAL)
    for old, new in zip(before.checks, after.checks, strict=True):
        assert old.applicable == new.applicable
    part = {kind: share.part.number for kind, share in after.took_part}
    assert part[Participation.COUNTED] == 239
    assert sum(n for n in part.values() if n is not None) <= 302
    changed = with_last(people, **unused)
    for check in before.checks:
        was = [state_of(check.code, one) for one in people]
        now = [state_of(check.code, one) for one in changed]
        moved = [(a, b) for a, b in zip(was, now, strict=True) if a is not b]
        assert all(b is AnswerState.NOT_ASKED for _a, b in moved)
        assert after_matches(after, check.code, now)


def test_consent_counts_where_nothing_else_changes() -> None:
    # The broken twin: were consent not asked for, the two reports would be the same.
    people = invented()
    assert report(people, INTERNAL) != report(with_last(people, consented=False), INTERNAL)


def after_matches(data: ComplianceData, code: str, states: list[AnswerState]) -> bool:
    """Say whether every printed number of a check is the count of these states."""
    found = next(one for one in data.checks if one.code == code)
    return all(
        shown.number is None or shown.number == states.count(state) for state, shown in found.states
    )


def test_declined_and_not_asked_stand_apart() -> None:
    signs = line(report(invented(), INTERNAL), "CAP-05")
    assert (signs["DECLINED"], signs["NOT_ASKED"]) == ("7", "75")


def test_no_rate_is_printed_of_fewer_than_ten_answers() -> None:
    people = [replace(one, answers={}) for one in invented()]
    asked = [place for place, one in enumerate(people) if one.in_figures][:9]
    for place in asked:
        people[place] = replace(people[place], answers={"EXT-01": AnswerState.RESPECTED})
    data = report(tuple(people), INTERNAL)
    found = next(one for one in data.checks if one.code == "EXT-01")
    assert found.answered.number == 9
    assert [share.permille for share in found.rates] == [None] * 3
    people[asked[-1] + 1] = replace(people[asked[-1] + 1])
    more = next(i for i, one in enumerate(people) if one.in_figures and not one.answers)
    people[more] = replace(people[more], answers={"EXT-01": AnswerState.RESPECTED})
    data = report(tuple(people), INTERNAL)
    found = next(one for one in data.checks if one.code == "EXT-01")
    assert found.rates[0].permille == 1000


# What small groups do.


def test_three_civilians_of_302_have_no_line_anywhere() -> None:
    data = report(invented(), INTERNAL)
    category = next(one for one in data.breakdowns if one.dimension is Dimension.CATEGORY)
    assert category.lines == ()
    assert category.merged
    found = text(data)
    assert "Categoriesmerged" in found
    assert "299" not in re.findall(r"\d+", " ".join(found.split()))


def test_large_groups_of_civilians_have_their_line() -> None:
    people = tuple(
        replace(one, circumstances=replace(one.circumstances, category=Category.CIV))
        if place % 5 == 0
        else one
        for place, one in enumerate(invented())
    )
    data = report(people, INTERNAL)
    category = next(one for one in data.breakdowns if one.dimension is Dimension.CATEGORY)
    assert [one.name for one in category.lines] == ["POW", "CIV"]


def test_a_place_that_few_passed_is_hidden_inside_and_gone_in_public() -> None:
    people = list(invented())
    rare = HeldAt("РФ-РІДКО-01", "Рідкісна область")
    held = [i for i, one in enumerate(people) if not one.minimal][:3]
    for place in held:
        people[place] = replace(people[place], places=frozenset({*people[place].places, rare}))
    inside, public = report(tuple(people), INTERNAL), report(tuple(people), PUBLIC)
    row = next(x for x in inside.breakdowns[0].lines if x.name == "РФ-РІДКО-01")
    assert (row.people.text, row.shares) == ("<5", ())
    names = [x.name for x in public.breakdowns[0].lines]
    assert "РФ-РІДКО-01" not in names
    assert "Рідкісна область" not in names  # the region has as few
    assert all(x.people.text != "<10" for x in public.breakdowns[0].lines)


def test_the_public_edition_has_no_answers_by_group_and_no_grave_breach() -> None:
    public = report(invented(), PUBLIC)
    assert public.grave == ()
    assert all(not one.codes for one in public.breakdowns)
    assert report(invented(), INTERNAL).grave


def test_a_sensitive_row_says_neither_all_nor_none_of_a_group() -> None:
    people = [
        replace(one, answers={**one.answers, "INT-05": AnswerState.NOT_RESPECTED})
        if one.answers
        else one
        for one in invented()
    ]
    signs = line(report(tuple(people), INTERNAL), "INT-05")
    assert signs["NOT_RESPECTED"] == "…"
    assert signs["RESPECTED"] == "<5"


def test_who_wishes_to_speak_later_is_counted_for_referral() -> None:
    wishes = [WishToTalk.NOW] * 17 + [WishToTalk.LATER] * 58 + [WishToTalk.NO] * 165
    told = iter(wishes)
    held = {InterviewResult.COMPLETED, InterviewResult.PARTIAL}
    people = tuple(
        replace(one, wish=next(told)) if one.interview in held else one for one in invented()
    )
    data = report(people, INTERNAL)
    assert dict(data.wishes)[WishToTalk.LATER].text == "58"
    assert squeezed("17 said now, 58 said later") in text(data)


def test_an_edition_without_a_threshold_is_no_edition_of_counts() -> None:
    with pytest.raises(KeyError):
        compliance(invented(), catalogue(), Edition.NAMED, MASTHEAD)


@pytest.mark.parametrize("edition", COUNTED)
@pytest.mark.parametrize("count", [0, 1, 4, 5, 9, 10, 20])
def test_a_stage_of_any_size_gets_its_report(count: int, edition: Edition) -> None:
    just_came = Counted(MASTHEAD.stage.date, Circumstances(Category.POW))
    data = report((just_came,) * count, edition)
    assert data.base.number == (count if edition is INTERNAL or not 0 < count < 10 else None)
    assert render(sheet.build(data, Words(Lang.UK))).startswith(b"%PDF")
