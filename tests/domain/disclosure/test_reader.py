"""The bounds of our own solver against every table there is, and against a solver that is not ours."""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence

import highspy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.disclosure.primary import Bounds
from caseapp.domain.disclosure.published import Mark, Published
from caseapp.domain.disclosure.reader import Aim, Piece
from caseapp.domain.disclosure.simplex import Number, Polytope, Row
from caseapp.domain.disclosure.suppress import INSIDE, suppress
from caseapp.domain.disclosure.table import Cell, CellId, Relation, Table, at_most
from domain.disclosure.tables import crossed
from sizes import sized

SMALL = st.integers(0, 7)
WIDE = 15
"""Counts of the tables that are tried end here; the true ones end at 7."""


@settings(max_examples=sized(15, 1000), deadline=None)
@given(st.lists(st.lists(SMALL, min_size=2, max_size=2), min_size=2, max_size=2))
def test_among_all_tables_that_print_the_same_a_secret_has_room(counts: list[list[int]]) -> None:
    table = crossed(counts)
    published = suppress(table, INSIDE)
    alike = list(printing_the_same(published, table))
    assert table.counts() in alike
    for cell in table.cells:
        values = {other[cell.id] for other in alike}
        if published.marks[cell.id] is Mark.SMALL:
            assert len(values) > 1, cell
            assert max(values) >= INSIDE - 1, cell


def test_a_number_that_all_tables_share_is_seen() -> None:
    table = crossed([[3, 12], [15, 14]])
    marks: dict[CellId, Mark] = {cell.id: Mark.NUMBER for cell in table.cells}
    marks[("r0", "c0")] = Mark.SMALL
    numbers = {name: n for name, n in table.counts().items() if name != ("r0", "c0")}
    published = Published(INSIDE, {}, marks, numbers, ())
    assert [other["r0", "c0"] for other in printing_the_same(published, table)] == [3]


@pytest.mark.parametrize("seed", range(sized(40, 3000)))
def test_an_unknown_goes_as_far_as_another_solver_says(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a test must be repeatable
    rows, at, low, high = random_system(dice)
    unknown = dice.randrange(len(at))
    ours = Polytope(rows, at, low, high)
    for direction in (1, -1, 1):
        reached = ours.push(unknown, direction, direction * 10**6)
        assert float(reached) == pytest.approx(theirs(rows, at, low, high, unknown, direction))
        assert satisfied(rows, at, ours.at)
        assert all(
            least <= value <= most for least, value, most in zip(low, ours.at, high, strict=True)
        )


def test_pushing_stops_at_the_goal_or_beyond() -> None:
    polytope = Polytope([{0: 1, 1: 1}], [3, 9], [0, 0], [12, 12])
    assert polytope.push(0, 1, 4) >= 4
    assert sum(polytope.at) == 12


def test_a_walk_in_circles_ends() -> None:
    # Beale's example (1955), on which the simplex method with the common choice of pivots never ends.
    rows: list[Row] = [
        {0: 1, 3: 1, 4: -32, 5: -4, 6: 36},
        {1: 1, 3: 1, 4: -24, 5: -1, 6: 6},
        {2: 1, 5: 1},
        {7: -4, 3: 3, 4: -80, 5: 2, 6: -24},
    ]
    at, low = [0, 0, 1, 0, 0, 0, 0, 0], [0] * 7 + [-1000]
    best = Polytope(rows, at, low, [1000] * 8).push(7, 1, 10**6)
    assert float(best) == pytest.approx(theirs(rows, at, low, [1000] * 8, 7, 1))


def test_half_a_person_is_no_witness() -> None:
    # a + b, b + c and a + c are known to be 3, 3 and 4: only half people would do.
    counts: dict[CellId, int] = {"a": 2, "b": 1, "c": 2, "d": 0}
    relations = [
        Relation((("a", 1), ("b", 1), ("d", 1)), 3),
        Relation((("b", 1), ("c", 1)), 3),
        Relation((("a", 1), ("c", 1)), 4),
    ]
    bounds: dict[CellId, Bounds] = dict.fromkeys("abcd", Bounds(0, 1))
    bounds |= {"a": Bounds(0, 4), "b": Bounds(0, 4), "c": Bounds(0, 4)}
    piece = Piece("abcd", relations, counts, bounds)
    assert piece.exposed({"d": (Aim(1, 1),)}) == ["d"]
    assert not piece.whole()


def test_an_inequality_stops_a_cell_and_frees_it_with_its_bound() -> None:
    counts: dict[CellId, int] = {"a": 3, "w": 3}
    bounds: dict[CellId, Bounds] = {"a": Bounds(0, 9), "w": Bounds(0, 9)}
    aim: dict[CellId, tuple[Aim, ...]] = {"a": (Aim(1, 4),)}
    assert Piece("a", [at_most("a", "w")], counts, bounds).exposed(aim) == ["a"]
    assert Piece("aw", [at_most("a", "w")], counts, bounds).exposed(aim) == []


def printing_the_same(published: Published, table: Table) -> Iterator[Mapping[CellId, int]]:
    """Return all tables of two rows and columns, with counts up to `WIDE`, that print as this one."""
    first, second = (list(rows_like(published, row)) for row in ("r0", "r1"))
    for (a, b), (c, d) in itertools.product(first, second):
        counts: dict[CellId, int] = {
            ("r0", "c0"): a, ("r0", "c1"): b, ("r1", "c0"): c, ("r1", "c1"): d,
            "r0": a + b, "r1": c + d, "c0": a + c, "c1": b + d, "all": a + b + c + d,
        }  # fmt: skip
        if all(fits(published, table, cell, counts) for cell in table.cells):
            yield counts


def rows_like(published: Published, row: str) -> Iterator[tuple[int, int]]:
    for a, b in itertools.product(range(WIDE + 1), repeat=2):
        cells: list[tuple[CellId, int]] = [((row, "c0"), a), ((row, "c1"), b), (row, a + b)]
        if all(says(published, name, count) for name, count in cells):
            yield a, b


def says(published: Published, cell: CellId, count: int) -> bool:
    """Say whether a cell's sign is true of a count."""
    match published.marks[cell]:
        case Mark.NUMBER:
            return published.numbers[cell] == count
        case Mark.SMALL:
            return count < published.k
        case Mark.HELD_BACK:
            return count >= published.k
        case Mark.WITHHELD:
            return True


def fits(published: Published, table: Table, cell: Cell, counts: Mapping[CellId, int]) -> bool:
    """Say whether a cell would be printed so: "fewer than k" is nobody only among fewer than k."""
    if not says(published, cell.id, counts[cell.id]):
        return False
    if counts[cell.id] or published.marks[cell.id] is not Mark.SMALL:
        return True
    wholes = [r.terms[0][0] for r in table.relations if cell.id in {n for n, _ in r.terms[1:]}]
    return any(counts[whole] < published.k for whole in wholes)


def random_system(dice: random.Random) -> tuple[list[Row], list[int], list[int], list[int]]:
    """Return equations with small weights, a point that satisfies them, and bounds around it."""
    size = dice.randint(2, 9)
    at = [dice.randint(0, 9) for _ in range(size)]
    rows: list[Row] = [
        {u: dice.choice((1, 1, 1, -1, -1, 2, -3)) for u in dice.sample(range(size), min(size, 3))}
        for _ in range(dice.randint(1, 6))
    ]
    low = [value - dice.randint(0, 4) for value in at]
    high = [value + dice.randint(0, 4) for value in at]
    return rows, at, low, high


def satisfied(rows: list[Row], before: Sequence[Number], after: Sequence[Number]) -> bool:
    def sums(point: Sequence[Number]) -> list[Number]:
        return [sum(weight * point[unknown] for unknown, weight in row.items()) for row in rows]

    return sums(before) == sums(after)


def theirs(
    rows: list[Row], at: list[int], low: list[int], high: list[int], unknown: int, direction: int
) -> float:
    """Return how far HiGHS says that an unknown can go."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call] # its stubs leave this one out
    solver.silent()
    for least, most in zip(low, high, strict=True):
        solver.addVar(least, most)
    for row in rows:
        value = sum(float(weight) * at[u] for u, weight in row.items())
        indexes = np.array(list(row), dtype=np.int32)
        weights = np.array([float(weight) for weight in row.values()])
        solver.addRow(value, value, len(row), indexes, weights)
    solver.changeColCost(unknown, -float(direction))
    solver.run()
    return -direction * solver.getInfo().objective_function_value
