"""Words and the rows they stand in, found by beginning or by any part."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

Posting = tuple[int, int]
"""Row, and how much the word says about it (the lower, the more)."""

_LAST = "\U0010ffff"


class Vocabulary:
    """A sorted list of distinct words: far fewer than rows, so even a scan of all is quick."""

    def __init__(self, postings: Iterable[tuple[str, Posting]]) -> None:
        places: dict[str, list[Posting]] = defaultdict(list)
        for word, posting in postings:
            places[word].append(posting)
        self._postings = dict(places)
        self._words = sorted(places)

    def whole(self, word: str) -> Iterable[Posting]:
        """Return the rows that hold the word."""
        return self._postings.get(word, ())

    def beginning(self, prefix: str) -> Iterator[Posting]:
        """Yield the rows that hold a word with this beginning."""
        first = bisect_left(self._words, prefix)
        for word in self._words[first : bisect_left(self._words, prefix + _LAST)]:
            yield from self._postings[word]

    def containing(self, part: str) -> Iterator[Posting]:
        """Yield the rows that hold a word with this part anywhere in it."""
        for word in self._words:
            if part in word:
                yield from self._postings[word]

    def nearly(self, prefix: str) -> Iterator[Posting]:
        """Yield the rows that hold a word whose beginning is one slip of the finger away.

        A slip is one letter wrong, missing or too many, or two neighbours exchanged.
        """
        for word in self._words:
            # One slip leaves a letter of the first two in its place or next to it: most words are out.
            if (word[0] in prefix[:2] or word[1:2] in prefix[:2]) and _one_slip(prefix, word):
                yield from self._postings[word]


def _one_slip(prefix: str, word: str) -> bool:
    size = len(prefix)
    return any(
        OSA.distance(prefix, word[:length], score_cutoff=1) <= 1
        for length in (size, size + 1, size - 1)
    )
