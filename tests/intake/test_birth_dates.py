"""Birth dates as lists write them."""

from datetime import date

import pytest

from caseapp.intake.birth_text import read_birth
from caseapp.intake.raw import Cell

TODAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (date(1988, 2, 26), "1988-02-26"),
        ("26.02.1988", "1988-02-26"),
        ("26.2.1988", "1988-02-26"),
        ("26. 02. 1988 р.", "1988-02-26"),
        ("26,02,1988", "1988-02-26"),
        ("26 02 1988", "1988-02-26"),
        ("26-02-1988", "1988-02-26"),
        ("02.03.1988", "1988-03-02"),
        ("1988-02-26", "1988-02-26"),
        ("1988/02/26", "1988-02-26"),
        ("1988-02-26 00:00:00", "1988-02-26"),
        ("26.02.1988 0:00", "1988-02-26"),
        ("26/02/1988", "1988-02-26"),
        ("02/26/1988", "1988-02-26"),
        ("26 лютого 1988", "1988-02-26"),
        ("26 лютого 1988 року", "1988-02-26"),
        ("26 февраля 1988 г.", "1988-02-26"),
        ("26 Feb 1988", "1988-02-26"),
        ("February 26, 1988", "1988-02-26"),
        ("лютий 1988", "1988-02"),
        ("02.1988", "1988-02"),
        ("1988", "1988"),
        (1988, "1988"),
        (1988.0, "1988"),
        ("1988 р.н.", "1988"),
        ("1988р.н.", "1988"),
        ("1988 г.р.", "1988"),
        ("1988 року народження", "1988"),
        ("д.н. 26.02.1988", "1988-02-26"),
        ("00.00.1988", "1988"),
        ("00.02.1988", "1988-02"),
    ],
)
def test_a_plain_date_is_read_without_doubt(cell: Cell, code: str) -> None:
    found = read_birth(cell, TODAY)
    assert found.date is not None
    assert (found.date.code, found.doubtful) == (code, False)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("26/02/88", "1988-02-26"),
        ("26.02.88", "1988-02-26"),
        ("26.02.07", "2007-02-26"),
        ("26.02.12", "1912-02-26"),
        ("03/04/1988", "1988-04-03"),
        ("1988?", "1988"),
        (32199, "1988-02-26"),
        ("32199", "1988-02-26"),
        ("26021988", "1988-02-26"),
        ("19880226", "1988-02-26"),
        ("О1.02.1988", "1988-02-01"),
        ("26.02.2015", "2015-02-26"),
        ("26.02.1911", "1911-02-26"),
    ],
)
def test_a_date_that_could_be_another_is_doubtful(cell: Cell, code: str) -> None:
    found = read_birth(cell, TODAY)
    assert found.date is not None
    assert (found.date.code, found.doubtful) == (code, True)


@pytest.mark.parametrize(
    "text", ["31.02.1988", "26.02.2027", "32.13.1988", "колись", "26.02", "12.05.19888", "1700"]
)
def test_what_cannot_be_is_kept_as_written(text: str) -> None:
    found = read_birth(text, TODAY)
    assert (found.written, found.date, found.doubtful) == (text, None, True)


@pytest.mark.parametrize("cell", [None, "", "-", "—", "?", "невідомо", "н/в"])
def test_no_date_is_no_doubt(cell: Cell) -> None:
    found = read_birth(cell, TODAY)
    assert (found.written, found.date, found.doubtful) == ("", None, False)


def test_about_a_year() -> None:
    found = read_birth("близько 1988", TODAY)
    assert found.date is not None
    assert found.date.precision.value == "about"


def test_a_date_among_other_words_is_found() -> None:
    found = read_birth("26.02.1988, м. Ніде", TODAY)
    assert found.date is not None
    assert found.date.code == "1988-02-26"
