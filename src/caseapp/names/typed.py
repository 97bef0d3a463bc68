"""What somebody has typed so far, read as the beginnings of names."""

import re
from dataclasses import dataclass

from caseapp.names.fold import fold, fold_beginning

_WORD = re.compile(r"[\w'’ʼ`\"]+")


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word of what was typed, in every reading.

    ``beginning`` is how a name's fold begins if it is spelled the way it is typed; ``alike`` how it
    may begin in another spelling, or once the next letter is there (``shc`` becomes щ); ``wholes``
    are whole folds that the word is one letter short of (Серге is nearly Сергій).
    ``number`` is the key of a number, empty if there is no digit in it. ``letters`` counts what was
    typed.
    """

    letters: int
    beginning: str
    alike: tuple[str, ...]
    wholes: tuple[str, ...]
    number: str


def typed_words(text: str) -> tuple[TypedWord, ...]:
    """Return the words of what was typed; signs that are no part of a name divide them."""
    return tuple(word for raw in _WORD.findall(text) if (word := _typed(raw)).beginning)


def number_of(text: str) -> str:
    """Return the key of a number or code: letters and digits, without case or leading zeros."""
    key = "".join(letter for letter in text.casefold() if letter.isalnum())
    return key.lstrip("0") or key[:1]


def _typed(raw: str) -> TypedWord:
    beginning = fold_beginning(raw)
    return TypedWord(
        sum(map(str.isalnum, raw)),
        beginning,
        tuple(dict.fromkeys(_alike(raw, beginning))),
        (fold(raw + "й"),) if beginning.endswith(("e", "o")) else (),
        number_of(raw) if any(letter.isdigit() for letter in raw) else "",
    )


def _alike(raw: str, beginning: str) -> list[str]:
    found = [fold(raw)]
    if beginning.endswith("i"):  # Тимофі is on its way to Тимофієнко, Y to Yevhen
        found.append(fold_beginning(beginning + "e"))
    small = raw.lower()
    if small.endswith(("c", "ks")):  # ch is another sound than c, and ksh than ks
        found.append(fold_beginning(small + "h"))
    if small.endswith("c"):
        found.append(fold_beginning(small + "k"))
    if "sch" in small + "h":  # Scherbak is Щербак as often as Schulz is Шульц
        found.append(fold_beginning((small + "h" * small.endswith("sc")).replace("sch", "shch")))
    return [each for each in found if each != beginning]
