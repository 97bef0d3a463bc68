"""The state of a suppression: how each cell is marked so far, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from caseapp.domain.disclosure.primary import Bounds, Rule
from caseapp.domain.disclosure.published import Mark, Published, Reason, Suppressed
from caseapp.domain.disclosure.reader import Piece
from caseapp.domain.disclosure.table import CellId, Kind, Relation, Table, sort_key


class Marking:
    """Marks of the cells of one table; cells and relations stand in an order of their own."""

    def __init__(self, table: Table, rule: Rule) -> None:
        self.rule = rule
        self.cells = {c.id: c for c in sorted(table.cells, key=lambda c: sort_key(c.id))}
        self.counts: Mapping[CellId, int] = table.counts()
        self.marks = dict.fromkeys(self.cells, Mark.NUMBER)
        self._log: dict[CellId, Suppressed] = {}
        self._relations: dict[CellId, list[Relation]] = defaultdict(list)
        for relation in sorted(map(_ordered, table.relations), key=_relation_key):
            for name in dict.fromkeys(name for name, _ in relation.terms):
                self._relations[name].append(relation)

    def hide(self, cell: CellId, mark: Mark, reason: Reason, because: CellId | None = None) -> None:
        """Mark a cell as hidden. A cell that is hidden already keeps the reason it had first."""
        before = self._log.get(cell)
        if before is not None:
            reason, because = before.reason, before.because
        self.marks[cell] = mark
        self._log[cell] = Suppressed(cell, mark, reason, because)

    def show(self, cell: CellId) -> None:
        """Take a cell's mark away again."""
        self.marks[cell] = Mark.NUMBER
        del self._log[cell]

    def hidden(self, cell: CellId) -> bool:
        """Say whether a cell is hidden so far."""
        return self.marks[cell] is not Mark.NUMBER

    def held_back(self) -> list[CellId]:
        """Return the cells that are hidden for the sake of others, the largest first."""
        found = [c for c, line in self._log.items() if line.reason is Reason.PROTECTS]
        return sorted(found, key=lambda c: (-self.counts[c], sort_key(c)))

    def may_hide(self, cell: CellId) -> bool:
        """Say whether a cell is printed so far and may be held back for the sake of another."""
        about_people = self.cells[cell].kind is Kind.PERSONAL
        return about_people and not self.hidden(cell) and self.counts[cell] >= self.rule.k

    def bounds(self, cell: CellId) -> Bounds:
        """Return what the present mark of a cell tells a reader."""
        return self.rule.bounds(self.cells[cell], self.marks[cell])

    def relations(self, cell: CellId) -> list[Relation]:
        """Return the relations that a cell stands in."""
        return self._relations[cell]

    def pieces(self, among: Iterable[CellId]) -> Iterator[Piece]:
        """Return the pieces of the open system that hold these hidden cells."""
        seen: set[CellId] = set()
        for start in sorted(among, key=sort_key):
            if start not in seen:
                cells, relations = self._tied(start)
                seen.update(cells)
                bounds = {cell: self.bounds(cell) for cell in cells}
                yield Piece(cells, relations, self.counts, bounds)

    def published(self) -> Published:
        """Return what may be printed."""
        numbers = {c: self.counts[c] for c, mark in self.marks.items() if mark is Mark.NUMBER}
        log = tuple(self._log[cell] for cell in sorted(self._log, key=sort_key))
        kinds = {cell.id: cell.kind for cell in self.cells.values()}
        return Published(self.rule.k, kinds, self.marks, numbers, log)

    def _tied(self, start: CellId) -> tuple[list[CellId], list[Relation]]:
        cells, relations = [start], dict[Relation, None]()
        reached = {start}
        for cell in cells:  # grows while it is walked
            for relation in self._relations[cell]:
                if relation in relations:
                    continue
                relations[relation] = None
                fresh = [n for n, _ in relation.terms if self.hidden(n) and n not in reached]
                reached.update(fresh)
                cells.extend(fresh)
        return cells, list(relations)


def _ordered(relation: Relation) -> Relation:
    terms = sorted(relation.terms, key=lambda term: (sort_key(term[0]), term[1]))
    return Relation(tuple(terms), relation.bound, relation.exact)


def _relation_key(relation: Relation) -> tuple[list[tuple[str, ...]], list[int], int, bool]:
    names = [sort_key(name) for name, _ in relation.terms]
    return names, [weight for _, weight in relation.terms], relation.bound, relation.exact


def primary(marking: Marking, secret: Collection[CellId]) -> None:
    """Hide every secret cell, and every cell that the report has no line for."""
    for cell in marking.cells.values():
        found = marking.rule.of(cell)
        if not cell.printed:
            marking.hide(cell.id, Mark.WITHHELD, Reason.NOT_PRINTED)
        elif found is not None and cell.id in secret:
            marking.hide(cell.id, *found)
