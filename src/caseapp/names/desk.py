"""Finding a person at the arrivals desk while the name is being typed.

The index holds the folded words of every row, so that three letters in Ukrainian, Russian or Latin
leave a handful. It lives in memory only and is made anew when the list changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Generic, TypeVar

from caseapp.names.keys import WORD, word_keys
from caseapp.names.layout import other_layout
from caseapp.names.lookup import Lookup, Rank, Scores
from caseapp.names.order import sort_key
from caseapp.names.typed import TypedWord, typed_words
from caseapp.names.underline import ShownWord, Span, inner_span, leading_span
from caseapp.names.vocabulary import Posting

Key = TypeVar("Key")


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


class DeskIndex(Generic[Key]):
    """Everybody at the desk, found by what is typed."""

    def __init__(self, entries: Iterable[DeskEntry[Key]]) -> None:
        self._entries = tuple(entries)
        self._keys: dict[str, frozenset[str]] = {}
        self._lookup = Lookup(
            self._postings(),
            (
                (number, row)
                for row, entry in enumerate(self._entries)
                for number in (entry.number, entry.wristband)
            ),
        )
        names = [sort_key(entry.name) for entry in self._entries]
        in_order = sorted(range(len(names)), key=names.__getitem__)
        self._places = {row: place for place, row in enumerate(in_order)}

    def find(self, text: str, limit: int) -> tuple[Hit[Key], ...]:
        """Return the rows that fit every word of the text, in any order, best first.

        Beginnings of surnames stand before beginnings of given names and these before letters inside
        a word; a whole number stands before all. Equals stand in alphabetical order. The other
        keyboard layout is tried if nothing begins so, a slip of the finger if nothing fits at all.
        """
        scores, words, other = self._scores(text, limit)
        best = self._in_order(scores, limit)
        ranked = ((row, Rank(scores[row] // 2)) for row in best)
        return tuple(
            self._hit(row, rank, other if rank is Rank.OTHER_LAYOUT else words)
            for row, rank in ranked
        )

    def keys(self, text: str) -> tuple[Key, ...]:
        """Return everybody who fits, best first, as `find` would, without what is to be underlined.

        For a list of thousands: what takes time is saying which letters fit.
        """
        scores, _words, _other = self._scores(text, len(self._entries))
        return tuple(self._entries[row].key for row in self._in_order(scores, len(scores)))

    def _in_order(self, scores: Scores, limit: int) -> list[int]:
        return nsmallest(limit, scores, key=lambda row: (scores[row], self._places[row]))

    def _scores(
        self, text: str, limit: int
    ) -> tuple[Scores, Sequence[TypedWord], Sequence[TypedWord]]:
        """Return who fits, the typed words, and these under the other layout where they were read so."""
        words = typed_words(text)
        begun = [self._lookup.beginnings(word) for word in words]
        scores = self._lookup.code(text) | self._in_all(begun, words)
        other = words
        if not scores:
            other = typed_words(other_layout(text))
            meant = self._in_all([self._lookup.beginnings(word) for word in other], other)
            scores = dict.fromkeys(meant, 2 * Rank.OTHER_LAYOUT)
        if len(scores) < limit:
            held = [self._lookup.parts(word) | begun[at] for at, word in enumerate(words)]
            scores = self._in_all(held, words) | scores
            if not scores:
                slipped = [self._lookup.slips(word) | held[at] for at, word in enumerate(words)]
                scores = self._in_all(slipped, words)
        return scores, words, other

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

    def _in_all(self, parts: Sequence[Scores], words: Sequence[TypedWord]) -> Scores:
        """Return the rows that stand in every part, each with its worst score.

        Every typed word needs a word of its own: Іван Іван is not any Іваненко.
        """
        if not parts:
            return {}
        rows = set(parts[0]).intersection(*parts[1:])
        for word in words:
            times = sum(word.beginning in each.beginning for each in words)
            if times > 1:
                rows = {
                    row
                    for row in rows
                    if sum(shown.holds(word.beginning) for shown in self._shown(row)) >= times
                }
        return {row: max(part[row] for part in parts) for row in rows}

    def _shown(self, row: int) -> list[ShownWord]:
        return [
            ShownWord(found[0], found.start(), self._keys_of(found[0]))
            for found in WORD.finditer(self._entries[row].name)
        ]

    def _hit(self, row: int, rank: Rank, words: Sequence[TypedWord]) -> Hit[Key]:
        shown = self._shown(row)
        spans = []
        for word in sorted(words, key=lambda each: len(each.beginning), reverse=True):
            if place := _place(word, shown):
                shown.remove(place[0])
                spans.append(place[1])
        return Hit(self._entries[row].key, rank, tuple(sorted(spans)))


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
