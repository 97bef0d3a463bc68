"""Nobody who holds the paper can calculate what it hides; with any part of the guard off, they can."""

import time
from collections.abc import Callable, Iterator

import pytest

from caseapp.domain.disclosure import suppress as module
from caseapp.domain.disclosure.marking import Marking
from caseapp.domain.disclosure.published import Mark, Published
from caseapp.domain.disclosure.reader import Piece
from caseapp.domain.disclosure.suppress import INSIDE, PUBLIC, suppress
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Table, join, total
from disclosure_attack import NEAR, attack, recovered
from domain.disclosure.tables import crossed, invented_day, random_day, row
from sizes import sized

PAIRS = [("ab", 6), ("bc", 6), ("ac", 6)]
TRIANGLE = Table(
    (*(Cell(name, 3) for name in "abc"), *(Cell(name, n) for name, n in PAIRS)),
    tuple(total(name, tuple(name)) for name, _ in PAIRS),
)
SEXES = Table(
    (Cell("all", 302, Kind.OPEN), Cell("men", 298, group="all"), Cell("women", 4, group="all")),
    (total("all", ["men", "women"]),),
)
TABLES = {
    "a row": row([3, 64, 235]),
    "two small ones": row([1, 2, 50]),
    "at their most": row([4, 4, 7]),
    "hopeless": row([1, 6]),
    "three people": row([2, 1, 0]),
    "a sensitive row": row([30, 0, 12], sensitive=True),
    "a cross table": crossed([[3, 20, 30], [15, 25, 35], [45, 55, 65]]),
    "a diagonal": crossed([[3, 20, 30], [15, 2, 35], [45, 55, 1]]),
    "few of everything": crossed([[1, 2, 3], [4, 1, 2], [3, 4, 1]]),
    "pairs of groups": TRIANGLE,
    "two that share a total": join(row([3, 64, 235]), SEXES),
}


@pytest.mark.parametrize("k", [INSIDE, PUBLIC])
@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_recovered_from_a_small_table(name: str, k: int) -> None:
    assert recovered(suppress(TABLES[name], k), TABLES[name]) == []


@pytest.mark.parametrize("k", [INSIDE, PUBLIC])
def test_nothing_is_recovered_from_the_invented_day(k: int) -> None:
    table = invented_day()
    assert recovered(suppress(table, k), table) == []


def test_nothing_is_recovered_from_random_days() -> None:
    days = 0
    for seed in seconds_of_seeds(sized(1, 20)):
        table = random_day(seed)
        for k in (INSIDE, PUBLIC):
            assert recovered(suppress(table, k), table) == [], (seed, k)
        days += 1
    assert days >= 5


@pytest.mark.parametrize("seed", range(3))
def test_the_attack_never_excludes_the_truth(seed: int) -> None:
    table = random_day(seed)
    counts = table.counts()
    for cell, found in attack(suppress(table, INSIDE), table).items():
        assert found.low - NEAR <= counts[cell] <= found.high + NEAR


def test_a_report_is_suppressed_before_anybody_notices() -> None:
    table = invented_day()
    begun = time.process_time()
    suppress(table, PUBLIC)
    assert time.process_time() - begun < 0.3


# The broken twins: one part of the guard off, and the attack gets through.


def test_without_complementary_suppression_the_attack_succeeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_protect", lambda *_: None)
    assert recovered(suppress(row([3, 64, 235]), INSIDE), row([3, 64, 235])) == ["0"]
    day = invented_day()
    published = suppress(day, INSIDE)
    taken = recovered(published, day)
    assert {("EXT-01", "DOES_NOT_KNOW"), ("EXT-01", "2023", "RESPECTED")} <= set(taken)
    assert all(recovered(suppress(random_day(seed), PUBLIC), random_day(seed)) for seed in range(2))


def test_with_every_relation_looked_at_alone_the_attack_succeeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Marking, "pieces", each_relation_alone)
    assert sorted(recovered(suppress(TRIANGLE, INSIDE), TRIANGLE)) == ["a", "b", "c"]
    days = [random_day(seed) for seed in range(8)]
    assert any(recovered(suppress(day, PUBLIC), day) for day in days)


def test_with_the_tables_suppressed_apart_the_attack_succeeds() -> None:
    # A cross table as two tables, rows and columns, that do not know of each other.
    both = crossed([[3, 20, 30], [15, 25, 35], [45, 55, 65]])
    rows = Table(both.cells, tuple(r for r in both.relations if r.terms[0][0] in {"r0", "r1"}))
    apart = suppress(rows, INSIDE)
    assert recovered(apart, rows) == []
    assert recovered(apart, both) == [("r0", "c0"), ("r0", "c1")]


@pytest.mark.parametrize("weaker", ["no sign", "no upper end"])
def test_an_attack_that_forgets_the_rule_of_a_sign_learns_less(
    weaker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_protect", lambda *_: None)
    published = suppress(row([1, 2, 50]), INSIDE)
    strong = attack(published, row([1, 2, 50]))
    marks: dict[CellId, Mark] = dict.fromkeys(published.marks, Mark.NUMBER)
    marks |= {"0": Mark.WITHHELD, "1": Mark.WITHHELD if weaker == "no sign" else Mark.SMALL}
    forgetful = Published(INSIDE, published.kinds, marks, published.numbers, ())
    weak = attack(forgetful, row([1, 2, 50]))
    assert weak["0"].high - weak["0"].low > strong["0"].high - strong["0"].low


def each_relation_alone(marking: Marking, among: list[CellId]) -> Iterator[Piece]:
    """Do what `Marking.pieces` must not: look at each relation as if it were the only one."""
    for cell in among:
        for relation in marking.relations(cell):
            cells = [name for name, _ in relation.terms if marking.hidden(name)]
            bounds = {name: marking.bounds(name) for name in cells}
            yield Piece(cells, [relation], marking.counts, bounds)


def seconds_of_seeds(seconds: float, clock: Callable[[], float] = time.monotonic) -> Iterator[int]:
    """Return 0, 1, 2 and so on until the time is over; at least five."""
    end, seed = clock() + seconds, 0
    while seed < 5 or clock() < end:
        yield seed
        seed += 1
