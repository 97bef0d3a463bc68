"""From a point with fractions to one of whole numbers, where there is one close by.

The corners of most tables are whole (their equations form a network). Where groups overlap they may not
be, and half a person is no witness. Diving fixes one fraction after the other to a whole number beside
it and never goes back: fast, and a failure only means that more is hidden than had to be.

Source: T. Achterberg, Constraint Integer Programming, 2007, chapter 9 (diving heuristics).
"""

from math import floor

from caseapp.domain.disclosure.simplex import Polytope


def dive(polytope: Polytope, held: int, direction: int, level: int) -> None:
    """Walk towards whole numbers while ``held`` keeps at ``level`` or beyond it in ``direction``.

    The bounds are afterwards as they were.
    """
    low, high = list(polytope.low), list(polytope.high)
    (polytope.low if direction > 0 else polytope.high)[held] = level
    while (fraction := _first_fraction(polytope)) is not None:
        below = floor(polytope.at[fraction])
        if not (_fix(polytope, fraction, -1, below) or _fix(polytope, fraction, 1, below + 1)):
            break
    polytope.low, polytope.high = low, high


def _first_fraction(polytope: Polytope) -> int | None:
    return next((u for u, value in enumerate(polytope.at) if value.denominator != 1), None)


def _fix(polytope: Polytope, unknown: int, direction: int, whole: int) -> bool:
    """Move an unknown to a whole number beside it and keep it there, if it can go so far."""
    bounds = polytope.high if direction > 0 else polytope.low
    before, bounds[unknown] = bounds[unknown], whole
    if polytope.push(unknown, direction, whole) == whole:
        polytope.low[unknown] = polytope.high[unknown] = whole
        return True
    bounds[unknown] = before
    return False
