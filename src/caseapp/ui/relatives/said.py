"""What the room for calls says: times without contact, outcomes, the sentence for the telephone."""

from datetime import datetime, timedelta

from caseapp.domain.contact import Outcome
from caseapp.domain.dates import Precision, from_kyiv, kyiv
from caseapp.domain.errors import CaseError
from caseapp.domain.relatives import Called, CallQueue, QueueLine
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words
from caseapp.ui.kin.backs import call_back
from caseapp.ui.widgets.quiet_bar import Notice

EXACT = frozenset({Precision.DAY, Precision.MONTH})
MINUTES_LATER = 30


_A_DAY = timedelta(days=1)


def shown_name(line: QueueLine, tr: Words) -> str:
    """Return the name in the reader's letters."""
    return line.latin or line.name if tr.lang is Lang.EN else line.name


def without_contact(line: QueueLine, now: datetime, tr: Words) -> str:
    """Return for how long there was no contact; empty where it is not known."""
    since, today = line.captured, kyiv(now).date()
    if since is None or since.value > today:
        return ""
    if since.precision in EXACT:
        time = dates.years_and_months(since.value, today, tr)
        return tr("{time} without contact", time=time)
    return tr("without contact since {date}", date=dates.partial_date(since, tr))


def under(line: QueueLine, now: datetime, tr: Words) -> str:
    """Return the second line of the queue."""
    if line.stopped:
        return label(Outcome.STOP_ASK_PSYCHOLOGIST, tr)
    relatives, tries = len(line.contact.relatives), line.contact.attempts
    parts = [without_contact(line, now, tr)]
    if line.due_at is not None:
        parts.insert(0, call_back(line.due_at, now, tr))  # the rest may be cut off, not this
    elif tries:
        parts.append(tr.many("{count} attempt", "{count} attempts", tries))
    elif relatives:
        parts.append(tr.many("{count} relative", "{count} relatives", relatives))
    else:
        parts.append(tr("no relatives written down"))
    return " · ".join(part for part in parts if part)


def facts(line: QueueLine, now: datetime, tr: Words) -> str:
    """Return age, birth, arrival and desk on one line."""
    parts = []
    if line.birth:
        parts.append(dates.age(line.birth, kyiv(now).date(), tr))
        parts.append(dates.partial_date(line.birth, tr))
    if line.number:
        parts.append(tr("No. {number}", number=line.number))
    parts.append(tr("here since {time}", time=dates.recent(line.arrived_at, now)))
    if line.station:
        parts.append(tr("desk {station}", station=line.station))
    return " · ".join(parts)


def counted(queue: CallQueue, tr: Words) -> str:
    """Return how many wait, and for how long on the average."""
    count = len(queue.lines)
    if not count:
        return ""
    people = tr.many("{count} person waits", "{count} people wait", count)
    wait = timedelta(minutes=queue.mean_wait)
    if wait >= _A_DAY:  # an old stage, or the demo's: nobody plans an evening by a mean of months
        return people
    return f"{people} · " + tr("{time} on the average", time=dates.duration(wait, tr))


def recorded(line: QueueLine, outcome: Outcome, at: datetime, called: Called, tr: Words) -> Notice:
    """A call, or why there was none, is written."""
    fields = {
        "name": shown_name(line, tr),
        "outcome": label(outcome, tr),
        "time": dates.clock(at),
    }
    if not called.number:
        return Notice(tr("{name}: “{outcome}” at {time}.", **fields), undo=True)
    said = tr("{name}: “{outcome}” at {time}, attempt {number}.", number=called.number, **fields)
    return Notice(said, undo=True)


def refused(error: Exception, tr: Words) -> Notice:
    """Put a refusal into words.

    Raises:
        Exception: the error itself, where it is none of ours: that is a bug and must be seen.
    """
    if not isinstance(error, CaseError):
        raise error
    return Notice(sentence(error, tr), "bad")


def running(seconds: int) -> str:
    """Return how long a call lasts: 02:14."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"{minutes:02d}:{rest:02d}"


def later_today(now: datetime) -> str:
    """Return the time that is offered for a call back."""
    return dates.clock(now + timedelta(minutes=MINUTES_LATER))


def moment_of(typed: str, now: datetime) -> datetime | None:
    """Return the next moment at which the clock of Kyiv shows a typed time; ``None``: it is no time.

    15:10, 15.10, 1510, 15 and 7:05 are read.
    """
    digits = "".join(letter for letter in typed if letter.isdigit())
    if not digits or len(digits) > 4 or set(typed) - set("0123456789:. "):  # noqa: PLR2004 - hh, mm
        return None
    hour, minute = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))  # noqa: PLR2004 - as above
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock
        return None
    local = kyiv(now).replace(tzinfo=None)
    meant = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return from_kyiv(meant if meant > local else meant + timedelta(days=1))


def day_of(moment: datetime, now: datetime, tr: Words) -> str:
    """Return whether a call back is today or tomorrow."""
    today = kyiv(moment).date() == kyiv(now).date()
    time = dates.clock(moment)
    return tr("today at {time}", time=time) if today else tr("tomorrow at {time}", time=time)
