"""Dates as officers type them: whole, in part, or about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.typed_dates import NoDate, read_partial, typed_form

TODAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("26.02.1988", PartialDate(date(1988, 2, 26))),
        ("1988-02-26", PartialDate(date(1988, 2, 26))),
        (" 26/2/1988 ", PartialDate(date(1988, 2, 26))),
        ("02.1988", PartialDate(date(1988, 2, 1), Precision.MONTH)),
        ("1988", PartialDate(date(1988, 1, 1), Precision.YEAR)),
        ("≈1988", PartialDate(date(1988, 1, 1), Precision.ABOUT)),
        ("~ 26.02.1988", PartialDate(date(1988, 2, 26), Precision.ABOUT)),
        ("близько 1988", PartialDate(date(1988, 1, 1), Precision.ABOUT)),
        ("About 1988", PartialDate(date(1988, 1, 1), Precision.ABOUT)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(typed: str, meant: PartialDate) -> None:
    assert read_partial(typed, TODAY) == meant


def test_nothing_typed_is_nothing_known() -> None:
    assert read_partial("  ", TODAY) is None
    assert typed_form(None) == ""


@pytest.mark.parametrize(
    "typed", ["31.02.1988", "13.1988", "88", "вчора", "≈", "07.03.2026", "1899", "0"]
)
def test_what_is_no_day_of_the_past_is_refused(typed: str) -> None:
    with pytest.raises(NoDate):
        read_partial(typed, TODAY)


KNOWN = st.builds(
    PartialDate,
    st.dates(date(1900, 1, 1), TODAY),
    st.sampled_from([Precision.DAY, Precision.ABOUT]),
) | st.builds(
    lambda day, how: PartialDate(
        day.replace(day=1, month=1 if how is Precision.YEAR else day.month), how
    ),
    st.dates(date(1900, 1, 1), TODAY),
    st.sampled_from([Precision.MONTH, Precision.YEAR]),
)


@given(KNOWN)
def test_what_is_put_into_a_field_is_read_back_the_same(known: PartialDate) -> None:
    assert read_partial(typed_form(known), TODAY) == known
