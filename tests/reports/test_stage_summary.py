"""The stage summary counts who arrived, whatever the lists said, and names nobody."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from caseapp.domain.coded import Sex
from caseapp.domain.counted import Counted
from caseapp.domain.editions import THRESHOLDS, Edition
from caseapp.domain.rank_category import RankCategory, rank_category
from caseapp.domain.stage_summary import Described, SummaryData, Topic
from caseapp.domain.stage_summary_count import age_on, months_to
from caseapp.reports import archive
from caseapp.reports import stage_summary as sheet
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
from counted_day import invented, secrets
from reports.pages import squeezed, texts
from reports.test_attack_on_print import COUNTED, stage_summary

INTERNAL, PUBLIC = Edition.RESTRICTED, Edition.PUBLIC
TOTALS = {
    Topic.TRIAGE: {"red": 9, "yellow": 64, "green": 229},
    Topic.DESTINATION: {"hospital": 49, "reintegration_centre": 144, "unit_or_home": 109},
    Topic.CONTACT: {"reached": 252, "not_reached": 19, "declined": 22, "deferred": 9},
    Topic.INTERVIEW: {
        "completed": 214,
        "partial": 26,
        "declined": 31,
        "not_offered_unfit": 22,
        "not_offered_no_time": 9,
    },
}
"""`domain.md` section 6, and `totals.json` of the invented day."""


def printed(data: SummaryData, lang: Lang = Lang.EN) -> str:
    return squeezed("".join(texts(render(sheet.build(data, Words(lang))))))


def signs(data: SummaryData, topic: Topic) -> dict[str, str]:
    return {line.code: line.share.part.text for line in data.tally(topic).lines}


@pytest.mark.parametrize("topic", TOTALS)
@pytest.mark.parametrize("edition", COUNTED)
def test_every_total_of_the_day_that_the_rule_lets_stand_is_printed(
    edition: Edition, topic: Topic
) -> None:
    k, data = THRESHOLDS[edition], stage_summary(invented(), edition)
    found, totals = signs(data, topic), TOTALS[topic]
    text = printed(data)
    small = [code for code, count in totals.items() if 0 < count < k]
    for code, count in totals.items():
        if code in small:
            assert found[code] == f"<{k}"
        elif small and found[code] == "…":
            smallest = min(n for c, n in totals.items() if c not in small)
            assert count == smallest
        else:
            assert found[code] == str(count)
            assert f"{count}of302" in text
    assert "…" in found.values() or not small or len(small) > 1


def test_contact_and_interviews_add_up_to_everybody_who_arrived() -> None:
    data = stage_summary(invented(), INTERNAL)
    for topic in (Topic.CONTACT, Topic.INTERVIEW, Topic.TRIAGE, Topic.YEAR, Topic.RANK):
        numbers = [line.share.part.number for line in data.tally(topic).lines]
        assert sum(n for n in numbers if n is not None) == 302, topic
    assert data.attempts == 343


def test_counts_of_lists_stand_open_inside_and_not_at_all_in_public() -> None:
    inside, public = stage_summary(invented(), INTERNAL), stage_summary(invented(), PUBLIC)
    assert inside.lists is not None
    assert "3Notonthelist" in printed(inside)
    assert public.lists is None
    assert "Notonthelist" not in printed(public)


def test_categories_with_three_civilians_are_merged_and_it_is_said() -> None:
    data = stage_summary(invented(), INTERNAL)
    assert data.tally(Topic.CATEGORY).lines == ()
    text = printed(data)
    assert "Categoriesmerged" in text
    assert "299" not in text


def test_ages_and_months_are_those_of_the_people() -> None:
    people = [one for one in invented() if not one.minimal and one.birth]
    ages = sorted(age_on(one.birth.value, one.arrived_on) for one in people if one.birth)
    found = {spread.what: spread for spread in stage_summary(invented(), INTERNAL).spreads}
    age = found[Described.AGE]
    assert (age.least, age.median, age.most) == (ages[0], ages[(len(ages) - 1) // 2], ages[-1])
    months = sorted(
        months_to(one.captured, one.arrived_on)
        for one in people
        if one.captured and one.captured.precision.value in {"day", "month"}
    )
    assert found[Described.MONTHS].median == months[(len(months) - 1) // 2]


def test_the_youngest_and_the_oldest_stand_inside_only_and_for_ten_people_or_more() -> None:
    public = {spread.what: spread for spread in stage_summary(invented(), PUBLIC).spreads}
    assert public[Described.AGE].least is public[Described.AGE].most is None
    assert public[Described.AGE].median is not None
    few = stage_summary(invented()[:9], INTERNAL).spreads[0]
    assert (few.least, few.median, few.most) == (None, None, None)


def test_four_women_lose_their_line() -> None:
    women = [place for place, one in enumerate(invented()) if one.sex is Sex.FEMALE][:13]
    people = tuple(
        replace(one, circumstances=replace(one.circumstances, sex=Sex.MALE))
        if place in women
        else one
        for place, one in enumerate(invented())
    )
    assert Counter(one.sex for one in people)[Sex.FEMALE] == 4
    assert signs(stage_summary(people, INTERNAL), Topic.SEX) == {}
    assert signs(stage_summary(invented(), INTERNAL), Topic.SEX)["F"] == "17"


def test_nothing_but_the_arrival_is_used_of_who_lets_no_case_be_kept() -> None:
    people = invented()
    place = next(i for i, one in enumerate(people) if one.minimal)
    other: Counted = replace(
        people[place], force="navy", rank="генерал", birth=None, captured=None, places=()
    )
    changed = (*people[:place], other, *people[place + 1 :])
    assert stage_summary(changed, INTERNAL) == stage_summary(people, INTERNAL)
    kept = replace(other, minimal=False)  # the broken twin: their case is kept after all
    seen = (*people[:place], kept, *people[place + 1 :])
    assert stage_summary(seen, INTERNAL) != stage_summary(people, INTERNAL)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("edition", COUNTED)
def test_no_name_and_no_unit_of_the_day_is_in_it(edition: Edition, lang: Lang) -> None:
    doc = sheet.build(stage_summary(invented(), edition), Words(lang))
    found = " ".join(texts(render(doc)))
    assert not (set(re.findall(r"[\w’'-]+", found)) - {"Коваль"}) & secrets()


@pytest.mark.parametrize("edition", COUNTED)
def test_it_prints_again_from_what_is_kept_byte_for_byte(edition: Edition) -> None:
    doc = sheet.build(stage_summary(invented(), edition), Words(Lang.UK))
    assert render(archive.from_bytes(archive.to_bytes(doc))) == render(doc)


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("солдат", RankCategory.PRIVATE),
        ("ст. солд.", RankCategory.PRIVATE),
        ("старший сержант", RankCategory.SENIOR_SERGEANT),
        ("штаб-сержант", RankCategory.SENIOR_SERGEANT),
        ("головний майстер-сержант", RankCategory.HIGHER_SERGEANT),
        ("старшина 2 статті", RankCategory.JUNIOR_SERGEANT),
        ("старшина", RankCategory.LEGACY),
        ("лейтенант медичної служби", RankCategory.JUNIOR_OFFICER),
        ("капітан-лейтенант", RankCategory.JUNIOR_OFFICER),
        ("капітан 2 рангу", RankCategory.SENIOR_OFFICER),
        ("бригадний генерал", RankCategory.GENERAL),
        ("", None),
        ("кухар", None),
    ],
)
def test_a_rank_has_its_category(written: str, category: RankCategory | None) -> None:
    assert rank_category(written) is category
