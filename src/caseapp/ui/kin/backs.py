"""When somebody is to be called back, in words. Pure: no Qt, no clock, no disk."""

from datetime import datetime, timedelta

from caseapp.domain.dates import kyiv
from caseapp.text import dates
from caseapp.text.words import Words


def call_back(due: datetime, now: datetime, tr: Words) -> str:
    """Return when to call back: today by the clock, tomorrow by its name, later by its date.

    What is due says so, and since when.
    """
    if due <= now:
        return tr("time to call back: {time}", time=dates.recent(due, now))
    if kyiv(due).date() == kyiv(now).date():
        return tr("call back at {time}", time=dates.clock(due))
    if kyiv(due).date() == kyiv(now).date() + timedelta(days=1):
        return tr("call back tomorrow at {time}", time=dates.clock(due))
    return tr("call back on {when}", when=dates.when(due))
