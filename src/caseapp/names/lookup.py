"""How well the rows of the desk fit one typed word."""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from caseapp.names.typed import TypedWord, number_of
from caseapp.names.vocabulary import Posting, Vocabulary

_SHORTEST_PART = 3
"""Fewer letters than this are looked for at the beginning of a word only: inside, they are anywhere."""
_SHORTEST_SLIP = 4
"""Shorter words are one letter away from everything."""
_NO_SCORE = 99


class Rank(IntEnum):
    """How well a row fits what was typed; the lower, the higher it stands."""

    NUMBER = 0
    """The whole number on the list or on the wristband."""
    SURNAME = 1
    GIVEN = 2
    NUMBER_BEGINS = 3
    OTHER = 4
    """Patronymic, another spelling, call sign or unit."""
    OTHER_LAYOUT = 5
    """The beginning of a name, had the other keyboard layout been on."""
    INSIDE = 6
    """The letters stand inside a word."""
    SLIP = 7
    """The beginning of a name, but for one letter wrong, missing, too many or out of turn."""


Scores = dict[int, int]
"""Row → twice its rank, one more if only another spelling of what was typed fits."""


class Lookup:
    """The words and numbers of all rows. Postings are (row, rank)."""

    def __init__(
        self, words: Iterable[tuple[str, Posting]], numbers: Iterable[tuple[str, int]]
    ) -> None:
        self._words = Vocabulary(words)
        self._numbers = Vocabulary(
            (code, (row, Rank.NUMBER)) for number, row in numbers if (code := number_of(number))
        )

    def code(self, text: str) -> Scores:
        """Return who bears the whole text as a number, as a scanner types it."""
        if not any(letter.isdigit() for letter in text):
            return {}
        return {row: 2 * rank for row, rank in self._numbers.whole(number_of(text))}

    def beginnings(self, word: TypedWord) -> Scores:
        """Return the rows with a word or number that begins as was typed."""
        scores: Scores = {}
        for postings, rank, alike in self._readings(word):
            for row, posted in postings:
                score = 2 * (posted if rank is None else rank) + alike
                if score < scores.get(row, _NO_SCORE):
                    scores[row] = score
        return scores

    def parts(self, word: TypedWord) -> Scores:
        """Return the rows with a name, or a word with this number, that holds the letters inside."""
        if word.letters < _SHORTEST_PART:
            return {}
        least = Rank.OTHER if word.number else Rank.GIVEN
        found = self._words.containing(word.beginning)
        return {row: 2 * Rank.INSIDE for row, rank in found if rank <= least}

    def slips(self, word: TypedWord) -> Scores:
        """Return the rows with a name that begins so, had one key been hit rightly."""
        if word.letters < _SHORTEST_SLIP or word.number:
            return {}
        found = self._words.nearly(word.beginning)
        return {row: 2 * Rank.SLIP for row, rank in found if rank <= Rank.GIVEN}

    def _readings(self, word: TypedWord) -> Iterator[tuple[Iterable[Posting], Rank | None, int]]:
        yield self._words.beginning(word.beginning), None, 0
        for prefix in word.alike:
            yield self._words.beginning(prefix), None, 1
        for whole in word.wholes:
            yield self._words.whole(whole), None, 1
        if word.number:
            yield self._numbers.whole(word.number), Rank.NUMBER, 0
            yield self._numbers.beginning(word.number), Rank.NUMBER_BEGINS, 0
