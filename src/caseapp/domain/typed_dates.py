"""A date as an officer types it, as much of it as is known; and the same date put back into a field."""

import re
from datetime import date

from caseapp.domain.dates import PartialDate, Precision

_ABOUT = re.compile(r"^(?:≈|~|about|близько|біля)\s*", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[./\- ](\d{4})")
_YEAR = re.compile(r"\d{4}")
_OLDEST = 1900


class NoDate(Exception):
    """What was typed is no date."""


def read_partial(text: str, today: date) -> PartialDate | None:
    """Return what is known: 26.02.1988, 02.1988, 1988, ≈1988; None for nothing typed.

    What stands behind the sign of "about" keeps its day where one was typed; a month or a year alone is
    about its first day, as `PartialDate` keeps it.

    Args:
        text: as typed.
        today: on the clock of Kyiv; nothing that happened lies behind it.

    Raises:
        NoDate: something else was typed, or a day that is not in the calendar or not yet.
    """
    text = text.strip()
    if not text:
        return None
    rest = _ABOUT.sub("", text)
    try:
        found = _read(rest)
    except ValueError as error:
        raise NoDate from error
    if found is None or found.value.year < _OLDEST or found.value > today:
        raise NoDate
    return PartialDate(found.value, Precision.ABOUT) if rest != text else found


def typed_form(known: PartialDate | None) -> str:
    """Return a date as it is typed, so that `read_partial` reads the same again.

    A season has no typed form of its own and stands as its first month.
    """
    if known is None:
        return ""
    day = known.value
    match known.precision:
        case Precision.DAY:
            return f"{day:%d.%m}.{day.year:04d}"
        case Precision.MONTH | Precision.SEASON:
            return f"{day:%m}.{day.year:04d}"
        case Precision.YEAR:
            return f"{day.year:04d}"
        case Precision.ABOUT:
            whole_year = (day.month, day.day) == (1, 1)
            return "≈" + (f"{day.year:04d}" if whole_year else f"{day:%d.%m}.{day.year:04d}")


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
