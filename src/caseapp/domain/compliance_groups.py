"""Breakdowns of answers: by place of detention, by year of capture, by category.

As little as possible shall have to be hidden. So a group smaller than the threshold is joined before
anything is counted: a year with the next, who is not known with the largest year, a place with the small
places of its region (public edition); a small category loses its line. The report says what was joined.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from caseapp.domain.answers import AnswerState
from caseapp.domain.compliance_report import Dimension
from caseapp.domain.counted import Counted, HeldAt
from caseapp.domain.disclosure.groups import merge_groups
from caseapp.domain.disclosure.table import CellId
from caseapp.domain.printed_numbers import Cells

States = Mapping[str, tuple[AnswerState, ...]]
"""Code of a check → the state of each person, in the order of people."""

NOT_KNOWN = ""
CATEGORIES = ("POW", "CIV", "UNKNOWN")


@dataclass(frozen=True)
class Group:
    """Some of the people, by their places in the order of people.

    ``with_unknown``: people of whom it is not known are joined to it. ``shown`` is False for a group
    that has no line and is only protected, ``detailed`` for one whose answers are not broken down.
    """

    name: str
    members: frozenset[int]
    region: bool = False
    with_unknown: bool = False
    shown: bool = True
    detailed: bool = True


@dataclass(frozen=True)
class Grouping:
    """Groups of one dimension, and the checks that are broken down by them.

    ``partition``: everybody is in exactly one group. Otherwise people may be in several, and each is
    in at least one. ``merged``: groups were joined, or lost their line.
    """

    dimension: Dimension
    groups: tuple[Group, ...]
    partition: bool
    merged: bool = False
    codes: tuple[str, ...] = ()

    def cell(self, group: Group, *what: str) -> CellId:
        """Return the name of a count of a group: people, counted, or (code, N | V | R)."""
        name = f"region {group.name}" if group.region else group.name
        return (self.dimension.value, name, *what)

    def gather(self, cells: Cells, counted: frozenset[int], states: States, everybody: int) -> None:
        """Add the counts of all groups, and how they hang together with those of the whole report."""
        self._row(cells, _Row(("people",), frozenset(range(everybody)), "arrived"))
        took_part = ("took part", "counted")
        self._row(cells, _Row(("counted",), counted, took_part, ("people",)))
        for code in self.codes:
            told = states[code]
            answered = frozenset(i for i in counted if told[i].is_in_denominator)
            kept = frozenset(i for i in answered if told[i] is AnswerState.RESPECTED)
            whole = (code, "N")
            self._row(cells, _Row(whole, answered, ("check", code, "N"), ("counted",)))
            respected = ("check", code, AnswerState.RESPECTED.value)
            self._row(cells, _Row((code, "R"), kept, respected, whole, printed=False))
            broken = ("check", code, "V")
            self._row(cells, _Row((code, "V"), answered - kept, broken, whole))
            for group in self.groups:
                parts = [self.cell(group, code, "V"), self.cell(group, code, "R")]
                cells.parts(self.cell(group, *whole), parts)

    def _row(self, cells: Cells, row: "_Row") -> None:
        """Add one count of every group.

        What a report shows of some people it also tells of the others: the total less a group is a
        group as well, and is protected like one.
        """
        names = []
        parted = self.partition or len(self.groups) == 1  # nobody is outside the only group
        for group in self.groups:
            count = len(row.members & group.members)
            whole = self.cell(group, *row.within) if row.within else row.total
            name = self.cell(group, *row.what)
            printed = group.shown and row.printed and (group.detailed or not row.of_answers)
            cells.count(name, count, whole, printed=printed)
            cells.within(name, whole)
            names.append(name)
            if not parted:
                rest = (*self.cell(group, *row.what), "others")
                cells.count(rest, len(row.members) - count, row.total, printed=False)
                cells.parts(row.total, [name, rest])
        if parted:
            cells.parts(row.total, names)
        else:
            cells.no_more([row.total], names)


@dataclass(frozen=True)
class _Row:
    """One count of all groups: of whom, of which total, within which other count of the group."""

    what: tuple[str, ...]
    members: frozenset[int]
    total: CellId
    within: tuple[str, ...] = ()
    printed: bool = True

    @property
    def of_answers(self) -> bool:
        """Whether it counts answers to a check, not people alone."""
        return len(self.what) > 1


def by_place(people: Sequence[Counted], k: int, *, regions: bool) -> Grouping:
    """Return the places that people passed; most passed several.

    Args:
        people: everybody who arrived.
        k: the threshold.
        regions: smaller places stand together under their region, and smaller regions not at all.
    """
    held = [() if one.minimal else one.places for one in people]
    if regions:
        passed = Counter(place for places in held for place in _codes(places))
        held = [[_as_region(place, passed, k) for place in places] for places in held]
    members = _members(_codes(places) or {(NOT_KNOWN, False)} for places in held)
    groups = [
        Group(name, found, region, shown=not (regions and len(found) < k), detailed=len(found) >= k)
        for (name, region), found in sorted(members.items(), key=_named_first)
    ]
    merged = regions and any(group.region or not group.shown for group in groups)
    return Grouping(Dimension.PLACE, tuple(groups), partition=False, merged=merged)


def by_year(people: Sequence[Counted], k: int) -> Grouping:
    """Return the years of capture, small ones joined with the next."""
    members = _members([(_year(one), False)] for one in people)
    years = [Group(name, members[name, False]) for name, _ in sorted(members) if name != NOT_KNOWN]
    joined = _joined(years, k)
    unknown = members.get((NOT_KNOWN, False), frozenset())
    if unknown and (len(unknown) >= k or not joined):
        joined.append(Group(NOT_KNOWN, unknown))
    elif unknown:
        most = max(joined, key=lambda group: len(group.members))
        members_too = replace(most, members=most.members | unknown, with_unknown=True)
        joined[joined.index(most)] = members_too
    merged = len(joined) < len(members)
    return Grouping(Dimension.YEAR, tuple(joined), partition=True, merged=merged)


def by_category(people: Sequence[Counted], k: int) -> Grouping:
    """Return prisoners of war and civilians; small groups keep no line anywhere in the report."""
    members = _members([(one.category.group, False)] for one in people)
    sizes = {name: len(members[name, False]) for name in CATEGORIES if (name, False) in members}
    kept = merge_groups(sizes, k)
    alone = len(kept.stay) < 2  # noqa: PLR2004 - one line says what the total says
    groups = tuple(
        Group(name, members[name, False], shown=name in kept.stay and not alone) for name in sizes
    )
    return Grouping(Dimension.CATEGORY, groups, partition=True, merged=bool(kept.merged))


def _members(
    held: Iterable[Iterable[tuple[str, bool]]],
) -> dict[tuple[str, bool], frozenset[int]]:
    found: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for person, names in enumerate(held):
        for name in names:
            found[name].add(person)
    return {name: frozenset(people) for name, people in found.items()}


def _codes(places: Iterable[HeldAt]) -> set[tuple[str, bool]]:
    return {(place.code or place.region, not place.code) for place in places}


def _as_region(place: HeldAt, passed: Mapping[tuple[str, bool], int], k: int) -> HeldAt:
    """Return a place, or only its region where too few people passed it."""
    if passed[place.code, False] >= k:
        return place
    return replace(place, code="", region=place.region or place.control.value)


def _named_first(item: tuple[tuple[str, bool], frozenset[int]]) -> tuple[bool, bool, str]:
    (name, region), _members = item
    return name == NOT_KNOWN, region, name


def _year(one: Counted) -> str:
    return NOT_KNOWN if one.minimal or one.captured is None else str(one.captured.value.year)


def _joined(years: Sequence[Group], k: int) -> list[Group]:
    """Join years, in order, until each group is as large as the threshold; a small last one joins back."""
    done: list[Group] = []
    for year in years:
        if done and len(done[-1].members) < k:
            done[-1] = _together(done[-1], year)
        else:
            done.append(year)
    if len(done) > 1 and len(done[-1].members) < k:
        last = done.pop()
        done[-1] = _together(done[-1], last)
    return done


def _together(early: Group, late: Group) -> Group:
    first, last = early.name.partition("–")[0], late.name.rpartition("–")[2]
    return Group(f"{first}–{last}", early.members | late.members)
