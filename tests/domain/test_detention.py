"""The timeline of captivity says what partial dates prove, and nothing more."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from caseapp.domain import detention
from caseapp.domain.answers import AnswerKey
from caseapp.domain.captivity import Control, PlaceKind
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.detention import Finding, Stay, TimelineFault, bounds, derived, faults_of, held

F = TimelineFault
BACK = date(2026, 3, 6)


def day(text: str) -> PartialDate:
    return PartialDate(date.fromisoformat(text))


def month(text: str) -> PartialDate:
    return PartialDate(date.fromisoformat(f"{text}-01"), Precision.MONTH)


def stay(
    number: int,
    start: PartialDate | None = None,
    end: PartialDate | None = None,
    kind: PlaceKind = PlaceKind.PENAL_COLONY,
    control: Control = Control.RUSSIA,
) -> Stay:
    return Stay(UUID(int=number), kind, control, verified=True, start=start, end=end)


def found(*stays: Stay, captured: PartialDate | None = None) -> list[tuple[TimelineFault, int]]:
    return [(one.fault, one.days) for one in faults_of(stays, captured, None)]


@pytest.mark.parametrize(
    ("known", "first", "last"),
    [
        (day("2022-04-14"), "2022-04-14", "2022-04-14"),
        (month("2022-02"), "2022-02-01", "2022-02-28"),
        (PartialDate(date(2022, 1, 1), Precision.SEASON), "2021-12-01", "2022-02-28"),
        (PartialDate(date(2022, 12, 1), Precision.SEASON), "2022-12-01", "2023-02-28"),
        (PartialDate(date(2022, 7, 1), Precision.SEASON), "2022-06-01", "2022-08-31"),
        (PartialDate(date(2022, 1, 1), Precision.YEAR), "2022-01-01", "2022-12-31"),
        (PartialDate(date(2022, 1, 1), Precision.ABOUT), "2021-07-02", "2023-07-02"),
        (PartialDate(date(2022, 5, 9), Precision.ABOUT), "2022-04-09", "2022-06-08"),
    ],
)
def test_a_partial_date_means_every_day_it_may_be(
    known: PartialDate, first: str, last: str
) -> None:
    assert bounds(known) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_transfer_on_one_day_or_overnight_is_neither_hole_nor_overlap() -> None:
    first = stay(1, day("2022-04-14"), day("2022-10-11"))
    assert found(first, stay(2, day("2022-10-11"), day("2023-01-01"))) == []
    assert found(first, stay(2, day("2022-10-12"), day("2023-01-01"))) == []
    assert found(first, stay(2, day("2022-10-13"), day("2023-01-01"))) == [(F.GAP, 1)]
    assert found(first, stay(2, day("2022-10-10"), day("2023-01-01"))) == [(F.OVERLAP, 1)]


def test_an_end_known_to_the_month_does_not_overlap_a_day_in_that_month() -> None:
    first = stay(1, day("2022-04-14"), month("2022-10"))
    assert found(first, stay(2, day("2022-10-05"), None)) == []
    assert found(first, stay(2, day("2022-09-30"), None)) == [(F.OVERLAP, 1)]
    assert found(first, stay(2, day("2022-11-03"), None)) == [(F.GAP, 2)]
    assert found(first, stay(2, month("2022-11"), None)) == []


def test_with_months_read_as_their_first_day_an_overlap_would_be_invented(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = stay(1, day("2022-04-14"), day("2022-10-20")), stay(2, month("2022-10"), None)
    assert found(first, second) == []
    monkeypatch.setattr(detention, "bounds", lambda known: (known.value, known.value))
    assert found(first, second) == [(F.OVERLAP, 19)]


def test_a_stay_whose_end_nobody_told_leaves_no_hole_behind_it() -> None:
    assert found(stay(1, day("2022-04-14")), stay(2, day("2024-01-01"), day("2024-02-01"))) == []


def test_a_long_stay_covers_the_hole_between_two_short_ones() -> None:
    long = stay(1, day("2022-01-01"), day("2023-01-01"))
    inside = stay(2, day("2022-02-01"), day("2022-03-01"))
    after = stay(3, day("2023-01-01"), day("2023-02-01"))
    assert found(long, inside, after) == [(F.OVERLAP, 28)]


def test_holes_at_both_ends_are_seen() -> None:
    told = faults_of([stay(1, day("2022-05-01"), day("2026-03-01"))], day("2022-04-14"), BACK)
    assert told == (
        Finding(F.GAP, None, UUID(int=1), 16),
        Finding(F.GAP, UUID(int=1), None, 4),
    )


def test_what_cannot_be_is_said() -> None:
    assert found(stay(1, day("2022-05-02"), month("2022-04"))) == [(F.REVERSED, 2)]
    early = stay(1, day("2022-04-01"), day("2022-06-01"))
    assert found(early, captured=day("2022-04-14")) == [(F.BEFORE_CAPTURE, 13)]
    late = faults_of([stay(1, None, day("2026-03-09"))], None, BACK)
    assert [one.fault for one in late] == [F.AFTER_RETURN]


def test_stays_stand_in_the_order_they_followed_each_other_and_undated_ones_last() -> None:
    undated, late, early = stay(1), stay(2, day("2024-01-01")), stay(3, month("2022-04"))
    assert [one.id.int for one in detention.in_order([undated, late, early])] == [3, 2, 1]


def test_the_length_of_captivity_is_as_sure_as_its_beginning() -> None:
    exact = held([], day("2022-04-14"), BACK)
    assert exact == detention.Held(date(2022, 4, 14), date(2022, 4, 14), BACK)
    from_stay = held([stay(1, month("2022-04"))], None, BACK)
    assert from_stay == detention.Held(date(2022, 4, 1), date(2022, 4, 30), BACK)
    assert held([stay(1)], None, BACK) is None
    assert held([], day("2022-04-14"), None) is None
    assert held([], day("2026-04-14"), BACK) is None


CAPTURED, MOVED = day("2022-04-14"), day("2024-01-01")
END = PartialDate(BACK)


def answer(code: str, *stays: Stay) -> AnswerKey | None:
    return derived(code, stays, CAPTURED, BACK)


def through(first: PlaceKind, second: PlaceKind) -> tuple[Stay, Stay]:
    return stay(1, CAPTURED, MOVED, first), stay(2, MOVED, END, second)


def test_prison_is_yes_partly_or_no_by_the_kinds_of_all_places() -> None:
    colony, hospital = PlaceKind.PENAL_COLONY, PlaceKind.HOSPITAL
    assert answer("LIV-01", *through(colony, PlaceKind.REMAND_CENTRE)) is AnswerKey.YES
    assert answer("LIV-01", *through(colony, hospital)) is AnswerKey.PARTLY
    assert answer("LIV-01", *through(hospital, hospital)) is AnswerKey.NO
    in_a_cell = [replace(one, cell="12") for one in through(hospital, hospital)]
    assert answer("LIV-01", *in_a_cell) is AnswerKey.YES


def test_prison_is_left_to_the_officer_where_the_timeline_does_not_show_it() -> None:
    first, second = through(PlaceKind.HOSPITAL, PlaceKind.HOSPITAL)
    assert answer("LIV-01") is None
    assert answer("LIV-01", first) is None
    assert answer("LIV-01", first, replace(second, start=None)) is None
    assert answer("LIV-01", first, replace(second, verified=False)) is None
    later = PartialDate(MOVED.value + timedelta(days=9))
    assert answer("LIV-01", first, replace(second, start=later)) is None


def test_taken_out_of_the_country_needs_no_whole_timeline_but_staying_in_it_does() -> None:
    here = stay(1, CAPTURED, MOVED, control=Control.OCCUPIED)
    there = stay(2, MOVED, END, control=Control.RUSSIA)
    assert answer("LEG-05", here, there) is AnswerKey.YES
    assert answer("LEG-05", here, replace(there, end=None)) is AnswerKey.YES
    assert answer("LEG-05", there) is None
    still = replace(there, control=Control.OCCUPIED)
    assert answer("LEG-05", here, still) is AnswerKey.NO
    assert answer("LEG-05", here) is None
    assert answer("LEG-05", here, replace(there, control=Control.UNKNOWN)) is None


def test_held_apart_is_the_opposite_of_where_others_are_jailed() -> None:
    colony, unofficial = PlaceKind.PENAL_COLONY, PlaceKind.UNOFFICIAL
    assert answer("LEG-07", *through(colony, PlaceKind.FILTRATION)) is AnswerKey.NO
    assert answer("LEG-07", *through(colony, unofficial)) is AnswerKey.PARTLY
    assert answer("LEG-07", *through(unofficial, unofficial)) is AnswerKey.YES
    assert answer("LEG-07", *through(unofficial, PlaceKind.UNKNOWN)) is None


def test_no_other_check_follows_from_the_timeline() -> None:
    assert answer("EXT-01", *through(PlaceKind.PRISON, PlaceKind.PRISON)) is None
