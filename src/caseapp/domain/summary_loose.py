"""Numbers of the stage summary that are no counts of people: attempts, ages, months.

They stand in no table of counts, so that suppression does not see them; but against the last issue
they tell as much: a new oldest age is the age of who came.
"""

from collections.abc import Sequence
from statistics import median_low

from caseapp.domain.disclosure.derived import RATE_BASE
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.disclosure.table import CellId
from caseapp.domain.stage_summary import Described, Spread

_ATTEMPTS: CellId = "attempts"


class Loose:
    """Decides which of them may stand after the issue ``last``, with threshold ``k``."""

    def __init__(self, last: Issue, k: int) -> None:
        self._last, self._k = last, k
        self._told: dict[CellId, int] = {}
        self.hidden = 0
        """How many were hidden because they changed too little."""

    def attempts(self, count: int) -> int | None:
        """Return how often a relative was tried, None where that grew by a few only."""
        before = self._last.told.get(_ATTEMPTS)
        if before is not None and 0 < abs(count - before) < self._k:
            self.hidden += 1
            return None
        self._told[_ATTEMPTS] = count
        return count

    def spread(self, what: Described, values: Sequence[int], *, extremes: bool) -> Spread:
        """Describe a group whose size is printed nowhere: not known are few, and who they are is told.

        Where a value is another than in the last issue and few came between, none of them is printed.
        """
        if len(values) < max(self._k, RATE_BASE):
            return Spread(what)
        found = {"median": median_low(values)}
        if extremes:
            found |= {"least": min(values), "most": max(values)}
        now: dict[CellId, int] = {(what.value, name): value for name, value in found.items()}
        size: CellId = (what.value, "size")
        before = {name: self._last.told[name] for name in now if name in self._last.told}
        few = abs(len(values) - self._last.held.get(size, 0)) < self._k
        if before and before != now and few:
            self.hidden += len(now)
            return Spread(what)
        self._told |= {**now, size: len(values)}
        return Spread(what, found.get("least"), found["median"], found.get("most"))

    def added(self, issue: Issue) -> Issue:
        """Return what was told by an issue, with these numbers among it."""
        sizes = {name: count for name, count in self._told.items() if name[-1] == "size"}
        told = {name: count for name, count in self._told.items() if name not in sizes}
        return Issue({**issue.told, **told}, {**issue.held, **sizes})
