"""Which records of a list may be about a person: the one door for matching by name and birth date.

It shows and explains, it never joins: a person confirms. The weights are whole numbers chosen by hand
so that each likely combination reaches `LIKELY` and each chance one does not; they say in which order
candidates are shown and nothing about probability.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from caseapp.domain.likeness import Likeness
from caseapp.names.identity import Identity, likenesses

Key = TypeVar("Key")

WEIGHTS: Mapping[Likeness, int] = MappingProxyType(
    {
        Likeness.SAME_NAME: 8,
        Likeness.NAMES_SWAPPED: 0,
        Likeness.ONE_LETTER: 5,
        Likeness.SAME_SURNAME: 4,
        Likeness.SAME_GIVEN: 1,
        Likeness.SAME_INITIAL: 1,
        Likeness.SAME_PATRONYMIC: 2,
        Likeness.SAME_BIRTH: 8,
        Likeness.SWAPPED_DAY_MONTH: 6,
        Likeness.SAME_DAY_MONTH: 5,
        Likeness.SAME_BIRTH_YEAR: 3,
        Likeness.SAME_UNIT: 2,
        Likeness.SAME_CALL_SIGN: 5,
        Likeness.OTHER_PATRONYMIC: -3,
        Likeness.OTHER_BIRTH: -3,
    }
)

LIKELY = 7
"""The least sum of weights of a candidate that is shown: a surname and a birth year."""

_NAMED = frozenset(
    {
        Likeness.SAME_NAME,
        Likeness.ONE_LETTER,
        Likeness.SAME_SURNAME,
        Likeness.SAME_GIVEN,
        Likeness.SAME_CALL_SIGN,
    }
)
"""Without one of these a birth date is a coincidence: every list has some."""


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A record that may be about the person asked for.

    ``certain`` means: same surname and given name by fold, same and undoubted day of birth, no
    contradicting patronymic, and no second such record. ``reasons`` explain the ``score``: it is the
    sum of their weights.
    """

    key: Key
    certain: bool
    score: int
    reasons: tuple[Likeness, ...]


def candidates(probe: Identity[Key], pool: Sequence[Identity[Key]]) -> tuple[Match[Key], ...]:
    """Return the records that may be about the probe: a certain one first, then by score.

    What is said about a pair does not depend on which of the two is the probe.
    """
    compared = [(identity, likenesses(probe, identity)) for identity in pool]
    same = [identity for identity, found in compared if _is_same(probe, identity, found)]
    certain = same[0] if len(same) == 1 else None
    matches = (
        Match(identity.key, identity is certain, _score(found), _in_order(found))
        for identity, found in compared
        if found & _NAMED and _score(found) >= LIKELY
    )
    return tuple(sorted(matches, key=lambda match: (not match.certain, -match.score)))


def _is_same(one: Identity[Key], other: Identity[Key], found: frozenset[Likeness]) -> bool:
    return (
        {Likeness.SAME_NAME, Likeness.SAME_BIRTH} <= found
        and Likeness.OTHER_PATRONYMIC not in found
        and not (one.birth_doubtful or other.birth_doubtful)
    )


def _score(found: frozenset[Likeness]) -> int:
    return sum(WEIGHTS[each] for each in found)


def _in_order(found: frozenset[Likeness]) -> tuple[Likeness, ...]:
    """Strongest first; what speaks against stands last."""
    return tuple(sorted(found, key=lambda each: (-WEIGHTS[each], each.value)))
