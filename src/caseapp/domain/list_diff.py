"""Two versions of a list side by side: who is new, who is gone, who is written differently.

Which entries are the same person is decided in `list_pairing`. What cannot be told apart (namesakes)
counts as withdrawn and added, and is shown as ambiguous.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.list_fold import fold_plainly, fold_unit
from caseapp.domain.list_pairing import Facts, Fold, alike, alike_pairs, paired_positions

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
    before = [Facts.of(row, fold) for row in old]
    after = [Facts.of(row, fold) for row in new]
    paired = paired_positions(before, after)
    silent = _silent_parts(new)
    pairs = tuple(
        Pair(one, other, _changes(old[one], new[other], silent, fold))
        for one, other in sorted(paired.items(), key=lambda pair: pair[1])
    )
    withdrawn = tuple(i for i in range(len(old)) if i not in paired)
    taken = set(paired.values())
    added = tuple(i for i in range(len(new)) if i not in taken)
    return Comparison(pairs, added, withdrawn, _namesakes(before, after, withdrawn, added))


def namesake_pairs(
    old: Sequence[ListRow], new: Sequence[ListRow], fold: Fold = fold_plainly
) -> tuple[tuple[int, int], ...]:
    """Return positions in ``old`` and ``new`` of those who may be one person by name alone.

    In the order of ``new``. Birth date and unit do not count: telling by them is left to an officer.
    """
    before = [Facts.of(row, fold) for row in old]
    after = [Facts.of(row, fold) for row in new]
    groups = alike_pairs(before, after, range(len(old)), range(len(new)))
    found = [pair for group in groups for pair in group]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def carried(old: ListRow, new: ListRow) -> ListRow:
    """Return ``new`` with what its list has no column for taken over from ``old``."""
    known: dict[str, Any] = {
        name: getattr(old, name)
        for name in _OPTIONAL_FIELDS
        if name != "number" and getattr(new, name) is None
    }
    return replace(new, **known)


def _namesakes(
    before: Sequence[Facts],
    after: Sequence[Facts],
    withdrawn: Iterable[int],
    added: Iterable[int],
) -> tuple[Namesakes, ...]:
    groups = [Namesakes(old, new) for old, new in alike(before, after, withdrawn, added)]
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
