"""Check letters: a wristband's number that was misread, misheard or mistyped is refused, not believed.

A label carries a number and two letters. The letters are (number + scope) modulo a prime, as in the pure
systems of ISO/IEC 7064: a single wrong digit and two neighbours out of turn always change them, any other
slip is let through once in 61 times. The scope is whoever gave the number: the version of the list it
stands on, or the stage where it was given away at the desk. Headquarters number each version anew, so
number 17 of yesterday's version is somebody else today; the letters tell the two apart. Scopes enter by
their ids, which a merge of two laptops never changes. Nobody outside the register can read anything
from a code: it holds no name, no id, no date.

The letters are eight that Latin and Ukrainian draw alike. Each stands for itself in both scripts, and for
whatever a keyboard makes of its key when another layout is on: a scanner presses keys, not letters.
I and O are left out (one, nought), and so is one of each pair (H and P, E and T) that a layout confuses.
"""

import re
from dataclasses import dataclass
from uuid import UUID

PREFIX = "--"
"""Begins what a scanner types: a key without Shift that all layouts of the desk write alike."""
LETTERS = "ABCEHKMX"
MOST_DIGITS = 6
_PRIME = 61
_SPREAD = 23  # numbers that follow one another get letters that do not
_KEYS = (
    LETTERS,
    "АВСЕНКМХ",  # the same shapes, on the keys that bear them
    "ФИСУРЛЬЧ",  # the keys of the Latin ones, under a Ukrainian or Russian layout
    "FDCTYRV[",  # the keys of the Cyrillic ones, under a Latin layout
)
_MEANT = {
    sign: letter
    for row in (*_KEYS, *(row.lower() for row in _KEYS))
    for sign, letter in zip(row, LETTERS, strict=True)
} | {"{": "X"}
_LETTER = f"[{re.escape(''.join(_MEANT))}]"
_CODE = re.compile(rf"(?:{PREFIX})?([0-9]{{1,{MOST_DIGITS}}})[ -]?({_LETTER}{_LETTER})")
_SCAN = re.compile(rf"-(?:-(?:[0-9]{{1,{MOST_DIGITS}}}{_LETTER}{{0,2}})?)?")


@dataclass(frozen=True, slots=True)
class LabelNumber:
    """A number as it may stand on a label, and the list or stage that gave it."""

    number: int
    scope: UUID

    @property
    def letters(self) -> str:
        """The letters that go with it."""
        return check_letters(self.number, self.scope)

    @property
    def code(self) -> str:
        """What the QR holds: prefix, number, letters, all alphanumeric to ISO/IEC 18004."""
        return f"{PREFIX}{self.number}{self.letters}"


@dataclass(frozen=True, slots=True)
class Code:
    """What was typed or scanned: a number and the letters that are said to go with it."""

    number: int
    letters: str

    def is_of(self, label: LabelNumber) -> bool:
        """Return whether this is what a label says."""
        return self.number == label.number and self.letters == label.letters


def plain_number(written: str) -> int | None:
    """Return the number of a list or a wristband, None where it can bear no letters.

    That is: none at all, one with other signs than figures, nought, or more than six figures.
    """
    figures = written.strip().lstrip("0")
    if figures.isascii() and figures.isdecimal() and len(figures) <= MOST_DIGITS:
        return int(figures)
    return None


def check_letters(number: int, scope: UUID) -> str:
    """Return the two letters that go with a number of a list or a stage."""
    first, second = divmod(_SPREAD * (number + scope.int) % _PRIME, len(LETTERS))
    return LETTERS[first] + LETTERS[second]


def parse(text: str) -> Code | None:
    """Return the code that was typed or scanned, right or wrong; None for text that is none."""
    if not (found := _CODE.fullmatch(text.strip())):
        return None
    return Code(int(found[1]), "".join(_MEANT[sign] for sign in found[2]))


def may_become_scan(typed: str) -> bool:
    """Return whether signs that follow fast on one another can still become a scanned code."""
    return _SCAN.fullmatch(typed) is not None


def is_scan(typed: str) -> bool:
    """Return whether signs are a scanned code, right or wrong."""
    return typed.startswith(PREFIX) and _CODE.fullmatch(typed) is not None
