"""Which cells may not be printed for their own sake, and what a reader learns from each sign."""

from dataclasses import dataclass

from caseapp.domain.disclosure.published import Mark, Reason
from caseapp.domain.disclosure.table import Cell, Kind, Table, whole_of

SENSITIVE_GROUP = 20
"""The smallest group for which a sensitive row is published."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a sign lets a reader think of."""

    low: int
    high: int


class Rule:
    """The threshold applied to the cells of one table, each looked at alone."""

    def __init__(self, table: Table, k: int) -> None:
        self.k = k
        self._cells = {cell.id: cell for cell in table.cells}
        self._wholes = {c.id: [] if c.group is None else [c.group] for c in table.cells}
        for relation in table.relations:
            if (whole := whole_of(relation)) is not None:
                for name, _ in relation.terms:
                    if name != whole:
                        self._wholes[name].append(whole)
        self._ceiling = sum(cell.count for cell in table.cells) + k

    def of(self, cell: Cell) -> tuple[Mark, Reason] | None:
        """Return how a cell is hidden for its own sake, or None where it may stand."""
        if cell.kind is Kind.OPEN:
            return None
        if cell.sensitive and self._size(cell) < SENSITIVE_GROUP:
            return Mark.WITHHELD, Reason.GROUP_TOO_SMALL
        if 0 < cell.count < self.k:
            return Mark.SMALL, Reason.SMALL
        if cell.sensitive and cell.count in {0, self._size(cell)}:
            return (Mark.HELD_BACK if cell.count else Mark.SMALL), Reason.GROUP_DISCLOSURE
        if cell.count == 0 and self._of_few(cell):
            return Mark.SMALL, Reason.ZERO_OF_FEW
        return None

    def bounds(self, cell: Cell, mark: Mark) -> Bounds:
        """Return what the sign ``mark`` tells about a cell to whoever knows the rules of the report."""
        match mark:
            case Mark.NUMBER:
                return Bounds(cell.count, cell.count)
            case Mark.SMALL:
                nobody = cell.sensitive or self._of_few(cell)
                return Bounds(0 if nobody else 1, self.k - 1)
            case Mark.HELD_BACK:
                return Bounds(self.k, self._ceiling)
            case Mark.WITHHELD:
                return Bounds(0, self._ceiling)

    def _size(self, cell: Cell) -> int:
        return cell.count if cell.group is None else self._cells[cell.group].count

    def _of_few(self, cell: Cell) -> bool:
        """Say whether the people a zero is about are so few that "nobody" tells about each of them.

        A group that is itself a printed zero is no group: its parts are zero and tell nothing.
        """
        return any(self._few(self._cells[whole]) for whole in self._wholes[cell.id])

    def _few(self, whole: Cell) -> bool:
        return self._of_few(whole) if whole.count == 0 else whole.count < self.k
