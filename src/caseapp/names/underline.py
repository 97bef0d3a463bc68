"""Which letters of a shown name answer to what was typed in another spelling."""

from dataclasses import dataclass
from functools import lru_cache

from caseapp.names.fold import fold, fold_beginning

Span = tuple[int, int]
"""Start and end of a part of a text, in characters."""


@dataclass(frozen=True, slots=True)
class ShownWord:
    """One word of a shown name, where it stands, and its keys."""

    text: str
    start: int
    keys: frozenset[str]

    def answers(self, prefix: str) -> bool:
        """Say whether the word begins as was typed, in its own spelling or a sister's."""
        return any(key.startswith(prefix) for key in self.keys)

    def holds(self, part: str) -> bool:
        """Say whether the letters stand anywhere in the word."""
        return any(part in key for key in self.keys)


def leading_span(word: ShownWord, prefix: str) -> Span:
    """Return the first letters of the word, as many as it takes to spell the prefix."""
    size = min(len(prefix), len(word.text))
    while size < len(word.text) and not _begins(word.text[:size], prefix):
        size += 1
    while size > 1 and _begins(word.text[: size - 1], prefix):
        size -= 1
    return word.start, word.start + size


def inner_span(word: ShownWord, part: str) -> Span:
    """Return the shortest run of the word's letters that spells the part.

    The search starts where the part would stand if every letter folded to equally many.
    """
    key = min(key for key in word.keys if part in key)
    share = len(word.text) / len(key)
    found = key.index(part)
    end = max(1, round((found + len(part)) * share))
    while end > 1 and _holds(word.text[: end - 1], part):
        end -= 1
    while end < len(word.text) and not _holds(word.text[:end], part):
        end += 1
    start = min(end - 1, round(found * share))
    while start + 1 < end and _holds(word.text[start + 1 : end], part):
        start += 1
    while start > 0 and not _holds(word.text[start:end], part):
        start -= 1
    return word.start + start, word.start + end


def _begins(letters: str, prefix: str) -> bool:
    return _half(letters).startswith(prefix) or _whole(letters).startswith(prefix)


def _holds(letters: str, part: str) -> bool:
    return part in _half(letters) or part in _whole(letters)


# The names on one screen share their beginnings.
_half = lru_cache(maxsize=4096)(fold_beginning)
_whole = lru_cache(maxsize=4096)(fold)
