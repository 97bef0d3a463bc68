"""The numbers of one report: gathered as cells and relations, suppressed together, given out as signs.

A builder of paper gets `Shown` only, so it cannot print what was hidden.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from caseapp.domain.disclosure import derived
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.disclosure.published import Published
from caseapp.domain.disclosure.suppress import suppress
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Relation, Table, at_most, total

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """One count as it is printed: "17", "<5", "…" or "–"; ``number`` is None where it is hidden."""

    text: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base, as it is printed: absolute numbers, and the rate where one may stand.

    ``permille`` is rounded to the nearest, halves up; None where the base is below ten or either
    number is hidden.
    """

    part: Shown
    base: Shown
    permille: int | None


class Cells:
    """Gathers all cells and relations of one report."""

    def __init__(self) -> None:
        self._cells: dict[CellId, Cell] = {}
        self._relations: list[Relation] = []

    def take(self, cell: Cell) -> CellId:
        """Add a cell; return its name."""
        self._cells[cell.id] = cell
        return cell.id

    def count(
        self, name: CellId, count: int, group: CellId | None = None, *, printed: bool = True
    ) -> CellId:
        """Add a count of people; return its name."""
        return self.take(Cell(name, count, group=group, printed=printed))

    def everybody(self, name: CellId, count: int, *, is_open: bool) -> CellId:
        """Add the total of which all else is a part; as a count of lists it is ``is_open``."""
        return self.take(Cell(name, count, Kind.OPEN if is_open else Kind.PERSONAL))

    def parts(self, whole: CellId, parts: Iterable[CellId]) -> None:
        """Say that a total is the sum of its parts."""
        self._relations.append(total(whole, parts))

    def within(self, part: CellId, whole: CellId) -> None:
        """Say that a count is no larger than another."""
        self._relations.append(at_most(part, whole))

    def no_more(self, smaller: Iterable[CellId], larger: Iterable[CellId]) -> None:
        """Say that the first counts together are no more than the second together."""
        terms = (*((name, 1) for name in smaller), *((name, -1) for name in larger))
        self._relations.append(Relation(terms, exact=False))

    def table(self) -> Table:
        """Return everything that was gathered."""
        return Table(tuple(self._cells.values()), tuple(self._relations))

    def numbers(self, k: int, last: Issue | None = None) -> "Numbers":
        """Return the numbers as they may be printed with threshold ``k`` after the issue ``last``."""
        table = self.table()
        published = suppress(table, k, last)
        return Numbers(published, (last or Issue()).then(table, published))


class Numbers:
    """The numbers of one report after suppression."""

    def __init__(self, published: Published, issue: Issue) -> None:
        self._published = published
        self.issue = issue

    @property
    def hidden(self) -> int:
        """How many cells are printed as a sign."""
        return self._published.hidden()

    @property
    def hidden_since(self) -> int:
        """How many of them changed by too few people since the issue before."""
        return self._published.hidden_since()

    def shown(self, name: CellId) -> Shown:
        """Return a count as it is printed."""
        return Shown(self._published.text(name), self._published.number(name))

    def share(self, part: CellId, base: CellId) -> Share:
        """Return a part and its base as they are printed, with the rate where one may stand."""
        rate = derived.rate(self._published, part, base)
        permille = None if rate is None else int(rate * _THOUSAND + rate.__class__(1, 2))
        return Share(self.shown(part), self.shown(base), permille)
