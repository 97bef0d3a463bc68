"""Which letters of a shown name answer to what was typed in another spelling."""

from dataclasses import dataclass

from caseapp.names.fold import fold_beginning

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
    while size < len(word.text) and not _spells(word.text[:size], prefix):
        size += 1
    while size > 1 and _spells(word.text[: size - 1], prefix):
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
    while end > 1 and part in fold_beginning(word.text[: end - 1]):
        end -= 1
    while end < len(word.text) and part not in fold_beginning(word.text[:end]):
        end += 1
    start = min(end - 1, round(found * share))
    while start + 1 < end and part in fold_beginning(word.text[start + 1 : end]):
        start += 1
    while start > 0 and part not in fold_beginning(word.text[start:end]):
        start -= 1
    return word.start + start, word.start + end


def _spells(letters: str, prefix: str) -> bool:
    return fold_beginning(letters).startswith(prefix)
