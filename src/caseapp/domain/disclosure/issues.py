"""This issue of a report laid beside the last one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from caseapp.domain.disclosure.published import Published
from caseapp.domain.disclosure.table import CellId, Kind, Table, sort_key


@dataclass(frozen=True, slots=True)
class Issue:
    """What the issues of a report told so far; kept with each, encrypted, for the next.

    ``told``: cell → the number that was printed last, in this issue or before. ``held``: cells that
    this issue hides → how many they were when they were hidden first. It holds true counts.
    """

    told: Mapping[CellId, int] = field(default_factory=dict, repr=False)
    held: Mapping[CellId, int] = field(default_factory=dict, repr=False)

    def then(self, table: Table, published: Published) -> "Issue":
        """Return what is told once ``published`` is printed too."""
        counts = table.counts()
        hidden = {name: count for name, count in counts.items() if name not in published.numbers}
        gone = {name: count for name, count in self.held.items() if name not in counts}
        since = {name: self._since(name, count, published.k) for name, count in hidden.items()}
        return Issue({**self.told, **published.numbers}, {**gone, **since})

    def plain(self) -> list[Any]:
        """Return it as lists for JSON; `of_plain` reads them."""
        return [[[cell, count] for cell, count in each.items()] for each in (self.told, self.held)]

    @classmethod
    def of_plain(cls, plain: list[Any]) -> "Issue":
        """Return what `plain` wrote, after a way through JSON."""
        told, held = (
            {cell if isinstance(cell, str) else tuple(cell): count for cell, count in each}
            for each in plain
        )
        return cls(told, held)

    def _since(self, cell: CellId, count: int, k: int) -> int:
        before = self.held.get(cell)
        return count if before is None or abs(count - before) >= k else before


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
