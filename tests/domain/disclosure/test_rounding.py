"""From half people to whole ones."""

from fractions import Fraction

import pytest

from caseapp.domain.disclosure import reader
from caseapp.domain.disclosure.rounding import dive
from caseapp.domain.disclosure.simplex import Polytope, Row
from caseapp.domain.disclosure.suppress import INSIDE, suppress
from caseapp.domain.disclosure_errors import NumbersDisclose
from domain.disclosure.tables import random_day

NEEDS_A_DIVE = 88
"""A random day in which some corners are fractions."""


def halves() -> Polytope:
    """Return a + b + d = 6, b + c = 4, a + c + e = 5: a, b and c are halves for some d and e."""
    rows: list[Row] = [{0: 1, 1: 1, 3: 1}, {1: 1, 2: 1}, {0: 1, 2: 1, 4: 1}]
    return Polytope(rows, [3, 2, 2, 1, 0], [0] * 5, [9, 9, 9, 1, 2])


def test_a_dive_ends_at_whole_numbers_and_keeps_what_is_held() -> None:
    polytope = halves()
    assert polytope.push(1, 1, 9) == Fraction(7, 2)  # the corner
    bounds = list(polytope.low), list(polytope.high)
    dive(polytope, 1, 1, 3)
    assert all(value.denominator == 1 for value in polytope.at)
    assert polytope.at[1] >= 3
    a, b, c, d, e = polytope.at
    assert (a + b + d, b + c, a + c + e) == (6, 4, 5)
    assert (polytope.low, polytope.high) == bounds


def test_a_dive_that_finds_nothing_leaves_a_possible_table() -> None:
    rows: list[Row] = [{0: 1, 1: 1, 3: 1}, {1: 1, 2: 1}, {0: 1, 2: 1}]
    polytope = Polytope(rows, [2, 1, 2, 0], [0] * 4, [9, 9, 9, 1])
    assert polytope.push(3, 1, 1) == 1
    dive(polytope, 3, 1, 1)
    a, b, c, d = polytope.at
    assert (a + b + d, b + c, a + c) == (3, 3, 4)
    assert d == 1
    assert a.denominator == 2


def test_without_dives_more_is_hidden_or_nothing_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert suppress(random_day(NEEDS_A_DIVE), INSIDE).hidden() > 0
    monkeypatch.setattr(reader, "dive", lambda *_: None)
    with pytest.raises(NumbersDisclose):
        suppress(random_day(NEEDS_A_DIVE), INSIDE)
