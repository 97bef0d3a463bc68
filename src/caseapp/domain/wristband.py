"""Check letters: a wristband's number that was misread, misheard or mistyped is refused, not believed.

A label carries a number and two letters. The letters are (number + stage) modulo a prime, as in the pure
systems of ISO/IEC 7064: a single wrong digit and two neighbours out of turn always change them, any other
slip is let through once in 61 times. The stage enters by its id, which a merge of two laptops never
changes (its number may), so that yesterday's wristband is refused today. Nobody outside the register
can read anything from a code: it holds no name, no id, no date.

The letters are eight that Latin and Ukrainian draw alike. Each stands for itself in both scripts, and for
whatever a keyboard makes of its key when another layout is on: a scanner presses keys, not letters.
I and O are left out (one, nought), and so is one of each pair (H and P, E and T) that a layout confuses.
"""

import re
from uuid import UUID

from caseapp.domain.wristband_errors import WrongLetters

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


def plain_number(written: str) -> int | None:
    """Return the number of a list or a wristband, None where it can bear no letters.

    That is: none at all, one with other signs than figures, nought, or more than six figures.
    """
    figures = written.strip().lstrip("0")
    if figures.isascii() and figures.isdecimal() and len(figures) <= MOST_DIGITS:
        return int(figures)
    return None


def check_letters(number: int, stage: UUID) -> str:
    """Return the two letters that go with a number at a stage."""
    first, second = divmod(_SPREAD * (number + stage.int) % _PRIME, len(LETTERS))
    return LETTERS[first] + LETTERS[second]


def code_text(number: int, stage: UUID) -> str:
    """Return what the QR holds: prefix, number, letters. Alphanumeric in the sense of ISO/IEC 18004."""
    return f"{PREFIX}{number}{check_letters(number, stage)}"


def parse(text: str, stage: UUID) -> int | None:
    """Return the number of a code that was typed or scanned; None for text that is no code.

    Raises:
        WrongLetters: it is one, but not of this number at this stage.
    """
    if not (found := _CODE.fullmatch(text.strip())):
        return None
    number = int(found[1])
    letters = "".join(_MEANT[sign] for sign in found[2])
    if number == 0 or letters != check_letters(number, stage):
        raise WrongLetters
    return number


def may_become_scan(typed: str) -> bool:
    """Return whether signs that follow fast on one another can still become a scanned code."""
    return _SCAN.fullmatch(typed) is not None


def is_scan(typed: str) -> bool:
    """Return whether signs are a scanned code, right or wrong."""
    return typed.startswith(PREFIX) and _CODE.fullmatch(typed) is not None
