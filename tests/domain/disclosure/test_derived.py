"""Rates and descriptions, small groups, and this issue beside the last."""

from fractions import Fraction

import pytest

from caseapp.domain.disclosure.derived import may_describe, rate
from caseapp.domain.disclosure.groups import merge_groups
from caseapp.domain.disclosure.issues import Difference, differences
from caseapp.domain.disclosure.published import Mark
from caseapp.domain.disclosure.suppress import INSIDE, PUBLIC, suppress
from caseapp.domain.disclosure.table import Kind
from domain.disclosure.tables import invented_day, row


def test_a_rate_is_exact() -> None:
    published = suppress(invented_day(), INSIDE)
    not_respected = rate(published, ("EXT-01", "NOT_RESPECTED"), ("EXT-01", "N"))
    assert not_respected == Fraction(158, 221)
    assert f"{float(not_respected):.1%}" == "71.5%"
    coverage = rate(published, ("EXT-01", "N"), ("EXT-01", "A"))
    assert coverage == Fraction(221, 240)


@pytest.mark.parametrize(
    ("parts", "part", "stands"),
    [
        ([5, 5], "0", Fraction(1, 2)),
        ([5, 4], "0", None),  # nine are too few
        ([0, 10], "0", Fraction(0)),
        ([3, 64, 235], "0", None),  # hidden for its own sake
        ([3, 64, 235], "1", None),  # hidden for another's
        ([3, 64, 235], "2", Fraction(235, 302)),
    ],
)
def test_a_rate_stands_on_printed_numbers_and_ten_people(
    parts: list[int], part: str, stands: Fraction | None
) -> None:
    assert rate(suppress(row(parts), INSIDE), part, "all") == stands


def test_a_rate_of_a_hidden_base_is_not_printed() -> None:
    published = suppress(row([20, 30], whole=Kind.PERSONAL), INSIDE)
    assert rate(published, "0", "all") == Fraction(2, 5)
    hidden = {**published.marks, "all": Mark.HELD_BACK}
    object.__setattr__(published, "marks", hidden)
    assert rate(published, "0", "all") is None


@pytest.mark.parametrize(("k", "size", "may"), [(5, 9, False), (5, 10, True), (12, 11, False)])
def test_a_median_needs_a_printed_group_of_ten_or_of_the_threshold(
    k: int,
    size: int,
    may: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    published = suppress(row([size, 60], whole=Kind.PERSONAL), k)
    assert may_describe(published, "0") is may


def test_a_group_that_is_held_back_is_not_described() -> None:
    assert not may_describe(suppress(row([3, 64, 235]), INSIDE), "1")


# Groups.


def test_a_small_group_loses_its_line() -> None:
    found = merge_groups({"army": 200, "guard": 90, "navy": 8, "other": 2}, INSIDE)
    assert found.stay == ("army", "guard", "navy")
    assert found.merged == ("other",)


@pytest.mark.parametrize("civilians", [1, 3, 4])
def test_a_line_that_would_be_left_alone_goes_too(civilians: int) -> None:
    # Three civilians of 302: "prisoners of war: 299" beside the total would say it.
    found = merge_groups({"POW": 302 - civilians, "CIV": civilians}, INSIDE)
    assert found.stay == ()
    assert set(found.merged) == {"POW", "CIV"}


def test_groups_that_are_large_or_empty_stay() -> None:
    assert merge_groups({"POW": 297, "CIV": 5}, INSIDE).stay == ("POW", "CIV")
    assert merge_groups({"POW": 297, "CIV": 5}, PUBLIC).stay == ()
    assert merge_groups({"men": 302, "women": 0}, INSIDE).stay == ("men", "women")
    assert merge_groups({"a": 50, "b": 0, "c": 2}, INSIDE).stay == ()  # 52 less 50


# Issues.


def test_a_number_that_changed_by_few_people_is_told() -> None:
    before, after = suppress(row([40, 60, 235]), INSIDE), suppress(row([44, 65, 235]), INSIDE)
    assert differences(before, after, INSIDE) == (Difference("0", Kind.PERSONAL, 40, 44),)
    told = differences(before, after, PUBLIC)
    assert [(found.cell, found.kind) for found in told] == [
        ("0", Kind.PERSONAL),
        ("1", Kind.PERSONAL),
        ("all", Kind.OPEN),
    ]


def test_hidden_numbers_and_cells_of_one_issue_are_not_compared() -> None:
    before, after = suppress(row([3, 64, 235]), INSIDE), suppress(row([3, 65, 235, 0]), INSIDE)
    assert differences(before, after, INSIDE) == (Difference("all", Kind.OPEN, 302, 303),)
    assert differences(before, before, INSIDE) == ()
