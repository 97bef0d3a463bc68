"""Telephone numbers: read as people write them, shown as they are dialled.

Google's libphonenumber knows the plans of all countries; it is imported when the first number is read,
because it takes 50 ms and no screen of the start needs it. A number that cannot be read is kept as it
was typed: at the table a digit is missing more often than a number is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

HOME = "UA"
"""Where a number without a country code is dialled."""

_BETWEEN = re.compile(r"[,;/\n]+|\s+(?:або|or|и|і|та)\s+", re.IGNORECASE)
_WATCHED = re.compile(r"(?:\+|00)?\s*(?:7|375|8(?=[\s\-()]*9))(?:[\s\-()]*\d){9,10}$")
JOINED = ", "


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: ``shown`` is in the international form, or as typed where it could not be read."""

    shown: str = field(repr=False)
    readable: bool


def phones_in(text: str) -> tuple[Phone, ...]:
    """Return the numbers of a text, in their order; nothing that was typed is left out."""
    return tuple(_phone(part) for part in _parts(text))


def written(text: str) -> str:
    """Return a text of numbers as it is kept: each in the international form where it can be read."""
    return JOINED.join(phone.shown for phone in phones_in(text))


def unreadable(text: str) -> tuple[str, ...]:
    """Return what stands in a text of numbers and is none."""
    return tuple(phone.shown for phone in phones_in(text) if not phone.readable)


def watched(text: str) -> bool:
    """Say whether a number may be one that the other side listens to: +7 (dialled as 8 9… there) and +375.

    That decides nothing: it makes whoever writes it down ask whether a call is safe.
    """
    return any(_WATCHED.match(part) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        if stripped := " ".join(part.split()):
            yield stripped


def _phone(typed: str) -> Phone:
    if any(letter.isalpha() for letter in typed):  # whose it is: the library would drop the words
        return Phone(typed, readable=False)
    import phonenumbers  # noqa: PLC0415 - start-up time: see the module's text

    try:
        number = phonenumbers.parse(typed, HOME)
    except phonenumbers.NumberParseException:
        return Phone(typed, readable=False)
    if not phonenumbers.is_valid_number(number) or number.extension:
        return Phone(typed, readable=False)
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Phone(phonenumbers.format_number(number, form), readable=True)
