"""The keys under which the words of a name are looked up while somebody types."""

import re
from collections.abc import Iterable

from caseapp.names.fold import fold, fold_beginning

WORD = re.compile(r"[^\W_]+(?:['’ʼ`\"][^\W_]+)*")
"""A word of a name: a hyphen divides, an apostrophe does not."""

_SOFT_O = re.compile("ьо", re.IGNORECASE)
_O_U = re.compile("оу", re.IGNORECASE)


def word_keys(word: str) -> frozenset[str]:
    """Return the folds of a word: of what may be typed in full, half, and in passport Latin.

    The passport drops the soft sign (Корольов, Korolov), and оу is one sound to a French ear but two
    for who has typed Біло and means Білоус.
    """
    keys = {fold(word), fold_beginning(word)}
    if _SOFT_O.search(word):
        keys.add(fold_beginning(_SOFT_O.sub("о", word)))
    if _O_U.search(word):
        keys.add(fold_beginning(_O_U.sub("о у", word)))
    return frozenset(keys)


def search_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all words of some names, sorted, each once."""
    return tuple(
        sorted({key for name in names for word in WORD.findall(name) for key in word_keys(word)})
    )
