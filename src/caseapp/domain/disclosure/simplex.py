"""How far one unknown can be moved while every equation and every bound holds: exact linear programming.

The bounded primal simplex method on sparse rows, with whole numbers and fractions instead of floats: a
cell that is wrongly taken for safe could point at a person. It begins at the true table, a point that
is known to be feasible, so no first phase is needed; unknowns that stand between their bounds there
are let go one by one ("superbasic" in the literature). Bland's rule keeps it from going in circles.

Source: R. J. Vanderbei, Linear Programming, 5th ed. 2020, chapters 2, 3 and 9.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count

Number = int | Fraction
Row = dict[int, Number]


PATIENCE = 60
"""Steps that may be chosen for speed before Bland's rule takes over."""


def over(number: Number, divisor: Number) -> Number:
    """Divide exactly; whole results stay ``int``, which calculates much faster than a fraction."""
    if divisor == 1:
        return number
    if divisor == -1:
        return -number
    return plain(Fraction(number) / divisor)


def plain(number: Number) -> Number:
    """Return a whole number as ``int``."""
    return number.numerator if number.denominator == 1 else number


class Polytope:
    """The points that satisfy ``rows`` (each: a weighted sum of unknowns keeps its value) and bounds.

    ``at`` is a feasible point to begin with, and later the one walked to; ``low`` and ``high`` are the
    bounds, one for each unknown, and may be narrowed as long as ``at`` stays between them.
    """

    def __init__(
        self, rows: Iterable[Row], at: Sequence[Number], low: Sequence[int], high: Sequence[int]
    ) -> None:
        self.at = list(at)
        self.low, self.high = list(low), list(high)
        self._rows: list[Row] = []
        self._basic: list[int] = []
        self._row_of: dict[int, int] = {}
        self._columns: list[set[int]] = [set() for _ in at]
        for row in rows:
            self._take(row)

    def push(self, unknown: int, direction: int, goal: int) -> Number:
        """Move ``unknown`` up (1) or down (-1) until it reaches ``goal`` or can go no further.

        Returns its value; ``at`` is then a feasible point that has it.
        """
        for step in count():
            if (goal - self.at[unknown]) * direction <= 0:
                break
            entering = self._entering(unknown, direction, careful=step > PATIENCE)
            if entering is None:
                break
            self._step(*entering)
        return self.at[unknown]

    def _take(self, row: Row) -> None:
        """Add an equation, solved for one of its unknowns; one that follows from the others is left."""
        row = dict(row)
        for unknown in [u for u in row if u in self._row_of]:
            self._subtract(row, row[unknown], self._rows[self._row_of[unknown]])
        if not row:
            return
        pivot = min(row, key=lambda u: (abs(row[u]) != 1, len(self._columns[u]), u))
        number = len(self._rows)
        self._rows.append(row)
        self._basic.append(pivot)
        for unknown in row:
            self._columns[unknown].add(number)
        self._solve_for(number, pivot)

    def _solve_for(self, number: int, pivot: int) -> None:
        """Make ``pivot`` the unknown that row ``number`` gives, and take it out of all other rows."""
        row = self._rows[number]
        scale = row[pivot]
        if scale != 1:
            for unknown in row:
                row[unknown] = over(row[unknown], scale)
        self._basic[number] = pivot
        self._row_of[pivot] = number
        for other in [o for o in self._columns[pivot] if o != number]:
            changed = self._rows[other]
            before = set(changed)
            self._subtract(changed, changed[pivot], row)
            for unknown in before - changed.keys():
                self._columns[unknown].discard(other)
            for unknown in changed.keys() - before:
                self._columns[unknown].add(other)

    @staticmethod
    def _subtract(row: Row, times: Number, other: Row) -> None:
        for unknown, weight in other.items():
            left = row.get(unknown, 0) - times * weight
            if left:
                row[unknown] = left if type(left) is int else plain(left)
            else:
                row.pop(unknown, None)

    def _entering(self, unknown: int, direction: int, *, careful: bool) -> tuple[int, int] | None:
        """Return a free unknown, and its direction, that moves ``unknown`` where it should go.

        The one that touches the fewest rows; ``careful`` is Bland's rule, that no circle survives.
        """
        if unknown not in self._row_of:
            return (unknown, direction) if self._room(unknown, direction) else None
        row = self._rows[self._row_of[unknown]]
        able = [
            free
            for free, weight in row.items()
            if free != unknown and self._room(free, -direction if weight > 0 else direction)
        ]
        if not able:
            return None
        free = min(able) if careful else min(able, key=lambda u: (len(self._columns[u]), u))
        return free, -direction if row[free] > 0 else direction

    def _room(self, unknown: int, way: int) -> Number:
        bound = self.high[unknown] if way > 0 else self.low[unknown]
        return (bound - self.at[unknown]) * way

    def _step(self, free: int, way: int) -> None:
        """Move a free unknown until a bound stops it; if another unknown is stopped, they change roles."""
        length, stopped = self._room(free, way), -1
        for number in sorted(self._columns[free], key=lambda n: self._basic[n]):
            basic, weight = self._basic[number], self._rows[number][free]
            against = -way if weight > 0 else way
            room = over(self._room(basic, against), weight if weight > 0 else -weight)
            if room < length:
                length, stopped = room, number
        if length:
            for number in self._columns[free]:
                basic = self._basic[number]
                self.at[basic] = plain(self.at[basic] - self._rows[number][free] * way * length)
            self.at[free] = plain(self.at[free] + way * length)
        if stopped >= 0:
            del self._row_of[self._basic[stopped]]
            self._solve_for(stopped, free)
