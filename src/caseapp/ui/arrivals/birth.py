"""A birth date as an officer types it."""

import re
from datetime import date

from caseapp.domain.dates import PartialDate, Precision

_DAY = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[./\- ](\d{4})")
_YEAR = re.compile(r"\d{4}")
_OLDEST = 1900


class NoDate(Exception):
    """What was typed is no date."""


def read_birth(text: str, today: date) -> PartialDate | None:
    """Return what is known: 26.02.1988, 02.1988, 1988; None for nothing typed.

    Raises:
        NoDate: something else was typed, or a day that is not in the calendar or not yet.
    """
    text = text.strip()
    if not text:
        return None
    try:
        found = _read(text)
    except ValueError as error:
        raise NoDate from error
    if found is None or found.value.year < _OLDEST or found.value > today:
        raise NoDate
    return found


def _read(text: str) -> PartialDate | None:
    if match := _DAY.fullmatch(text):
        day, month, year = map(int, match.groups())
        return PartialDate(date(year, month, day))
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return PartialDate(date(year, month, day))
    if match := _MONTH.fullmatch(text):
        month, year = map(int, match.groups())
        return PartialDate(date(year, month, 1), Precision.MONTH)
    if _YEAR.fullmatch(text):
        return PartialDate(date(int(text), 1, 1), Precision.YEAR)
    return None
