"""What two records are compared by, and what each of its parts says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA

from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.likeness import Likeness
from caseapp.names.fold import fold, fold_beginning

Key = TypeVar("Key")

_ONE_SIGN = (("shtch", "щ"), ("tch", "ч"), ("sh", "ш"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"))
_UNIT_CODE = re.compile(r"[a-z]\d{4}")
_YEARS_OF_ABOUT = 2
_SAME_NAME = frozenset({Likeness.SAME_NAME})
_SWAPPED_NAME = frozenset({Likeness.SAME_NAME, Likeness.NAMES_SWAPPED})


@dataclass(frozen=True)
class Identity(Generic[Key]):
    """What is known about somebody, names as written. ``key`` comes back with a match.

    ``spellings`` are other full names, surname first. ``birth_doubtful`` says that the date could be
    read in two ways.
    """

    key: Key
    surname: str
    given: str = ""
    patronymic: str = ""
    birth: PartialDate | None = None
    birth_doubtful: bool = False
    unit: str = ""
    call_sign: str = ""
    spellings: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Folds of (surname, given name): as written, then by other spellings."""
        own = fold(self.surname), fold(self.given)
        words = (fold(spelling).split() for spelling in self.spellings)
        others = ((first, rest[0]) for first, *rest in filter(None, words) if rest)
        return tuple(dict.fromkeys((own, *others)))

    @cached_property
    def given_forms(self) -> frozenset[str]:
        """The given name folded as a whole and as a beginning: О. may be Олександр or Александр."""
        return frozenset({fold(self.given), fold_beginning(self.given)})

    @cached_property
    def patronymic_forms(self) -> frozenset[str]:
        """The patronymic, likewise."""
        return frozenset({fold(self.patronymic), fold_beginning(self.patronymic)})

    @cached_property
    def units(self) -> frozenset[str]:
        """Unit codes (А1234 by any alphabet), or the whole unit folded where there is none."""
        unit = fold(self.unit)
        return frozenset(_UNIT_CODE.findall(unit.replace(" ", "")) or filter(None, [unit]))

    @cached_property
    def folded_call_sign(self) -> str:
        """The fold of the call sign."""
        return fold(self.call_sign)


def likenesses(one: Identity[Key], other: Identity[Key]) -> frozenset[Likeness]:
    """Return what speaks for and against two records being about one person; order plays no part."""
    found = {*_of_names(one, other), *_of_patronymics(one, other)}
    if one.birth and other.birth and (birth := _of_births(one.birth, other.birth)):
        found.add(birth)
    if one.units & other.units:
        found.add(Likeness.SAME_UNIT)
    if one.folded_call_sign and one.folded_call_sign == other.folded_call_sign:
        found.add(Likeness.SAME_CALL_SIGN)
    return frozenset(found)


def _of_names(one: Identity[Key], other: Identity[Key]) -> frozenset[Likeness]:
    """Return what all spellings together say; if two of them are the same name, that alone."""
    said = {_of_two_names(mine, theirs) for mine in one.names for theirs in other.names}
    for same in (_SAME_NAME, _SWAPPED_NAME):
        if same in said:
            return same
    found = frozenset().union(*said)
    if Likeness.SAME_SURNAME in found and _is_initial(one.given_forms, other.given_forms):
        found |= {Likeness.SAME_INITIAL}
    return found


def _of_two_names(one: tuple[str, str], other: tuple[str, str]) -> frozenset[Likeness]:
    full = all(surname and len(given) > 1 for surname, given in (one, other))
    if full and one == other:
        return _SAME_NAME
    if full and one == other[::-1]:
        return _SWAPPED_NAME
    found = set()
    if one[0] == other[0] != "":
        found.add(Likeness.SAME_SURNAME)
    if one[1] == other[1] != "":
        found.add(Likeness.SAME_GIVEN)
    if full and _one_letter(" ".join(one), " ".join(other)):
        found.add(Likeness.ONE_LETTER)
    return frozenset(found)


def _of_patronymics(one: Identity[Key], other: Identity[Key]) -> Iterator[Likeness]:
    mine, theirs = one.patronymic_forms, other.patronymic_forms
    if "" in mine | theirs or _is_initial(mine, theirs):
        return
    if mine & theirs:
        yield Likeness.SAME_PATRONYMIC
    elif not any(_one_letter(a, b) for a in mine for b in theirs):  # Миколайович is Николаевич
        yield Likeness.OTHER_PATRONYMIC


def _is_initial(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one of two names is the other's first letter, or both are the same letter."""
    letters = {form for form in one | other if len(form) == 1}
    return any(
        form.startswith(letter) for letter in letters for form in (other if letter in one else one)
    )


def _one_letter(one: str, other: str) -> bool:
    """Say whether one letter is wrong, missing or has changed places with its neighbour."""
    for sound, sign in _ONE_SIGN:
        one, other = one.replace(sound, sign), other.replace(sound, sign)
    return OSA.distance(one, other, score_cutoff=1) == 1


def _of_births(one: PartialDate, other: PartialDate) -> Likeness | None:
    """Return what two birth dates say, or nothing where they are too vague to say anything."""
    years = abs(one.value.year - other.value.year)
    kinds = {one.precision, other.precision}
    if kinds == {Precision.DAY}:
        return _of_days(one, other)
    if Precision.ABOUT in kinds and 0 < years <= _YEARS_OF_ABOUT:
        return None
    return Likeness.OTHER_BIRTH if years else Likeness.SAME_BIRTH_YEAR


def _of_days(one: PartialDate, other: PartialDate) -> Likeness:
    mine, theirs = one.value, other.value
    if mine == theirs:
        return Likeness.SAME_BIRTH
    if (mine.day, mine.month) == (theirs.day, theirs.month):
        return Likeness.SAME_DAY_MONTH
    if mine.year != theirs.year:
        return Likeness.OTHER_BIRTH
    if (mine.day, mine.month) == (theirs.month, theirs.day):
        return Likeness.SWAPPED_DAY_MONTH
    return Likeness.SAME_BIRTH_YEAR
