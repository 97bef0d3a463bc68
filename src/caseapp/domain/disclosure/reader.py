"""What a reader can find out: the linear system that the printed report leaves open, piece by piece.

A piece is a set of hidden cells that relations tie together; printed numbers cut a report into many.
A cell is shown to be safe by a *witness*: another table of whole numbers that would be printed with the
same numbers and the same signs and has another count there. The search for witnesses may fail, and
then more is hidden; it cannot err, since a witness satisfies every relation by construction and holds
whole numbers only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from caseapp.domain.disclosure.primary import Bounds
from caseapp.domain.disclosure.rounding import dive
from caseapp.domain.disclosure.simplex import Number, Polytope, Row
from caseapp.domain.disclosure.table import CellId, Relation, sort_key


@dataclass(frozen=True, slots=True)
class Aim:
    """What a witness has to show for a cell: a count of ``level`` or beyond it in ``direction``."""

    direction: int
    level: int

    def reached(self, value: Number) -> bool:
        """Say whether a table with this count is such a witness."""
        return (value - self.level) * self.direction >= 0


class Piece:
    """Hidden cells that are tied together, as a polytope to walk in."""

    def __init__(
        self,
        cells: Iterable[CellId],
        relations: Iterable[Relation],
        counts: Mapping[CellId, int],
        bounds: Mapping[CellId, Bounds],
    ) -> None:
        self.cells = sorted(cells, key=sort_key)
        self._index = {cell: number for number, cell in enumerate(self.cells)}
        at = [counts[cell] for cell in self.cells]
        low = [bounds[cell].low for cell in self.cells]
        high = [bounds[cell].high for cell in self.cells]
        rows: list[Row] = []
        for relation in relations:
            row: Row = {}
            for name, weight in relation.terms:
                if name in self._index:
                    row[self._index[name]] = row.get(self._index[name], 0) + weight
            if not relation.exact:
                slack = relation.bound - sum(w * counts[name] for name, w in relation.terms)
                row[len(at)] = 1
                at.append(slack)
                low.append(0)
                high.append(slack + sum(abs(w) for _, w in relation.terms) * max(high))
            rows.append({unknown: weight for unknown, weight in row.items() if weight})
        self._polytope = Polytope(rows, at, low, high)

    def value(self, cell: CellId) -> Number:
        """Return the count that the table walked to has for a cell."""
        return self._polytope.at[self._index[cell]]

    def whole(self) -> bool:
        """Say whether the table walked to holds whole numbers of people only."""
        return Fraction not in set(map(type, self._polytope.at))  # `plain` keeps whole ones int

    def holds(self, cell: CellId) -> bool:
        """Say whether a cell belongs to this piece."""
        return cell in self._index

    def fixed(self, cell: CellId, count: int) -> bool:
        """Say whether ``count`` is the only whole number that a cell can have."""
        unknown = self._index[cell]
        most = self._polytope.push(unknown, 1, count + 1)
        return most < count + 1 and self._polytope.push(unknown, -1, count - 1) > count - 1

    def exposed(self, aims: Mapping[CellId, tuple[Aim, ...]]) -> list[CellId]:
        """Return the cells of ``aims`` for which no witness was found; one aim of several suffices."""
        open_aims = {cell: aims[cell] for cell in self.cells if cell in aims}
        failed: list[CellId] = []
        while open_aims:
            cell = next(iter(open_aims))
            for aim in open_aims[cell]:
                self._walk(cell, aim)
                self._strike_out(open_aims)
                if cell not in open_aims:
                    break
            else:
                failed.append(cell)
                del open_aims[cell]
        return failed

    def _walk(self, cell: CellId, aim: Aim) -> None:
        """Walk to a table that reaches an aim, one of whole people if there is one near."""
        unknown = self._index[cell]
        reached = self._polytope.push(unknown, aim.direction, aim.level)
        if aim.reached(reached) and not self.whole():
            dive(self._polytope, unknown, aim.direction, aim.level)

    def _strike_out(self, open_aims: dict[CellId, tuple[Aim, ...]]) -> None:
        if not self.whole():
            return
        for cell in list(open_aims):
            if any(aim.reached(self.value(cell)) for aim in open_aims[cell]):
                del open_aims[cell]
