"""Numbers that are made from counts: rates, medians, the youngest and the oldest."""

from fractions import Fraction

from caseapp.domain.disclosure.published import Mark, Published
from caseapp.domain.disclosure.table import CellId

RATE_BASE = 10
"""The smallest base of which a rate is printed."""


def rate(published: Published, part: CellId, base: CellId) -> Fraction | None:
    """Return ``part`` of ``base`` (0 to 1 where the part is in the base), or None where no rate may stand.

    A rate needs a base of ten or more, and both numbers printed: then it tells nothing that they do
    not. The rate of a hidden part would give the part, that of a hidden base the base.
    """
    above, below = published.number(part), published.number(base)
    if above is None or below is None or below < RATE_BASE:
        return None
    return Fraction(above, below)


def may_describe(published: Published, group: CellId) -> bool:
    """Say whether a median, a mean, the least or the most of a group may be printed.

    They are values of single people: the group's number has to be printed and reach the threshold
    and the base of a rate. A group that is not printed could be guessed from them.
    """
    size = published.number(group)
    printed = published.marks[group] is Mark.NUMBER
    return printed and size is not None and size >= max(published.k, RATE_BASE)
