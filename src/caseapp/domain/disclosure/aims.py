"""What has to stay possible for each cell that is hidden for its own sake."""

from collections.abc import Mapping

from caseapp.domain.disclosure.primary import Bounds, Rule
from caseapp.domain.disclosure.reader import Aim
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Relation, Table


def aims(table: Table, rule: Rule) -> dict[CellId, tuple[Aim, ...]]:
    """Return for each secret cell what a witness has to show; one aim of a cell suffices.

    A small count n < k - 1 needs a witness with k - 1: the reader learns no more than "fewer than k".
    For n = k - 1 it is one with less, for a count of k or more (a sensitive row) one with any other.
    Where the open numbers alone leave less room (three people arrived), that room is what is kept; a
    cell that they fix is no secret.
    """
    public = public_bounds(table)
    found = {cell.id: _of(cell, rule.k, public[cell.id]) for cell in table.cells if rule.of(cell)}
    return {cell: wanted for cell, wanted in found.items() if wanted}


def _of(cell: Cell, k: int, public: Bounds) -> tuple[Aim, ...]:
    if public.low == public.high:
        return ()
    if cell.count >= k:
        return Aim(1, cell.count + 1), Aim(-1, cell.count - 1)
    most = min(k - 1, public.high)
    return (Aim(1, most),) if cell.count < most else (Aim(-1, cell.count - 1),)


def public_bounds(table: Table) -> dict[CellId, Bounds]:
    """Return what the open numbers alone tell about each cell, or more than they tell, never less."""
    ceiling = sum(cell.count for cell in table.cells) + 1
    bounds = {
        cell.id: Bounds(cell.count, cell.count) if cell.kind is Kind.OPEN else Bounds(0, ceiling)
        for cell in table.cells
    }
    for _ in table.relations:  # the longest chain there can be; stopping early is wider, not wrong
        moved = [_tighten(relation, bounds) for relation in table.relations]
        if not any(moved):
            break
    return bounds


def _tighten(relation: Relation, bounds: dict[CellId, Bounds]) -> bool:
    """Draw in the bounds of every cell of a relation; say whether any of them moved."""
    least = sum(_least(name, weight, bounds) for name, weight in relation.terms)
    most = sum(-_least(name, -weight, bounds) for name, weight in relation.terms)
    moved = False
    for name, weight in relation.terms:
        before = bounds[name]
        upper = relation.bound - least + _least(name, weight, bounds)
        lower = relation.bound - most - _least(name, -weight, bounds)
        least -= _least(name, weight, bounds)
        most += _least(name, -weight, bounds)
        bounds[name] = _cut(before, weight, lower if relation.exact else None, upper)
        least += _least(name, weight, bounds)
        most -= _least(name, -weight, bounds)
        moved |= bounds[name] != before
    return moved


def _cut(bounds: Bounds, weight: int, lower: int | None, upper: int) -> Bounds:
    """Cut bounds to the whole numbers x with lower <= weight * x <= upper."""
    low, high = bounds.low, bounds.high
    if weight > 0:
        high = min(high, upper // weight)
        low = low if lower is None else max(low, -(-lower // weight))
    else:
        low = max(low, -(upper // -weight))
        high = high if lower is None else min(high, -lower // -weight)
    return Bounds(low, high)


def _least(name: CellId, weight: int, bounds: Mapping[CellId, Bounds]) -> int:
    """Return the least that a weighted cell adds to a sum."""
    return weight * (bounds[name].low if weight > 0 else bounds[name].high)
