"""Whoever holds a printed report cannot calculate what it hides; with the guard off, they can.

The attack of `disclosure_attack` works on what `reports.readers` takes from the paper: the printed numbers,
the signs, and the definitions. The same numbers stand in the figures that are kept as JSON.
"""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from caseapp.domain import report_figures
from caseapp.domain.answers import AnswerState
from caseapp.domain.catalogue import catalogue
from caseapp.domain.compliance_build import compliance
from caseapp.domain.compliance_report import ComplianceData
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.counted import Counted
from caseapp.domain.disclosure import suppress as suppression
from caseapp.domain.editions import Edition
from caseapp.domain.masthead import Masthead
from caseapp.domain.stage_summary import ListCounts, SummaryData
from caseapp.domain.stage_summary_count import summary
from counted_day import invented, random_people
from disclosure_attack import NEAR, attack, recovered
from reports.readers import of_compliance, of_summary
from reports.sheets import CUT_OFF, IMPRINT, STAGE
from sizes import sized

MASTHEAD = Masthead(STAGE, CUT_OFF, IMPRINT)
COUNTED = [Edition.RESTRICTED, Edition.PUBLIC]
LISTS = ListCounts(302, 0, 3, 3)


def report(people: tuple[Counted, ...], edition: Edition) -> ComplianceData:
    return compliance(people, catalogue(), edition, MASTHEAD)


def stage_summary(people: tuple[Counted, ...], edition: Edition) -> SummaryData:
    return summary(people, LISTS, edition, MASTHEAD)


def taken(people: tuple[Counted, ...], edition: Edition) -> list[Any]:
    """Return what an attacker with both reports of one day knows that they hide."""
    found: list[Any] = recovered(*of_compliance(report(people, edition), people).paper())
    return found + recovered(*of_summary(stage_summary(people, edition), people).paper())


@pytest.mark.parametrize("edition", COUNTED)
def test_nothing_is_recovered_from_the_reports_of_the_invented_day(edition: Edition) -> None:
    assert taken(invented(), edition) == []


def test_nothing_is_recovered_from_the_reports_of_random_days() -> None:
    days = 0
    for seed in seconds_of_seeds(sized(2, 20)):
        people = random_people(seed)
        for edition in COUNTED:
            assert taken(people, edition) == [], (seed, edition)
        days += 1
    assert days >= 3


@pytest.mark.parametrize("edition", COUNTED)
def test_the_attack_never_excludes_the_truth(edition: Edition) -> None:
    for seed in (5, 6, 8, 9):
        people = random_people(seed)
        reader = of_compliance(report(people, edition), people)
        for name, found in attack(*reader.paper()).items():
            assert found.low - NEAR <= reader.cells[name].count <= found.high + NEAR, (seed, name)


@pytest.mark.parametrize("edition", COUNTED)
def test_what_is_printed_is_true(edition: Edition) -> None:
    for people in (invented(), random_people(1), random_people(2)):
        for reader in (
            of_compliance(report(people, edition), people),
            of_summary(stage_summary(people, edition), people),
        ):
            for name, shown in reader.signs.items():
                count, k = reader.cells[name].count, reader.k
                if shown.number is not None:
                    assert shown.number == count, name
                elif shown.text == f"<{k}":
                    assert count < k, name
                elif shown.text == "…":
                    assert count >= k, name


@pytest.mark.parametrize("edition", COUNTED)
def test_no_small_number_is_printed(edition: Edition) -> None:
    for people in (invented(), random_people(3)):
        reader = of_compliance(report(people, edition), people)
        for name, shown in reader.signs.items():
            open_list = name == "arrived" and edition is Edition.RESTRICTED
            assert open_list or shown.number is None or not 0 < shown.number < reader.k, name


def test_without_complementary_suppression_the_attack_succeeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(suppression, "_protect", lambda *_: None)
    day = taken(invented(), Edition.RESTRICTED)
    assert ("EXT-01", AnswerState.DOES_NOT_KNOW) in day
    assert ("consent", Purpose.PROS_UA, ConsentState.WITHDRAWN) in day
    assert taken(invented(), Edition.PUBLIC)
    assert any(taken(random_people(seed), Edition.RESTRICTED) for seed in range(4))


@pytest.mark.parametrize("edition", COUNTED)
def test_the_figures_that_are_kept_hide_the_same(edition: Edition) -> None:
    data = report(invented(), edition)
    figures = report_figures.of_compliance(data)
    for line in data.checks:
        kept = figures["checks"][line.code]
        assert kept["A"] == line.applicable.number
        assert kept["N"] == line.answered.number
        assert kept["states"] == {state.value: shown.number for state, shown in line.states}
        for share, rate in zip(line.rates, kept["rates"].values(), strict=True):
            hidden = share.part.number is None or share.base.number is None
            assert (rate is None) >= hidden
    numbers = list(integers(figures["checks"])) + list(integers(figures["breakdowns"]))
    assert None in numbers
    assert not [n for n in numbers if n is not None and 0 < n < data.threshold]


def integers(value: Any) -> Iterator[int | None]:
    """Yield the counts of figures, None for hidden ones; rates are no counts."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in {"rates", "rate", "coverage", "merged"}:
                yield from integers(each)
    elif value is None or isinstance(value, int):
        yield value


def seconds_of_seeds(seconds: float) -> Iterator[int]:
    """Return 0, 1, 2 and so on until the time is over; at least three."""
    end, seed = time.monotonic() + seconds, 0
    while seed < 3 or time.monotonic() < end:
        yield seed
        seed += 1
