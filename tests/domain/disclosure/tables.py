"""Reports to suppress and to attack: by hand, from the invented day, and from random people."""

import csv
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from caseapp.assets import resources
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Relation, Table, at_most, total

COUNTED = ("RESPECTED", "PARTLY", "NOT_RESPECTED")
UNCOUNTED = ("DOES_NOT_KNOW", "DECLINED", "POSTPONED", "NOT_ASKED")
STATES = (*COUNTED, *UNCOUNTED, "NOT_APPLICABLE")


def row(parts: Sequence[int], *, whole: Kind = Kind.OPEN, sensitive: bool = False) -> Table:
    """Return a total and its parts: ``"all"`` and ``"0"``, ``"1"`` and so on."""
    names = [str(number) for number in range(len(parts))]
    cells = [
        Cell(name, part, group="all", sensitive=sensitive)
        for name, part in zip(names, parts, strict=True)
    ]
    return Table((Cell("all", sum(parts), whole), *cells), (total("all", names),))


def crossed(counts: Sequence[Sequence[int]]) -> Table:
    """Return a table with totals of rows and columns and of all; cells are ``("r0", "c1")``."""
    rows, columns = [f"r{i}" for i in range(len(counts))], [f"c{j}" for j in range(len(counts[0]))]
    cells = [Cell("all", sum(map(sum, counts)))]
    cells += [Cell(r, sum(line), group="all") for r, line in zip(rows, counts, strict=True)]
    cells += [Cell(c, sum(line[j] for line in counts), group="all") for j, c in enumerate(columns)]
    cells += [
        Cell((r, c), counts[i][j], group=r)
        for i, r in enumerate(rows)
        for j, c in enumerate(columns)
    ]
    relations = [total("all", rows), total("all", columns)]
    relations += [total(r, [(r, c) for c in columns]) for r in rows]
    relations += [total(c, [(r, c) for r in rows]) for c in columns]
    return Table(tuple(cells), tuple(relations))


@dataclass
class Report:
    """A compliance report under construction: checks, by period and by place of detention."""

    cells: dict[CellId, Cell] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def count(
        self, name: CellId, number: int, kind: Kind = Kind.PERSONAL, group: CellId | None = None
    ) -> None:
        """Add a count."""
        self.cells[name] = Cell(name, number, kind, group)

    def check(self, code: str, answers: Collection[str]) -> None:
        """Add the row of a check: its eight states, N and A."""
        applicable = sum(state != "NOT_APPLICABLE" for state in answers)
        self.count((code, "A"), applicable)
        self.count((code, "N"), sum(state in COUNTED for state in answers), group=(code, "A"))
        for state in (*COUNTED, *UNCOUNTED):
            number = sum(answer == state for answer in answers)
            self.count((code, state), number, group=(code, "A"))
        self.relations.append(total((code, "N"), [(code, state) for state in COUNTED]))
        rest = [(code, state) for state in ("N", *UNCOUNTED)]
        self.relations.append(total((code, "A"), rest))

    def breakdown(self, code: str, group: str, answers: Iterable[str]) -> None:
        """Add the three counted states of one group and their sum."""
        states = [state for state in answers if state in COUNTED]
        self.count((code, group, "N"), len(states))
        for state in COUNTED:
            self.count((code, group, state), states.count(state), group=(code, group, "N"))
        whole = (code, group, "N")
        self.relations.append(total(whole, [(code, group, state) for state in COUNTED]))

    def partition(self, code: str, groups: Iterable[str]) -> None:
        """Say that every person is in one of the groups, and in one only."""
        for state in ("N", *COUNTED):
            self.relations.append(total((code, state), [(code, g, state) for g in groups]))

    def overlap(self, code: str, groups: Iterable[str]) -> None:
        """Say that the groups share people, and that everybody is in one at least."""
        for state in ("N", *COUNTED):
            parts = [(code, group, state) for group in groups]
            self.relations += [at_most(part, (code, state)) for part in parts]
            terms = (((code, state), 1), *((part, -1) for part in parts))
            self.relations.append(Relation(terms, exact=False))

    def table(self) -> Table:
        """Return the report."""
        return Table(tuple(self.cells.values()), tuple(self.relations))


@dataclass(frozen=True)
class Person:
    """Who was interviewed: the year of capture, the places passed, the state of each check."""

    year: str
    places: frozenset[str]
    answers: Mapping[str, str]


def compliance(people: Collection[Person], arrived: int, codes: Sequence[str]) -> Table:
    """Return the compliance report about these people, with both breakdowns."""
    years = sorted({person.year for person in people})
    places = sorted({place for person in people for place in person.places})
    report = Report()
    report.count("arrived", arrived, Kind.OPEN)
    report.count("interviewed", len(people), group="arrived")
    report.relations.append(at_most("interviewed", "arrived"))
    for code in codes:
        report.check(code, [person.answers[code] for person in people])
        for year in years:
            found = [person.answers[code] for person in people if person.year == year]
            report.breakdown(code, year, found)
        for place in places:
            found = [person.answers[code] for person in people if place in person.places]
            report.breakdown(code, place, found)
        report.partition(code, years)
        report.overlap(code, places)
    return report.table()


def random_day(seed: int) -> Table:
    """Return the report of a day that never was: ten to four hundred people, three to twelve checks."""
    dice = random.Random(seed)  # noqa: S311 - a test must be repeatable
    codes = [f"C{number:02}" for number in range(dice.randint(3, 12))]
    years = [f"y{number}" for number in range(dice.randint(1, 5))]
    places = [f"p{number:02}" for number in range(dice.randint(1, 9))]
    weights = [dice.choice((1, 3, 10, 60)) for _ in STATES]

    def person() -> Person:
        passed = dice.sample(places, dice.randint(1, min(4, len(places))))
        answers = dict(zip(codes, dice.choices(STATES, weights, k=len(codes)), strict=True))
        return Person(dice.choice(years), frozenset(passed), answers)

    people = [person() for _ in range(dice.choice((10, 30, 90, 240, 400)))]
    return compliance(people, len(people) + dice.randint(0, 60), codes)


def invented_day() -> Table:
    """Return the report of the invented day that is shipped as the demo."""
    day = resources() / "demo"
    papers = {line["key"]: line for line in _lines(day / "people.csv")}
    answers: dict[str, dict[str, str]] = {}
    for line in _lines(day / "answers.csv"):
        answers.setdefault(line["key"], {})[line["code"]] = line["state"]
    codes = sorted({code for given in answers.values() for code in given})
    people = [
        Person(
            papers[key]["capture_date"][:4] or "unknown",
            frozenset(stay.split(":")[0] for stay in papers[key]["places"].split("|")),
            {code: given.get(code, "NOT_ASKED") for code in codes},
        )
        for key, given in answers.items()
    ]
    return compliance(people, len(list(_lines(day / "arrivals.csv"))), codes)


def _lines(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        yield from csv.DictReader(opened)
