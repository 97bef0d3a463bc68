"""This issue of a report laid beside the last one."""

from dataclasses import dataclass

from caseapp.domain.disclosure.published import Published
from caseapp.domain.disclosure.table import CellId, Kind, sort_key


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that is printed in both issues and changed by a few people only."""

    cell: CellId
    kind: Kind
    before: int
    after: int


def differences(before: Published, after: Published, k: int) -> tuple[Difference, ...]:
    """Return the cells whose printed number changed by less than ``k``: they tell about few people.

    Counts of lists are among them, with their kind: 302 listed and then 303 is no secret, but it says
    of how many people the changed cells beside it speak.
    """
    both = sorted(before.numbers.keys() & after.numbers.keys(), key=sort_key)
    changed = (
        Difference(cell, after.kinds[cell], before.numbers[cell], after.numbers[cell])
        for cell in both
    )
    return tuple(found for found in changed if 0 < abs(found.after - found.before) < k)
