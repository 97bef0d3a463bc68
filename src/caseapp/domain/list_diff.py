"""Two versions of a list side by side: who is new, who is gone, who is written differently.

Entries are the same by what they say about the person, never by number or position, because
headquarters renumbers. In this order, each time only if it points to exactly one entry on each side:
folded name and birth date, told apart by unit; folded name and birth year; folded name and unit;
folded name alone; and last, birth date and unit with a name that is one slip of the pen away.

What cannot be told apart (namesakes) counts as withdrawn and added, and is shown as ambiguous.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.list_fold import fold_plainly, fold_unit, one_slip

Fold = Callable[[str], str]

_TEXT_FIELDS = ("call_sign", "sex", "force", "rank", "remark")
_OPTIONAL_FIELDS = (*_TEXT_FIELDS, "birth", "category", "unit", "number")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry; ``field`` is a field name of `ListRow`, the values as shown."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The same person in both versions: positions in the two sequences, and what differs."""

    old: int
    new: int
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Entries that may be the same person but cannot be told apart; positions in the sequences."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the entries of a list in its next version.

    ``added`` and ``withdrawn`` are positions in the new and the old sequence; the entries of
    ``ambiguous`` are among them.
    """

    pairs: tuple[Pair, ...]
    added: tuple[int, ...]
    withdrawn: tuple[int, ...]
    ambiguous: tuple[Namesakes, ...]

    @property
    def changed(self) -> int:
        """Entries of which at least one field differs."""
        return sum(1 for pair in self.pairs if pair.changes)

    @property
    def same(self) -> int:
        """Entries of which nothing that counts differs."""
        return len(self.pairs) - self.changed


def compare(
    old: Sequence[ListRow], new: Sequence[ListRow], fold: Fold = fold_plainly
) -> Comparison:
    """Compare two versions of a list.

    Args:
        old: the entries of the version before.
        new: the entries of the version after.
        fold: brings spellings of a name together; the plain one evens out case, spaces, apostrophes,
            hyphens and ё. The name engine's fold also joins Ukrainian, Russian and Latin spelling.
    """
    before = [_Facts.of(row, fold) for row in old]
    after = [_Facts.of(row, fold) for row in new]
    paired = _paired(before, after)
    silent = _silent_parts(new)
    pairs = tuple(
        Pair(one, other, _changes(old[one], new[other], silent, fold))
        for one, other in sorted(paired.items(), key=lambda pair: pair[1])
    )
    withdrawn = tuple(i for i in range(len(old)) if i not in paired)
    taken = set(paired.values())
    added = tuple(i for i in range(len(new)) if i not in taken)
    return Comparison(pairs, added, withdrawn, _namesakes(before, after, withdrawn, added))


def carried(old: ListRow, new: ListRow) -> ListRow:
    """Return ``new`` with what its list has no column for taken over from ``old``."""
    known: dict[str, Any] = {
        name: getattr(old, name)
        for name in _OPTIONAL_FIELDS
        if name != "number" and getattr(new, name) is None
    }
    return replace(new, **known)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What an entry is recognised by. ``name`` ignores the order of surname and given name."""

    parts: tuple[str, str, str]
    name: tuple[str, ...]
    patronymic: str
    birth: PartialDate | None
    unit: str

    @classmethod
    def of(cls, row: ListRow, fold: Fold) -> "_Facts":
        parts = (fold(row.surname), fold(row.given), fold(row.patronymic))
        name = tuple(sorted(f"{parts[0]} {parts[1]}".split()))
        birth = row.birth.date if row.birth else None
        return cls(parts, name, parts[2], birth, fold_unit(row.unit or ""))

    @property
    def day(self) -> PartialDate | None:
        return self.birth if self.birth and self.birth.precision is Precision.DAY else None


Key = Callable[[_Facts], Hashable | None]


def _by_all(facts: _Facts) -> Hashable | None:
    return (facts.name, facts.patronymic, facts.day, facts.unit) if facts.day else None


def _by_name_and_day(facts: _Facts) -> Hashable | None:
    return (facts.name, facts.day) if facts.day else None


def _by_name_and_year(facts: _Facts) -> Hashable | None:
    return (facts.name, facts.birth.value.year) if facts.birth else None


def _by_name_and_unit(facts: _Facts) -> Hashable | None:
    return (facts.name, facts.unit) if facts.unit else None


def _by_name(facts: _Facts) -> Hashable | None:
    return facts.name or None


_BY_SURENESS: tuple[Key, ...] = (
    _by_all,
    _by_name_and_day,
    _by_name_and_year,
    _by_name_and_unit,
    _by_name,
)


def _paired(before: Sequence[_Facts], after: Sequence[_Facts]) -> dict[int, int]:
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
    facts: Sequence[_Facts], positions: Iterable[int], key: Key
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for position in positions:
        if (which := key(facts[position])) is not None:
            groups[which].append(position)
    return groups


def _may_be_one(one: _Facts, other: _Facts) -> bool:
    """Names agree; the patronymic may be missing on one side but must not contradict."""
    return (
        not one.patronymic
        or not other.patronymic
        or one.patronymic == other.patronymic
        or one_slip(one.patronymic, other.patronymic)
    )


def _slips(
    before: Sequence[_Facts], after: Sequence[_Facts], paired: dict[int, int]
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


def _is_slip(one: _Facts, other: _Facts) -> bool:
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return all(
        mine == theirs or one_slip(mine, theirs)
        for mine, theirs in zip(one.parts, other.parts, strict=True)
    )


def _namesakes(
    before: Sequence[_Facts],
    after: Sequence[_Facts],
    withdrawn: Iterable[int],
    added: Iterable[int],
) -> tuple[Namesakes, ...]:
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
            groups.append(
                Namesakes(
                    tuple(sorted({one for one, _ in close})),
                    tuple(sorted({other for _, other in close})),
                )
            )
    return tuple(sorted(groups, key=lambda group: group.new))


def _silent_parts(new: Sequence[ListRow]) -> frozenset[str]:
    """Parts of the name that the new list gives for nobody: it has no room for them."""
    return frozenset(
        part
        for part in ("given", "patronymic")
        if new and not any(getattr(row, part) for row in new)
    )


def _changes(
    old: ListRow, new: ListRow, silent: frozenset[str], fold: Fold
) -> tuple[FieldChange, ...]:
    found = [
        FieldChange(part, getattr(old, part), getattr(new, part))
        for part in ("surname", "given", "patronymic")
        if part not in silent and fold(getattr(old, part)) != fold(getattr(new, part))
    ]
    if _swapped(found):
        found = []
    for field, same in _SAME.items():
        mine, theirs = getattr(old, field), getattr(new, field)
        if mine is not None and theirs is not None and not same(mine, theirs):
            found.append(FieldChange(field, _shown(mine), _shown(theirs)))
    return tuple(found)


def _swapped(found: Sequence[FieldChange]) -> bool:
    """One list puts the given name first: the parts are the same, their columns are not."""
    return len(found) == 2 and sorted(c.old for c in found) == sorted(c.new for c in found)  # noqa: PLR2004 - two parts that changed places


def _same_birth(one: Birth, other: Birth) -> bool:
    """A list that gives only the year says less about the same date, not something else."""
    if one.date is None or other.date is None:
        return one.date == other.date and fold_plainly(one.written) == fold_plainly(other.written)
    shorter, longer = sorted((one.date.code, other.date.code), key=len)
    return longer.startswith(shorter)


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "birth": _same_birth,
    "category": lambda one, other: one == other,
    "unit": lambda one, other: fold_unit(one) == fold_unit(other),
    **dict.fromkeys(_TEXT_FIELDS, lambda one, other: fold_plainly(one) == fold_plainly(other)),
}


def _shown(value: object) -> str:
    if isinstance(value, Birth):
        return value.date.code if value.date else value.written
    return str(value)
