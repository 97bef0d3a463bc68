"""The numbers of one report and everything a reader can calculate with: cells and relations."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import chain

CellId = str | tuple[str, ...]
"""What a cell is called: ``"arrived"``, or ``("EXT-01", "PARTLY")``."""


class Kind(Enum):
    """Whether a count tells something about people."""

    OPEN = "open"
    """A count of lists (listed, arrived, awaited): printed always."""

    PERSONAL = "personal"
    """A count of people who share an attribute: protected."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count.

    ``group`` is the cell with the total that this one is a part of: the people it could be about. A
    zero is printed only where that group, and every `total` it is a part of, reach the threshold. ``printed`` is False for a
    count that the report leaves out but that a reader could calculate: the merged small group, the
    rest that no line shows. It is protected like the others. ``sensitive``: a row about violence,
    where "all" and "none" of a named group tell something about each of them; it is published only
    for a group of twenty or more, and then neither 0 % nor 100 %. ``dear``: a number that the report
    is made for, held back for another's sake only where its sums leave no other.
    """

    id: CellId
    count: int
    kind: Kind = Kind.PERSONAL
    group: CellId | None = None
    printed: bool = True
    sensitive: bool = False
    dear: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """Something a reader knows: a weighted sum of cells equals ``bound``, or is at most ``bound``."""

    terms: tuple[tuple[CellId, int], ...]
    bound: int = 0
    exact: bool = True


def total(whole: CellId, parts: Iterable[CellId]) -> Relation:
    """Return the relation "the whole is the sum of its parts"."""
    return Relation(((whole, 1), *((part, -1) for part in parts)))


def at_most(part: CellId, whole: CellId) -> Relation:
    """Return the relation "the part is no larger than the whole", for groups that overlap."""
    return Relation(((part, 1), (whole, -1)), exact=False)


def whole_of(relation: Relation) -> CellId | None:
    """Return the whole of a relation that `total` made, or None for any other relation."""
    wholes = [name for name, weight in relation.terms if weight == 1]
    parts = sum(weight == -1 for _, weight in relation.terms)
    is_total = relation.exact and relation.bound == 0 and len(wholes) == 1
    return wholes[0] if is_total and parts == len(relation.terms) - 1 else None


def sort_key(cell: CellId) -> tuple[str, ...]:
    """Return what orders ids of both forms, so that the order of input decides nothing."""
    return (cell,) if isinstance(cell, str) else cell


@dataclass(frozen=True)
class Table:
    """All cells and relations of one report: its text, its tables and its charts together.

    Raises:
        ValueError: two cells have one id, a relation or a group names a cell that is not here, a
            count is negative, or a relation does not hold for the counts. Each is a mistake of the
            program: numbers that contradict what the reader is told cannot be protected.
    """

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]

    def __post_init__(self) -> None:
        """Refuse numbers that contradict each other."""
        counts = self.counts()
        if len(counts) != len(self.cells):
            raise ValueError("two cells of a report have the same id")
        named = chain((cell.group for cell in self.cells if cell.group is not None), _named(self))
        if unknown := {name for name in named if name not in counts}:
            raise ValueError(f"no such cells in the report: {sorted(map(sort_key, unknown))}")
        if negative := [cell.id for cell in self.cells if cell.count < 0]:
            raise ValueError(f"negative counts in the report: {negative}")
        if broken := [relation for relation in self.relations if not holds(relation, counts)]:
            raise ValueError(f"relations that do not hold: {broken}")

    def counts(self) -> dict[CellId, int]:
        """Return the true number of every cell."""
        return {cell.id: cell.count for cell in self.cells}


def holds(relation: Relation, counts: dict[CellId, int]) -> bool:
    """Say whether a relation is true of these counts."""
    reached = sum(weight * counts[name] for name, weight in relation.terms)
    return reached == relation.bound if relation.exact else reached <= relation.bound


def join(*tables: Table) -> Table:
    """Put the tables of one report together; a cell that several of them show is one cell.

    Raises:
        ValueError: two tables say different things about a cell.
    """
    cells = dict.fromkeys(chain.from_iterable(table.cells for table in tables))
    relations = dict.fromkeys(chain.from_iterable(table.relations for table in tables))
    return Table(tuple(cells), tuple(relations))


def _named(table: Table) -> Iterable[CellId]:
    return (name for relation in table.relations for name, _ in relation.terms)
