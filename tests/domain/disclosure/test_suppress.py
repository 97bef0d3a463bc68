"""What is hidden, by which sign, and that nothing more and nothing open is."""

import dataclasses
import random
from collections.abc import Sequence
from typing import TypeVar

import pytest

from caseapp.domain.disclosure import suppress as module
from caseapp.domain.disclosure.aims import aims
from caseapp.domain.disclosure.marking import Marking
from caseapp.domain.disclosure.primary import Rule
from caseapp.domain.disclosure.published import Mark, Published, Reason
from caseapp.domain.disclosure.suppress import FLOOR, INSIDE, PUBLIC, suppress
from caseapp.domain.disclosure.table import Cell, Kind, Relation, Table, at_most, join, total
from caseapp.domain.disclosure_errors import NumbersDisclose, ThresholdTooLow
from domain.disclosure.tables import crossed, invented_day, random_day, row
from sizes import sized

T = TypeVar("T")


def printed(published: Published, parts: Sequence[int]) -> list[str]:
    return [published.text(str(number)) for number in range(len(parts))]


@pytest.mark.parametrize(
    ("parts", "stands"),
    [
        ([12, 20], ["12", "20"]),
        ([0, 30], ["0", "30"]),
        ([3, 64, 235], ["<5", "…", "235"]),  # one more, the smallest, or the total gives it away
        ([1, 2, 50], ["<5", "<5", "…"]),  # 53 - 50 would leave 1 and 2
        ([1, 4, 50], ["<5", "<5", "50"]),  # together five: 1 and 4, 2 and 3, 3 and 2, 4 and 1
        ([4, 4, 7], ["<5", "<5", "…"]),  # 15 - 7 would be twice "<5" at its most
        ([2, 6, 11, 158], ["<5", "6", "…", "158"]),  # 6 is five or more: it cannot give up two
        ([2, 1], ["<5", "<5"]),  # three people arrived: nobody can learn more than that
        ([2, 1, 0], ["<5", "<5", "<5"]),  # and no zero tells about each of the three
    ],
)
def test_a_row_with_its_total(parts: list[int], stands: list[str]) -> None:
    assert printed(suppress(row(parts), INSIDE), parts) == stands


def test_a_public_edition_hides_below_ten() -> None:
    parts = [9, 64, 229]
    assert printed(suppress(row(parts), INSIDE), parts) == ["9", "64", "229"]
    assert printed(suppress(row(parts), PUBLIC), parts) == ["<10", "…", "229"]


@pytest.mark.parametrize("parts", [[1, 6], [4, 4, 0]])
def test_where_signs_would_tell_too_much_the_row_is_withheld(parts: list[int]) -> None:
    # Five or more of seven leave 1 or 2 for "<5"; two "<5" of eight are four each.
    assert set(printed(suppress(row(parts), INSIDE), parts)) == {"–"}


def test_lists_are_counted_in_the_open() -> None:
    table = Table((Cell("listed", 3, Kind.OPEN), Cell("awaited", 1, Kind.OPEN)), ())
    published = suppress(table, PUBLIC)
    assert (published.text("listed"), published.text("awaited")) == ("3", "1")
    assert published.hidden() == 0


def test_a_small_total_is_hidden_with_its_parts() -> None:
    published = suppress(row([2, 1, 0], whole=Kind.PERSONAL), INSIDE)
    assert {published.text(name) for name in ("all", "0", "1", "2")} == {"<5"}


def test_nobody_of_nobody_is_no_secret() -> None:
    published = suppress(row([0, 0]), INSIDE)
    assert printed(published, [0, 0]) == ["0", "0"]


def test_a_cross_table_hides_a_rectangle() -> None:
    published = suppress(crossed([[3, 20, 30], [15, 25, 35], [45, 55, 65]]), INSIDE)
    hidden = {line.cell for line in published.log}
    assert hidden == {("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1")}


def test_tables_that_share_a_cell_are_one_system() -> None:
    # Three groups, printed in pairs: each pair alone leaves room, the three together leave none.
    published = suppress(triangle(), INSIDE)
    assert published.hidden() > 3


def test_a_line_that_is_not_printed_is_protected_all_the_same() -> None:
    cells = (
        Cell("all", 302, Kind.OPEN),
        Cell("a", 200, group="all"),
        Cell("b", 99, group="all"),
        Cell("merged", 3, group="all", printed=False),
    )
    published = suppress(Table(cells, (total("all", ["a", "b", "merged"]),)), INSIDE)
    assert published.text("a") == "200"
    assert published.text("b") == "…"
    assert published.hidden() == 1


def test_an_inequality_is_knowledge_too() -> None:
    # Twelve less the eight at most who passed the place are four at least: the four.
    cells = (*row([4, 8]).cells, Cell("passed", 8))
    relations = row([4, 8]).relations
    assert suppress(Table(cells, relations), INSIDE).text("passed") == "8"
    knowing = Table(cells, (*relations, at_most("1", "passed")))
    assert suppress(knowing, INSIDE).text("passed") == "…"


def test_the_log_says_why_without_the_number() -> None:
    published = suppress(row([3, 64, 235]), INSIDE)
    small, held = published.log
    assert (small.cell, small.reason, small.because) == ("0", Reason.SMALL, None)
    assert (held.cell, held.mark, held.because) == ("1", Mark.HELD_BACK, "0")
    assert published.hidden() == 2
    assert "0" not in published.numbers
    assert [field.name for field in dataclasses.fields(small)] == [
        "cell",
        "mark",
        "reason",
        "because",
    ]


def test_what_is_decided_cannot_be_changed() -> None:
    published = suppress(row([3, 64, 235]), INSIDE)
    with pytest.raises(TypeError):
        published.marks["0"] = Mark.NUMBER  # type: ignore[index] # this is what is tried


def test_a_held_back_number_that_the_others_give_away_is_printed() -> None:
    # A cell that is the same number twice: hidden for its twin's sake it would hide nothing.
    marking = Marking(row([12, 20]), Rule(row([12, 20]), INSIDE))
    marking.hide("0", Mark.HELD_BACK, Reason.PROTECTS, "1")
    module._show_what_is_known(marking)
    assert marking.published().text("0") == "12"


# Sensitive rows.


@pytest.mark.parametrize(
    ("parts", "stands"),
    [
        ([10, 9], ["–", "–"]),  # nineteen people are too few
        ([10, 10], ["10", "10"]),
        ([30, 0], ["…", "<5"]),  # "all of them" and "none of them" tell about each
        ([30, 0, 12], ["30", "<5", "…"]),
        ([3, 30, 12], ["<5", "30", "…"]),
    ],
)
def test_a_sensitive_row(parts: list[int], stands: list[str]) -> None:
    published = suppress(row(parts, sensitive=True), INSIDE)
    assert printed(published, parts) == stands


def test_the_same_row_is_printed_where_it_is_not_sensitive() -> None:
    assert printed(suppress(row([30, 0]), INSIDE), [30, 0]) == ["30", "0"]
    assert printed(suppress(row([10, 9]), INSIDE), [10, 9]) == ["10", "9"]


# What is refused.


@pytest.mark.parametrize("k", [-1, 0, 1, FLOOR - 1])
def test_a_threshold_below_the_floor_is_refused(k: int) -> None:
    with pytest.raises(ThresholdTooLow) as refused:
        suppress(row([12, 20]), k)
    assert (refused.value.threshold, refused.value.floor) == (k, 5)


def test_numbers_that_the_lists_give_away_are_not_printed_at_all() -> None:
    cells = [Cell(name, 3) for name in "abc"]
    pairs = [Cell(a + b, 6, Kind.OPEN) for a, b in ("ab", "bc", "ac")]
    relations = [total(pair.id, tuple(str(pair.id))) for pair in pairs]
    with pytest.raises(NumbersDisclose) as refused:
        suppress(Table((*cells, *pairs), tuple(relations)), INSIDE)
    assert refused.value.count == 3


@pytest.mark.parametrize(
    ("cells", "relations"),
    [
        ([Cell("a", 3), Cell("a", 4)], []),
        ([Cell("a", 3, group="b")], []),
        ([Cell("a", -1)], []),
        ([Cell("a", 3)], [total("a", ["b"])]),
        ([Cell("a", 3), Cell("b", 4)], [total("a", ["b"])]),
        ([Cell("a", 5), Cell("b", 4)], [at_most("a", "b")]),
    ],
)
def test_numbers_that_contradict_each_other_are_a_mistake_of_the_program(
    cells: list[Cell], relations: list[Relation]
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Table(tuple(cells), tuple(relations))


def test_tables_are_joined_where_they_agree() -> None:
    joined = join(row([3, 64, 235]), row([3, 64, 235]))
    assert len(joined.cells) == 4
    assert len(joined.relations) == 1
    with pytest.raises(ValueError, match="same id"):
        join(row([3, 64, 235]), row([3, 65, 235]))


# Properties, on whole reports.


@pytest.mark.parametrize("seed", range(sized(3, 60)))
@pytest.mark.parametrize("k", [INSIDE, PUBLIC])
def test_the_order_of_cells_and_relations_decides_nothing(seed: int, k: int) -> None:
    table = random_day(seed)
    assert suppress(shuffled(table, seed), k) == suppress(table, k)


@pytest.mark.parametrize("seed", range(sized(3, 60)))
@pytest.mark.parametrize("k", [INSIDE, PUBLIC])
def test_suppressing_twice_changes_nothing(seed: int, k: int) -> None:
    table = random_day(seed)
    first = suppress(table, k)
    rule = Rule(table, k)
    again = Marking(table, rule)
    for line in first.log:
        again.hide(line.cell, line.mark, line.reason, line.because)
    module._protect(again, aims(table, rule))
    module._show_what_is_known(again)
    assert again.published() == first


@pytest.mark.parametrize("seed", range(sized(4, 100)))
@pytest.mark.parametrize("k", [INSIDE, PUBLIC])
def test_signs_are_true_and_nothing_open_is_hidden(seed: int, k: int) -> None:
    assert untrue(suppress(random_day(seed), k), random_day(seed)) == []


def test_the_invented_day_loses_little() -> None:
    published = suppress(invented_day(), INSIDE)
    assert published.number(("EXT-01", "N")) == 221
    assert published.number(("EXT-01", "NOT_RESPECTED")) == 158
    assert published.text(("EXT-01", "DOES_NOT_KNOW")) == "<5"
    assert published.text(("EXT-01", "NOT_ASKED")) == "…"
    assert published.hidden() < len(published.marks) / 10


# The broken twins.


def test_a_small_number_that_stands_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rule, "of", lambda *_: None)
    assert untrue(suppress(row([3, 64, 235]), INSIDE), row([3, 64, 235])) == ["0"]


def test_a_sign_that_lies_is_seen() -> None:
    table = row([30, 64, 235])
    marking = Marking(table, Rule(table, INSIDE))
    marking.hide("0", Mark.SMALL, Reason.SMALL)
    marking.hide("all", Mark.HELD_BACK, Reason.PROTECTS)
    assert untrue(marking.published(), table) == ["all", "0"]


def untrue(published: Published, table: Table) -> list[object]:
    """Return the cells whose sign is not what the rule says of their number."""
    return [cell.id for cell in table.cells if not _true(published, cell)]


def _true(published: Published, cell: Cell) -> bool:
    mark = published.marks[cell.id]
    if cell.kind is Kind.OPEN:
        return mark is Mark.NUMBER and published.number(cell.id) == cell.count
    match mark:
        case Mark.NUMBER:
            small = 0 < cell.count < published.k
            return published.number(cell.id) == cell.count and not small
        case Mark.SMALL:
            return cell.count < published.k and published.number(cell.id) is None
        case Mark.HELD_BACK:
            return cell.count >= published.k and published.number(cell.id) is None
        case Mark.WITHHELD:
            return published.number(cell.id) is None


def triangle() -> Table:
    """Return three small groups that are printed in pairs."""
    pairs = [("ab", 6), ("bc", 6), ("ac", 6)]
    cells = (*(Cell(name, 3) for name in "abc"), *(Cell(name, n) for name, n in pairs))
    return Table(cells, tuple(total(name, tuple(name)) for name, _ in pairs))


def shuffled(table: Table, seed: int) -> Table:
    """Return the same report in another order: cells, relations, and the terms of each."""
    dice = random.Random(seed)  # noqa: S311 - a test must be repeatable

    def mixed(things: Sequence[T]) -> tuple[T, ...]:
        return tuple(dice.sample(things, len(things)))

    relations = [Relation(mixed(r.terms), r.bound, r.exact) for r in table.relations]
    return Table(mixed(table.cells), mixed(relations))
