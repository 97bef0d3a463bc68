"""Ukrainian alphabetical order: neither bytes nor SQLite know it.

Byte order puts Є, І and Ї before А and Ґ after Я, and SQLite's NOCASE folds no Cyrillic at all, so
lists are sorted, and columns stored, by this key.
"""

import re
import unicodedata

_ALPHABET = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя"
"""The Ukrainian alphabet, ь before ю, with the four Russian letters at their neighbours' side."""

_FIRST_PLACE = 0x40  # behind the space and the digits
_PLACES = {ord(letter): chr(_FIRST_PLACE + place) for place, letter in enumerate(_ALPHABET)} | {
    ord(letter): f"~{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"
}
_IGNORED = re.compile(r"['’ʼ`′\u0300\u0301\u00ad]")
_GAPS = re.compile(r"[\W_]+")


def sort_key(text: str) -> str:
    """Return a key whose order, as text or as UTF-8 bytes, is that of a Ukrainian list.

    Digits come first, then Cyrillic, then Latin. Case, apostrophes and stress marks do not count; a
    space or hyphen comes before every letter, so that Коваль Яна stands before Ковальчук Ада.
    """
    plain = _IGNORED.sub("", unicodedata.normalize("NFC", text).casefold())
    return _GAPS.sub(" ", plain).strip().translate(_PLACES)
