"""Dates, durations and ages as people read them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from caseapp.domain.dates import PartialDate, Precision
from caseapp.text.dates import (
    age,
    age_between,
    clock,
    day,
    duration,
    long_date,
    partial_date,
    when,
    years_and_months,
)
from caseapp.text.words import Lang, Words

UK, EN = Words(Lang.UK), Words(Lang.EN)
EXCHANGE = date(2026, 3, 6)


def test_a_day_is_written_the_same_in_both_languages() -> None:
    assert day(EXCHANGE) == "06.03.2026"
    assert day(date(987, 1, 2)) == "02.01.0987"


def test_times_are_those_of_kyiv_in_winter_and_in_summer() -> None:
    assert when(datetime(2026, 3, 6, 12, 32, tzinfo=UTC)) == "06.03.2026 14:32"
    assert when(datetime(2026, 7, 6, 22, 5, tzinfo=UTC)) == "07.07.2026 01:05"
    assert clock(datetime(2026, 3, 6, 12, 32, tzinfo=UTC)) == "14:32"


def test_a_long_date_names_the_day_and_puts_the_ukrainian_month_in_the_genitive() -> None:
    assert long_date(EXCHANGE, UK) == "п’ятниця, 6 березня 2026"
    assert long_date(EXCHANGE, EN) == "Friday, 6 March 2026"


def test_every_day_of_a_year_has_its_own_name_in_ukrainian() -> None:
    names = {long_date(date(2026, 1, 1) + timedelta(days=n), UK) for n in range(365)}
    assert len(names) == 365
    assert not any(character in "".join(names) for character in "abcdefghijklmnopqrstuvwxyz{}")


@pytest.mark.parametrize(
    ("known", "uk", "en"),
    [
        (PartialDate(date(2022, 3, 6)), "06.03.2022", "06.03.2022"),
        (PartialDate(date(2022, 3, 1), Precision.MONTH), "березень 2022", "March 2022"),
        (PartialDate(date(2022, 3, 1), Precision.SEASON), "весна 2022", "spring 2022"),
        (PartialDate(date(2021, 12, 1), Precision.SEASON), "зима 2021/2022", "winter 2021/2022"),
        (PartialDate(date(2022, 2, 1), Precision.SEASON), "зима 2021/2022", "winter 2021/2022"),
        (PartialDate(date(2022, 11, 1), Precision.SEASON), "осінь 2022", "autumn 2022"),
        (PartialDate(date(2022, 1, 1), Precision.YEAR), "2022", "2022"),
        (PartialDate(date(2022, 1, 1), Precision.ABOUT), "близько 2022", "about 2022"),
        (PartialDate(date(2022, 3, 6), Precision.ABOUT), "близько 06.03.2022", "about 06.03.2022"),
    ],
)
def test_a_partial_date_says_no_more_than_is_known(known: PartialDate, uk: str, en: str) -> None:
    assert partial_date(known, UK) == uk
    assert partial_date(known, EN) == en


@pytest.mark.parametrize(
    ("start", "uk", "en"),
    [
        (date(2022, 4, 14), "3 роки 10 місяців", "3 years 10 months"),
        (date(2025, 2, 6), "1 рік 1 місяць", "1 year 1 month"),
        (date(2021, 3, 6), "5 років", "5 years"),
        (date(2026, 1, 6), "2 місяці", "2 months"),
        (date(2026, 2, 22), "12 днів", "12 days"),
        (date(2026, 3, 5), "1 день", "1 day"),
        (date(2026, 3, 6), "0 днів", "0 days"),
    ],
)
def test_time_in_captivity_is_told_in_full_years_and_months(start: date, uk: str, en: str) -> None:
    assert years_and_months(start, EXCHANGE, UK) == uk
    assert years_and_months(start, EXCHANGE, EN) == en


@pytest.mark.parametrize(
    ("length", "uk", "en"),
    [
        (timedelta(seconds=59), "менше хвилини", "less than a minute"),
        (timedelta(minutes=41), "41 хв", "41 min"),
        (timedelta(minutes=60), "1 год", "1 h"),
        (timedelta(minutes=65), "1 год 5 хв", "1 h 5 min"),
        (timedelta(hours=51, minutes=9), "2 дні 3 год", "2 days 3 h"),
        (timedelta(days=21), "21 день", "21 days"),
    ],
)
def test_a_wait_is_told_in_its_two_largest_units(length: timedelta, uk: str, en: str) -> None:
    assert duration(length, UK) == uk
    assert duration(length, EN) == en


@pytest.mark.parametrize(
    ("count", "noun"),
    [
        *((1, "рік"), (2, "роки"), (4, "роки"), (5, "років"), (11, "років"), (12, "років")),
        *((21, "рік"), (22, "роки"), (25, "років"), (101, "рік"), (111, "років"), (112, "років")),
    ],
)
def test_ukrainian_nouns_follow_their_number(count: int, noun: str) -> None:
    assert years_and_months(date(1900, 1, 1), date(1900 + count, 1, 1), UK) == f"{count} {noun}"


def test_an_age_grows_on_the_birthday_and_not_the_day_before() -> None:
    born = PartialDate(date(2000, 3, 6))
    assert age(born, date(2026, 3, 5), UK) == "25 років"
    assert age(born, date(2026, 3, 6), UK) == "26 років"
    assert age(born, date(2026, 3, 6), EN) == "26 years old"
    assert age_between(PartialDate(date(2004, 2, 29)), date(2026, 2, 28)) == (21, 21)


@pytest.mark.parametrize(
    ("born", "uk", "en"),
    [
        (PartialDate(date(1988, 1, 1), Precision.YEAR), "37–38 років", "37–38 years old"),
        (PartialDate(date(1988, 3, 1), Precision.MONTH), "37–38 років", "37–38 years old"),
        (PartialDate(date(1988, 4, 1), Precision.MONTH), "37 років", "37 years old"),
        (PartialDate(date(1988, 12, 1), Precision.SEASON), "37 років", "37 years old"),
        (PartialDate(date(1985, 1, 1), Precision.ABOUT), "близько 41 року", "about 41 years old"),
    ],
)
def test_an_age_is_no_surer_than_the_birth_date(born: PartialDate, uk: str, en: str) -> None:
    assert age(born, EXCHANGE, UK) == uk
    assert age(born, EXCHANGE, EN) == en


def test_nobody_is_younger_than_nothing() -> None:
    assert age_between(PartialDate(date(2026, 1, 1), Precision.YEAR), EXCHANGE) == (0, 0)
