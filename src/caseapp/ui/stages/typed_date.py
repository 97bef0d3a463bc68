"""A day as it is typed."""

import re
from datetime import date

_DAY = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")


class NoDay(Exception):
    """What was typed is no day of the calendar."""


def read_day(text: str) -> date:
    """Return the day of ``06.03.2026`` or ``2026-03-06``.

    Raises:
        NoDay: it is neither.
    """
    text = text.strip()
    match = _DAY.fullmatch(text)
    try:
        if match is None:
            return date.fromisoformat(text)
        day, month, year = map(int, match.groups())
        return date(year, month, day)
    except ValueError as error:
        raise NoDay from error
