"""What to hide next so that a cell is no longer exposed: the least that helps, and the smallest of it."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from caseapp.domain.disclosure.marking import Marking
from caseapp.domain.disclosure.published import Mark, Reason
from caseapp.domain.disclosure.reader import Aim
from caseapp.domain.disclosure.table import CellId, Kind, Relation, sort_key

REACH = 16
"""How many relations around an exposed cell may lose a number for it; beyond, it would seldom help."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one cell that a witness needs: by ``amount``, up (1) or down (-1)."""

    cell: CellId
    direction: int
    amount: int


def cover(marking: Marking, cell: CellId, aim: Aim) -> tuple[CellId, ...]:
    """Hide more for the sake of an exposed cell; return what was hidden, nothing if all is hidden.

    The relations around the cell are looked at from near to far. The first that does not let the cell
    move loses one more number: the smallest that makes room enough, or else the smallest. If none is
    to blame alone, the nearest relation with a number left gives one. Where no number is left, the
    nearest relation is withheld whole.
    """
    first = Move(cell, aim.direction, abs(aim.level - marking.counts[cell]))
    near = list(islice(_moves(marking, first), REACH))
    for relation, move in near:
        lack = _lack(marking, relation, move)
        if lack > 0 and (chosen := _smallest(marking, relation, move, lack)) is not None:
            return _hold_back(marking, chosen, cell)
    for relation, move in near:
        if (chosen := _smallest(marking, relation, move, 0)) is not None:
            return _hold_back(marking, chosen, cell)
    return _withhold(marking, cell, (relation for relation, _ in _moves(marking, first)))


def _hold_back(marking: Marking, chosen: CellId, cell: CellId) -> tuple[CellId, ...]:
    marking.hide(chosen, Mark.HELD_BACK, Reason.PROTECTS, cell)
    return (chosen,)


def _moves(marking: Marking, first: Move) -> Iterator[tuple[Relation, Move]]:
    """Follow a move through the relations: what one cell gains, the hidden ones beside it must lose."""
    queue, reached, seen = deque([first]), {first.cell}, set[Relation]()
    while queue:
        move = queue.popleft()
        for relation in marking.relations(move.cell):
            if relation in seen:
                continue
            seen.add(relation)
            yield relation, move
            own = _weight(relation, move.cell)
            for name, weight in relation.terms:
                if name not in reached and marking.hidden(name):
                    reached.add(name)
                    way = move.direction if weight * own < 0 else -move.direction
                    queue.append(Move(name, way, min(move.amount, _room(marking, name, way))))


def _lack(marking: Marking, relation: Relation, move: Move) -> int:
    """Return how much of a move the hidden cells of one relation cannot make up for."""
    own = _weight(relation, move.cell) * move.direction
    needed = abs(own) * max(move.amount, 1)
    if not relation.exact:
        if own < 0:
            return 0
        reached = sum(weight * marking.counts[name] for name, weight in relation.terms)
        needed -= relation.bound - reached
    for name, weight in relation.terms:
        if name != move.cell and marking.hidden(name):
            needed -= abs(weight) * _room(marking, name, -1 if weight * own > 0 else 1)
    return needed


def _room(marking: Marking, cell: CellId, way: int) -> int:
    bounds = marking.bounds(cell)
    return (bounds.high if way > 0 else bounds.low) * way - marking.counts[cell] * way


def _smallest(marking: Marking, relation: Relation, move: Move, lack: int) -> CellId | None:
    """Return the printed cell of a relation to hide next, or None where none is left."""
    own = _weight(relation, move.cell) * move.direction

    def loss(cell: CellId) -> tuple[bool, bool, int, tuple[str, ...]]:
        weight = _weight(relation, cell)
        spare = marking.counts[cell] - marking.rule.k
        too_little = weight * own > 0 and abs(weight) * spare < lack
        dear = marking.cells[cell].dear
        return dear, too_little, marking.counts[cell], sort_key(cell)

    return min((n for n, _ in relation.terms if marking.may_hide(n)), key=loss, default=None)


def _withhold(marking: Marking, cell: CellId, relations: Iterable[Relation]) -> tuple[CellId, ...]:
    """Give up the nearest relation that still tells something: no sign in it says anything then."""
    for relation in relations:
        told = [
            name
            for name, _ in relation.terms
            if marking.cells[name].kind is Kind.PERSONAL
            and marking.marks[name] is not Mark.WITHHELD
        ]
        for name in told:
            marking.hide(name, Mark.WITHHELD, Reason.PROTECTS, cell)
        if told:
            return tuple(told)
    return ()


def _weight(relation: Relation, cell: CellId) -> int:
    return sum(weight for name, weight in relation.terms if name == cell)
