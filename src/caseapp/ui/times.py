"""Dates as the window shows them: what is not known is left empty."""

from datetime import date

from caseapp.domain.dates import PartialDate
from caseapp.text import dates
from caseapp.text.words import Words


def partly_known(when: PartialDate | None, words: Words) -> str:
    """Return as much of a date as is known; nothing for None."""
    return dates.partial_date(when, words) if when else ""


def heading_day(when: date, words: Words) -> str:
    """Return ``Friday, 6 March 2026``, as a line of its own begins."""
    said = dates.long_date(when, words)
    return said[:1].upper() + said[1:]
