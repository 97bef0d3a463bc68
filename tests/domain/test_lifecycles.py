"""Life-cycles of an identity and of a presence, every pair of states."""

from datetime import UTC, datetime
from itertools import product

import pytest

from caseapp.domain.captivity import IdentityState
from caseapp.domain.lifecycles import IDENTITY_STEPS, presence
from caseapp.domain.needs import Presence
from caseapp.domain.person_numbers import record_number, tax_number

LEGAL = {
    ("UNVERIFIED", "PROVISIONAL"),
    ("PROVISIONAL", "CONFIRMED"),
    ("PROVISIONAL", "DISPUTED"),
    ("CONFIRMED", "DISPUTED"),
    ("DISPUTED", "CONFIRMED"),
    ("DISPUTED", "PROVISIONAL"),
}
"""As `domain.md` 2.5 draws it."""


@pytest.mark.parametrize(("before", "after"), tuple(product(IdentityState, IdentityState)))
def test_an_identity_takes_the_steps_that_are_drawn_and_no_other(
    before: IdentityState, after: IdentityState
) -> None:
    assert (after in IDENTITY_STEPS[before]) is ((before.value, after.value) in LEGAL)


def test_where_somebody_is_follows_from_what_was_done() -> None:
    at = datetime(2026, 3, 6, 11, tzinfo=UTC)
    assert presence(None, None, worked_on=True) is Presence.EXPECTED
    assert presence(at, None, worked_on=False) is Presence.ARRIVED
    assert presence(at, None, worked_on=True) is Presence.IN_PROCESS
    assert presence(at, at, worked_on=True) is Presence.HANDED_OVER


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1759013776", "1759013776"),
        ("17590 13776", "1759013776"),
        ("1759013775", None),  # the last digit does not fit the others
        ("9759013776", None),
        ("ао123456", "АО123456"),
        ("001234567", "001234567"),
        ("12345", None),
    ],
)
def test_a_tax_number_is_told_from_a_mistyped_one(typed: str, kept: str | None) -> None:
    assert tax_number(typed) == kept


def test_a_record_number_is_kept_as_it_is_printed() -> None:
    assert record_number("1988022601234") == record_number(" 19880226-01234 ") == "19880226-01234"
    assert record_number("19880226") is None
