"""An attack on a printed report: linear bounds for every hidden number, by a solver that is not ours.

The attacker holds the paper, knows its definitions (which number is the sum of which, what is a part of
what) and the rule of each sign, and nothing else: true counts are never looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import highspy
import numpy as np

from caseapp.domain.disclosure.published import Mark, Published
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Table

NEAR = 1e-6


@dataclass(frozen=True)
class Found:
    """What an attacker learned about a hidden number: it is no less than this and no more than that."""

    low: float
    high: float

    @property
    def fixed(self) -> bool:
        """Whether only one whole number is left."""
        return bool(np.floor(self.high + NEAR) <= np.ceil(self.low - NEAR))


def attack(published: Published, table: Table) -> dict[CellId, Found]:
    """Return the bounds of every hidden cell."""
    hidden = [name for name, mark in published.marks.items() if mark is not Mark.NUMBER]
    solver = _system(published, table, hidden)
    return {name: _bounds(solver, column) for column, name in enumerate(hidden)}


def recovered(published: Published, table: Table) -> list[CellId]:
    """Return the hidden cells that the attack knows: their number, or that it is less than k - 1.

    A number without a line of its own may be known where it is as large as the threshold. What the
    counts of lists tell by themselves (three arrived, so no more than three are wounded) is
    not the report's doing.
    """
    found = attack(published, table)
    left_out = {cell.id for cell in table.cells if not cell.printed}
    suspicious = {
        name: bounds
        for name, bounds in found.items()
        if (bounds.fixed and (name not in left_out or 0 < round(bounds.high) < published.k))
        or (published.marks[name] is Mark.SMALL and bounds.high < published.k - 1 - NEAR)
    }
    public = attack(_lists_only(published), table) if suspicious else {}
    return [
        name
        for name, bounds in suspicious.items()
        if not public[name].fixed and (bounds.fixed or bounds.high < public[name].high - NEAR)
    ]


def _lists_only(published: Published) -> Published:
    kept = {c for c, kind in published.kinds.items() if kind is Kind.OPEN}
    marks = {c: Mark.NUMBER if c in kept else Mark.WITHHELD for c in published.marks}
    numbers = {c: n for c, n in published.numbers.items() if c in kept}
    return Published(published.k, published.kinds, marks, numbers, ())


def _system(published: Published, table: Table, hidden: Iterable[CellId]) -> highspy.Highs:
    cells = {cell.id: cell for cell in table.cells}
    solver = highspy.Highs()  # type: ignore[no-untyped-call] # its stubs leave this one out
    solver.silent()
    column: dict[CellId, int] = {}
    for name in hidden:
        column[name] = len(column)
        low, high = _sign(published, table, cells[name])
        solver.addVar(low, high)
    for relation in table.relations:
        known = sum(w * published.numbers[n] for n, w in relation.terms if n not in column)
        unknown = [(column[n], w) for n, w in relation.terms if n in column]
        most = relation.bound - known
        least = most if relation.exact else -highspy.kHighsInf
        indexes = np.array([c for c, _ in unknown], dtype=np.int32)
        solver.addRow(least, most, len(unknown), indexes, np.array([float(w) for _, w in unknown]))
    return solver


def _sign(published: Published, table: Table, cell: Cell) -> tuple[float, float]:
    match published.marks[cell.id]:
        case Mark.SMALL:
            return (0 if _maybe_nobody(published, table, cell) else 1), published.k - 1
        case Mark.HELD_BACK:
            return published.k, highspy.kHighsInf
        case _:
            return 0, highspy.kHighsInf


def _maybe_nobody(published: Published, table: Table, cell: Cell) -> bool:
    """Say whether "fewer than k" may be nobody: only there where a zero would not be printed."""
    wholes = {cell.group} if cell.group is not None else set()
    wholes |= {
        relation.terms[0][0]
        for relation in table.relations
        if relation.exact and cell.id in {name for name, _ in relation.terms[1:]}
    }
    return cell.sensitive or any(_maybe_few(published, whole) for whole in wholes)


def _maybe_few(published: Published, whole: CellId) -> bool:
    printed = published.number(whole)
    if printed is not None:
        return printed < published.k
    return published.marks[whole] is not Mark.HELD_BACK


def _bounds(solver: highspy.Highs, column: int) -> Found:
    solver.changeColCost(column, 1.0)
    ends = []
    for sense, edge in ((highspy.ObjSense.kMinimize, 0.0), (highspy.ObjSense.kMaximize, np.inf)):
        solver.changeObjectiveSense(sense)
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            ends.append(solver.getInfo().objective_function_value)
        else:
            open_ended = {
                highspy.HighsModelStatus.kUnbounded,
                highspy.HighsModelStatus.kUnboundedOrInfeasible,
            }
            assert status in open_ended, status
            assert edge == np.inf, status
            ends.append(edge)
    solver.changeColCost(column, 0.0)
    return Found(*ends)
