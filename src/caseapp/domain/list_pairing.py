"""Which entries of two versions of a list are the same person.

By what they say about the person, never by number or position, because headquarters renumbers. In
this order, each time only if it points to exactly one entry on each side: folded name and birth date,
told apart by unit; folded name and birth year; folded name and unit; folded name alone; and last,
birth date and unit with a name that is one slip of the pen, or an initial, away.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.expected import ListRow
from caseapp.domain.list_fold import fold_plainly, fold_unit, one_slip

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry is recognised by. ``name`` ignores the order of surname and given name.

    ``plain`` are the parts folded plainly, in which alone an initial is the beginning of its name.
    """

    parts: tuple[str, str, str]
    plain: tuple[str, str, str]
    name: tuple[str, ...]
    patronymic: str
    birth: PartialDate | None
    unit: str

    @classmethod
    def of(cls, row: ListRow, fold: Fold) -> "Facts":
        """Return what this row is recognised by."""
        parts = (fold(row.surname), fold(row.given), fold(row.patronymic))
        plain = (fold_plainly(row.surname), fold_plainly(row.given), fold_plainly(row.patronymic))
        name = tuple(sorted(f"{parts[0]} {parts[1]}".split()))
        birth = row.birth.date if row.birth else None
        return cls(parts, plain, name, parts[2], birth, fold_unit(row.unit or ""))

    @property
    def day(self) -> PartialDate | None:
        """The birth date, if the day is known."""
        return self.birth if self.birth and self.birth.precision is Precision.DAY else None


Key = Callable[[Facts], Hashable | None]


def _by_day(facts: Facts) -> Hashable | None:
    return (facts.name, facts.day) if facts.day else None


def _by_year(facts: Facts) -> Hashable | None:
    return (facts.name, facts.birth.value.year) if facts.birth else None


def _by_unit(facts: Facts) -> Hashable | None:
    return (facts.name, facts.unit) if facts.unit else None


def _by_name(facts: Facts) -> Hashable | None:
    return facts.name or None


def _with_unit(facts: Facts) -> Hashable | None:
    return (facts.name, facts.patronymic, facts.day, facts.unit) if facts.day else None


def _with_patronymic(key: Key) -> Key:
    """Return a key for those whose patronymic is known: it tells namesakes apart, if given."""

    def longer(facts: Facts) -> Hashable | None:
        short = key(facts)
        return (short, facts.patronymic) if short is not None and facts.patronymic else None

    return longer


_BY_SURENESS: tuple[Key, ...] = (
    _with_unit,
    *(
        each
        for key in (_by_day, _by_year, _by_unit, _by_name)
        for each in (_with_patronymic(key), key)
    ),
)


def paired_positions(before: Sequence[Facts], after: Sequence[Facts]) -> dict[int, int]:
    """Return new position by old position. An entry that is paired once stays so."""
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for key in _BY_SURENESS:
        old_groups = _groups(before, range(len(before)), key)
        new_groups = _groups(after, range(len(after)), key)
        for which, olds in old_groups.items():
            # Only one on each side, counted over whole lists: what is merely left over of several
            # namesakes may be somebody else.
            news = new_groups.get(which, [])
            if len(olds) != 1 or len(news) != 1 or olds[0] in paired or news[0] in taken:
                continue
            if _may_be_one(before[olds[0]], after[news[0]]):
                paired[olds[0]] = news[0]
                taken.add(news[0])
    return paired | dict(_slips(before, after, paired))


def _groups(
    facts: Sequence[Facts], positions: Iterable[int], key: Key
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for position in positions:
        if (which := key(facts[position])) is not None:
            groups[which].append(position)
    return groups


def _may_be_one(one: Facts, other: Facts) -> bool:
    """Names agree; the patronymic may be missing on one side but must not contradict."""
    return (
        not one.patronymic
        or not other.patronymic
        or one.patronymic == other.patronymic
        or one_slip(one.patronymic, other.patronymic)
    )


def _slips(
    before: Sequence[Facts], after: Sequence[Facts], paired: dict[int, int]
) -> list[tuple[int, int]]:
    """Return pairs of left-over entries: same birth date, no other unit, name one slip away."""
    taken = set(paired.values())
    olds = _groups(before, (i for i in range(len(before)) if i not in paired), lambda f: f.day)
    news = _groups(after, (i for i in range(len(after)) if i not in taken), lambda f: f.day)
    found: list[tuple[int, int]] = []
    for day in olds.keys() & news.keys():
        near = [
            (one, other)
            for one in olds[day][:_SAME_DAY]
            for other in news[day][:_SAME_DAY]
            if _is_slip(before[one], after[other])
        ]
        found += [
            (one, other)
            for one, other in near
            if sum(1 for pair in near if pair[0] == one or pair[1] == other) == 1
        ]
    return found


_SAME_DAY = 50
"""A list in which more people than this share a birthday is not compared letter by letter."""


def _is_slip(one: Facts, other: Facts) -> bool:
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return all(
        mine == theirs or one_slip(mine, theirs) or _is_initial(short, long)
        for mine, theirs, short, long in zip(
            one.parts, other.parts, one.plain, other.plain, strict=True
        )
    )


def _is_initial(one: str, other: str) -> bool:
    return bool(one and other) and (one == other[0] or other == one[0])


def alike(
    before: Sequence[Facts],
    after: Sequence[Facts],
    withdrawn: Iterable[int],
    added: Iterable[int],
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return groups of left-over entries that share a name: old and new positions of each."""
    return [
        (tuple(sorted({one for one, _ in close})), tuple(sorted({other for _, other in close})))
        for close in alike_pairs(before, after, withdrawn, added)
    ]


def alike_pairs(
    before: Sequence[Facts],
    after: Sequence[Facts],
    withdrawn: Iterable[int],
    added: Iterable[int],
) -> list[list[tuple[int, int]]]:
    """Return, name by name, who may be whom: the names agree, the patronymics do not contradict."""
    olds = _groups(before, withdrawn, _by_name)
    news = _groups(after, added, _by_name)
    groups = []
    for name in olds.keys() & news.keys():
        close = [
            (one, other)
            for one in olds[name][:_SAME_DAY]
            for other in news[name][:_SAME_DAY]
            if _may_be_one(before[one], after[other])
        ]
        if close:
            groups.append(close)
    return groups
