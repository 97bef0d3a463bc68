"""Finding a person at the arrivals desk while the name is being typed.

The index holds the folded words of every row, so that three letters in Ukrainian, Russian or Latin
leave a handful. It lives in memory only and is made anew when the list changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from heapq import nsmallest
from typing import Generic, TypeVar

from caseapp.names.keys import WORD, word_keys
from caseapp.names.layout import other_layout
from caseapp.names.order import sort_key
from caseapp.names.typed import TypedWord, number_of, typed_words
from caseapp.names.underline import ShownWord, Span, inner_span, leading_span
from caseapp.names.vocabulary import Posting, Vocabulary

Key = TypeVar("Key")

_SHORTEST_PART = 3
"""Fewer letters than this are found at the beginning of a word only: inside, they stand anywhere."""


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


@dataclass(frozen=True, slots=True)
class DeskEntry(Generic[Key]):
    """What a person can be found by. ``key`` comes back with a hit and is never looked at."""

    key: Key
    surname: str
    given: str = ""
    patronymic: str = ""
    spellings: tuple[str, ...] = ()
    number: str = ""
    wristband: str = ""
    call_sign: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """The name as it is shown, surname first; `Hit.spans` count its characters."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """A row that fits. ``spans`` are parts of `DeskEntry.name` to underline, in order."""

    key: Key
    rank: Rank
    spans: tuple[Span, ...]


Scores = dict[int, int]
"""Row → twice its rank, one more if only another spelling of what was typed fits."""


class DeskIndex(Generic[Key]):
    """Everybody at the desk, found by what is typed."""

    def __init__(self, entries: Iterable[DeskEntry[Key]]) -> None:
        self._entries = tuple(entries)
        self._keys: dict[str, frozenset[str]] = {}
        self._words = Vocabulary(self._postings())
        self._numbers = Vocabulary(
            (code, (row, Rank.NUMBER))
            for row, entry in enumerate(self._entries)
            for number in (entry.number, entry.wristband)
            if (code := number_of(number))
        )
        names = [sort_key(entry.name) for entry in self._entries]
        self._places = {
            row: place for place, row in enumerate(sorted(range(len(names)), key=names.__getitem__))
        }

    def find(self, text: str, limit: int) -> tuple[Hit[Key], ...]:
        """Return the rows that fit every word of the text, in any order, best first.

        Beginnings of surnames stand before beginnings of given names and these before letters inside
        a word; a whole number stands before all. Equals stand in alphabetical order.
        """
        words = typed_words(text)
        scores = self._code(text) | self._beginnings(words)
        other = words
        if not scores:
            other = typed_words(other_layout(text))
            scores = dict.fromkeys(self._beginnings(other), 2 * Rank.OTHER_LAYOUT)
        if len(scores) < limit:
            scores = self._inside(words) | scores
        best = nsmallest(limit, scores, key=lambda row: (scores[row], self._places[row]))
        return tuple(
            self._hit(row, rank, other if rank is Rank.OTHER_LAYOUT else words)
            for row in best
            for rank in (Rank(scores[row] // 2),)
        )

    def _postings(self) -> Iterator[tuple[str, Posting]]:
        for row, entry in enumerate(self._entries):
            others = (entry.patronymic, *entry.spellings, entry.call_sign, entry.unit)
            for text, rank in (
                (entry.surname, Rank.SURNAME),
                (entry.given, Rank.GIVEN),
                *((other, Rank.OTHER) for other in others),
            ):
                for word in WORD.findall(text):
                    for key in self._keys_of(word):
                        yield key, (row, rank)

    def _keys_of(self, word: str) -> frozenset[str]:
        if word not in self._keys:
            self._keys[word] = word_keys(word)
        return self._keys[word]

    def _code(self, text: str) -> Scores:
        """Return who bears the whole text as a number, as a scanner types it."""
        if not any(letter.isdigit() for letter in text):
            return {}
        return {row: 2 * rank for row, rank in self._numbers.whole(number_of(text))}

    def _beginnings(self, words: tuple[TypedWord, ...]) -> Scores:
        return self._each_its_own(_in_all([self._beginning(word) for word in words]), words)

    def _inside(self, words: tuple[TypedWord, ...]) -> Scores:
        parts = [self._part(word) | self._beginning(word) for word in words]
        return self._each_its_own(_in_all(parts), words)

    def _each_its_own(self, scores: Scores, words: tuple[TypedWord, ...]) -> Scores:
        """Keep rows with a word for every typed one: Іван Іван is not any Іваненко."""
        for word in words:
            times = sum(word.beginning in each.beginning for each in words)
            if times > 1:
                scores = {
                    row: score
                    for row, score in scores.items()
                    if sum(shown.holds(word.beginning) for shown in self._shown(row)) >= times
                }
        return scores

    def _beginning(self, word: TypedWord) -> Scores:
        scores: Scores = {}
        for postings, rank, alike in self._readings(word):
            for row, posted in postings:
                score = 2 * (posted if rank is None else rank) + alike
                if score < scores.get(row, 99):
                    scores[row] = score
        return scores

    def _readings(self, word: TypedWord) -> Iterator[tuple[Iterable[Posting], Rank | None, int]]:
        yield self._words.beginning(word.beginning), None, 0
        for prefix in word.alike:
            yield self._words.beginning(prefix), None, 1
        for whole in word.wholes:
            yield self._words.whole(whole), None, 1
        if word.number:
            yield self._numbers.whole(word.number), Rank.NUMBER, 0
            yield self._numbers.beginning(word.number), Rank.NUMBER_BEGINS, 0

    def _part(self, word: TypedWord) -> Scores:
        """Return names, and words with this number, that hold the letters anywhere."""
        if len(word.beginning) < _SHORTEST_PART:
            return {}
        least = Rank.OTHER if word.number else Rank.GIVEN
        return {
            row: 2 * Rank.INSIDE
            for row, rank in self._words.containing(word.beginning)
            if rank <= least
        }

    def _shown(self, row: int) -> list[ShownWord]:
        return [
            ShownWord(found[0], found.start(), self._keys_of(found[0]))
            for found in WORD.finditer(self._entries[row].name)
        ]

    def _hit(self, row: int, rank: Rank, words: tuple[TypedWord, ...]) -> Hit[Key]:
        shown = self._shown(row)
        spans = []
        for word in sorted(words, key=lambda each: len(each.beginning), reverse=True):
            if place := _place(word, shown):
                shown.remove(place[0])
                spans.append(place[1])
        return Hit(self._entries[row].key, rank, tuple(sorted(spans)))


def _in_all(parts: list[Scores]) -> Scores:
    """Return the rows that stand in every part, each with its worst score."""
    if not parts:
        return {}
    rows = set(parts[0]).intersection(*parts[1:])
    return {row: max(part[row] for part in parts) for row in rows}


def _place(word: TypedWord, shown: list[ShownWord]) -> tuple[ShownWord, Span] | None:
    """Return the first word of a name that answers to a typed word, and which letters of it do."""
    for name in shown:
        for prefix in (word.beginning, *word.alike):
            if name.answers(prefix):
                return name, leading_span(name, prefix)
        for whole in word.wholes:
            if whole in name.keys:
                return name, leading_span(name, whole)
    for name in shown:
        if name.holds(word.beginning):
            return name, inner_span(name, word.beginning)
    return None
