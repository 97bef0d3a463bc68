"""Evening out what does not count when two lists are compared: case, spaces, apostrophes, hyphens."""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʹ′\"“”„*"), None)
_HYPHENS = re.compile(r"\s*[-‐‑‒–—−]\s*")
_PUNCTUATION = re.compile(r"[^\w-]+|_+")
_UNIT_PREFIX = re.compile(
    r"^(?:військова частина|войсковая часть|military unit|в\s*[/.\\]?\s*ч\.?|unit)(?=[\W\d]|[a-zа-я]\d)\W*",
    re.IGNORECASE,
)
_TO_CYRILLIC = str.maketrans("abceihkmoptxy", "авсеінкмортху")


def fold_plainly(text: str) -> str:
    """Return the text without the differences that two typists of the same list make."""
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold().replace("ё", "е")
    return _PUNCTUATION.sub(" ", _HYPHENS.sub("-", plain)).strip()


def fold_unit(text: str) -> str:
    """Return a military unit in one spelling: ``в/ч A 2248`` (Latin A) and ``А2248`` meet."""
    bare = _UNIT_PREFIX.sub("", unicodedata.normalize("NFKC", text).strip())
    return re.sub(r"[\W_]+", "", bare.casefold()).translate(_TO_CYRILLIC)


def one_slip(one: str, other: str) -> bool:
    """Say whether one letter more, less, other, or two neighbours swapped make one the other."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:  # noqa: PLR2004 - of two letters one is not a slip
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    mine, theirs = one[start:], other[start:]
    return (
        mine[1:] == theirs[1:]
        or mine[1:] == theirs
        or mine == theirs[1:]
        or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    )
