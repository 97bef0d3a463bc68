"""Whoever holds two issues of a report cannot tell from the difference who came between them.

The reader of these tests knows more than the paper says: that exactly one person came in between, and
that nothing else changed. Each count of the second paper is then that of the first, or one more. With
the guard off the second paper is printed as if there were no first, and the reader knows the person.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from caseapp.domain import report_figures
from caseapp.domain.catalogue import catalogue
from caseapp.domain.compliance_build import compliance_issue
from caseapp.domain.compliance_report import ComplianceData
from caseapp.domain.counted import Counted
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.disclosure.published import Mark, Published
from caseapp.domain.disclosure.table import Cell, CellId, Relation, Table
from caseapp.domain.editions import Edition
from caseapp.domain.masthead import Earlier
from caseapp.domain.stage_summary import SummaryData
from caseapp.domain.stage_summary_count import summary_issue
from counted_day import invented, random_people
from disclosure_attack import NEAR, attack
from reports.readers import Reader, of_compliance, of_summary
from reports.test_attack_on_print import COUNTED, LISTS, MASTHEAD, seconds_of_seeds
from sizes import sized

People = tuple[Counted, ...]
Data = SummaryData | ComplianceData
Made = tuple[Data, Issue]
Make = Callable[[People, Edition, Earlier], Made]


def summary(people: People, edition: Edition, before: Earlier) -> Made:
    return summary_issue(people, LISTS, edition, replace(MASTHEAD, earlier=before))


def compliance(people: People, edition: Edition, before: Earlier) -> Made:
    return compliance_issue(people, catalogue(), edition, replace(MASTHEAD, earlier=before))


MAKERS = [summary, compliance]
_EVERY = [(make, edition) for make in MAKERS for edition in COUNTED]
PAIRS = _EVERY if sized(0, 1) else _EVERY[::3]
"""Every sheet in every edition; for the CI share each sheet and each edition once."""


def reader_of(data: Data, people: People) -> Reader:
    if isinstance(data, SummaryData):
        return of_summary(data, people)
    return of_compliance(data, people)


def printed_twice(
    make: Make, people: People, more: People, edition: Edition, *, guarded: bool = True
) -> tuple[Data, Data]:
    first, told = make(people, edition, Earlier())
    kept = Issue.of_plain(json.loads(json.dumps(told.plain())))
    second, _ = make((*people, *more), edition, Earlier(1, kept) if guarded else Earlier())
    return first, second


def told_of_the_newcomer(first: Data, second: Data, people: People, newcomer: Counted) -> set[str]:
    """Return the counts that the newcomer is known to be in, but for those that hold everybody."""
    before, after = reader_of(first, people), reader_of(second, (*people, newcomer))
    published, table, grown = side_by_side(before, after)
    found = attack(published, table) if grown else {}
    return {
        str(name)
        for grew, name in grown.items()
        if found[grew].low > NEAR
        and (before.cells[name].count, after.cells[name].count) != (len(people), len(people) + 1)
    }


def side_by_side(before: Reader, after: Reader) -> tuple[Published, Table, dict[CellId, CellId]]:
    """Return both papers as one; and each difference that is truly one, with the count it is of."""
    marks: dict[CellId, Mark] = {}
    numbers: dict[CellId, int] = {}
    cells: dict[CellId, Cell] = {}
    relations: list[Relation] = []
    for side, reader in (("before", before), ("after", after)):
        published, table = reader.paper()
        for cell in table.cells:
            group = None if cell.group is None else on(side, cell.group)
            cells[on(side, cell.id)] = replace(cell, id=on(side, cell.id), group=group)
            marks[on(side, cell.id)] = published.marks[cell.id]
        numbers |= {on(side, name): number for name, number in published.numbers.items()}
        relations += [
            replace(one, terms=tuple((on(side, name), w) for name, w in one.terms))
            for one in table.relations
        ]
    grown: dict[CellId, CellId] = {}
    for name in before.cells.keys() & after.cells.keys():
        grew = on("grew", name)
        count = after.cells[name].count - before.cells[name].count
        if count < 0:
            continue  # a group that grew left "other" for a line of its own: these are not the same people
        cells[grew], marks[grew] = Cell(grew, count, printed=False), Mark.WITHHELD
        for sign in (1, -1):  # two sides of an equation: as one it would make them parts of a whole
            ends = (on("after", name), sign), (on("before", name), -sign), (grew, -sign)
            relations.append(Relation(ends, exact=False))
        relations.append(Relation(((grew, 1),), 1, exact=False))
        if count:
            grown[grew] = name
    kinds = {name: cell.kind for name, cell in cells.items()}
    table = Table(tuple(cells.values()), tuple(dict.fromkeys(relations)))
    return Published(before.k, kinds, marks, numbers, ()), table, grown


def on(side: str, name: CellId) -> tuple[str, ...]:
    return (side, *((name,) if isinstance(name, str) else name))


def newcomers(people: People, seed: int) -> Iterator[Counted]:
    """Return people who came a little later: alike to some who are here, and one who is like nobody."""
    yield people[seed % len(people)]
    yield random_people(seed + 1000)[0]


@pytest.mark.parametrize(("make", "edition"), PAIRS)
def test_who_came_between_two_issues_of_the_invented_day_is_not_told(
    make: Make, edition: Edition
) -> None:
    people = invented()
    for newcomer in [people[100], people[3], people[290]][: sized(1, 3)]:
        first, second = printed_twice(make, people, (newcomer,), edition)
        assert told_of_the_newcomer(first, second, people, newcomer) == set()


@pytest.mark.parametrize(("make", "edition"), PAIRS)
def test_without_the_comparison_the_newcomer_is_told(make: Make, edition: Edition) -> None:
    people = invented()
    first, second = printed_twice(make, people, (people[100],), edition, guarded=False)
    assert len(told_of_the_newcomer(first, second, people, people[100])) > 5


def test_who_came_between_two_issues_of_random_days_is_not_told() -> None:
    for seed in seconds_of_seeds(sized(1, 20)):
        people = random_people(seed)
        for newcomer in newcomers(people, seed):
            for make, edition in PAIRS:
                first, second = printed_twice(make, people, (newcomer,), edition)
                told = told_of_the_newcomer(first, second, people, newcomer)
                assert told == set(), (seed, edition, make)


@pytest.mark.parametrize("edition", COUNTED)
def test_the_figures_of_both_hold_no_small_difference(edition: Edition) -> None:
    people = invented()
    first, second = printed_twice(summary, people, people[100:101], edition)
    before, after = (
        dict(numbers(report_figures.of_summary(_summary(one)))) for one in (first, second)
    )
    both = before.keys() & after.keys()
    assert {name for name in both if before[name] != after[name]} == {"/arrived", "/hidden"}


def _summary(data: Data) -> SummaryData:
    assert isinstance(data, SummaryData)
    return data


def numbers(value: Any, name: str = "") -> Iterator[tuple[str, int]]:
    """Yield the whole numbers of figures by where they stand."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from numbers(each, f"{name}/{key}")
    elif isinstance(value, int):
        yield name, value
