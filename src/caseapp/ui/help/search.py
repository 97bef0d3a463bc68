"""Finds commands by words of either language, typed under either keyboard layout."""

from collections.abc import Iterable, Sequence

from caseapp.names.layout import other_layout
from caseapp.text.words import Words
from caseapp.ui.commands import Command

_APOSTROPHES = str.maketrans("ʼ’`", "'''")


def found(commands: Iterable[Command], typed: str, words: Words) -> tuple[Command, ...]:
    """Return the commands that have every typed piece in their words, those that begin so first.

    With nothing typed that is all of them. Under the wrong layout the same keys find the same commands.
    """
    there = tuple(commands)
    texts = {id(each): _texts(each, words) for each in there}
    for meant in (typed, other_layout(typed)):
        ranked = [(_rank(texts[id(each)], _pieces(meant)), each) for each in there]
        fits = [(rank, each) for rank, each in ranked if rank is not None]
        if fits:
            return tuple(each for _rank, each in sorted(fits, key=lambda pair: pair[0]))
    return ()


def _texts(command: Command, words: Words) -> tuple[str, ...]:
    said = (command.said, *words.elsewhere(command.said), *command.also, command.key)
    return tuple(_plain(text) for text in said if text)


def _rank(texts: Sequence[str], pieces: Sequence[str]) -> int | None:
    """Return 0 if every piece begins a word, 1 if some stand within words, None if one is missing.

    All pieces must fit one text: half a sentence in one language and half in the other is a chance hit.
    """
    ranks = [rank for text in texts if (rank := _rank_in(text, pieces)) is not None]
    return min(ranks, default=None)


def _rank_in(text: str, pieces: Sequence[str]) -> int | None:
    if not all(piece in text for piece in pieces):
        return None
    begun = (any(word.startswith(piece) for word in _pieces(text)) for piece in pieces)
    return 0 if all(begun) else 1


def _pieces(text: str) -> list[str]:
    return _plain(text).split()


def _plain(text: str) -> str:
    return text.translate(_APOSTROPHES).casefold()
