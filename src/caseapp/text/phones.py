"""Telephone numbers: read as people write them, shown as they are dialled.

Google's libphonenumber knows the plans of all countries; it is imported when the first number is read,
because it takes 50 ms and no screen of the start needs it. A number that cannot be read is kept as it
was typed: at the table a digit is missing more often than a number is wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from caseapp.text.words import Words

HOME = "UA"
"""Where a number without a country code is dialled."""

_BETWEEN = re.compile(r"[,;/\n]+|\s+(?:або|or|и|і|та)\s+", re.IGNORECASE)
_WATCHED = re.compile(r"(?:\+|00)?\s*(?:7|375|8(?=[\s\-()]*9))(?:[\s\-()]*\d){9,10}$")
JOINED = ", "


class Wrong(Enum):
    """What is the matter with a number."""

    WORDS = auto()
    SHORT = auto()
    LONG = auto()
    COUNTRY = auto()
    NO_SUCH = auto()
    EXTENSION = auto()


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: ``shown`` is in the international form, or as typed where it could not be read."""

    shown: str = field(repr=False)
    wrong: Wrong | None = None

    @property
    def readable(self) -> bool:
        """Whether it can be dialled as it stands."""
        return self.wrong is None


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
        return Phone(typed, Wrong.WORDS)
    import phonenumbers  # noqa: PLC0415 - start-up time: see the module's text

    try:
        number = phonenumbers.parse(typed, HOME)
    except phonenumbers.NumberParseException as error:
        return Phone(typed, _UNPARSED.get(error.error_type, Wrong.SHORT))
    if number.extension:
        return Phone(typed, Wrong.EXTENSION)
    if not phonenumbers.is_valid_number(number):
        return Phone(
            typed,
            _IMPOSSIBLE.get(phonenumbers.is_possible_number_with_reason(number), Wrong.NO_SUCH),
        )
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Phone(phonenumbers.format_number(number, form))


_UNPARSED: Mapping[int, Wrong] = {0: Wrong.COUNTRY, 4: Wrong.LONG}
"""`phonenumbers.NumberParseException`: INVALID_COUNTRY_CODE, TOO_LONG; what is left has too few digits."""
_IMPOSSIBLE: Mapping[int, Wrong] = {
    1: Wrong.COUNTRY,
    2: Wrong.SHORT,
    3: Wrong.LONG,
    4: Wrong.SHORT,  # it could be dialled within one town
}
"""`phonenumbers.ValidationResult`; by name it could not be written without the import of 50 ms."""

_SENTENCES: Mapping[Wrong, Callable[[Words, str], str]] = {
    Wrong.WORDS: lambda tr, typed: tr("“{number}” has letters in it; kept as typed.", number=typed),
    Wrong.SHORT: lambda tr, typed: tr("“{number}” is too short; kept as typed.", number=typed),
    Wrong.LONG: lambda tr, typed: tr("“{number}” is too long; kept as typed.", number=typed),
    Wrong.COUNTRY: lambda tr, typed: tr(
        "“{number}” begins with no country’s code; kept as typed.", number=typed
    ),
    Wrong.NO_SUCH: lambda tr, typed: tr(
        "There is no such number as “{number}”; kept as typed.", number=typed
    ),
    Wrong.EXTENSION: lambda tr, typed: tr(
        "“{number}” has an extension; kept as typed.", number=typed
    ),
}


def what_is_wrong(phone: Phone, tr: Words) -> str:
    """Return what is the matter with a number, and what was kept; empty where nothing is."""
    return "" if phone.wrong is None else _SENTENCES[phone.wrong](tr, phone.shown)
