"""The queues of the day: who waits for what, and since when.

One definition for every screen that counts or lists: Today, the list of people, the rooms where calls and
interviews are made. A queue is never stored; it follows from the rows.

Who stands in none: whoever refused CARE, except where the queue looks at nothing but what is kept of them
anyway: the colour of triage, the hand-over, and whom the list means, without which no stage is closed.
Whoever was handed over has left the site and waits for nothing there: a call is made with the person beside
the telephone, an interview in a room of the site. What leaving does not answer goes with them: an urgent
need that is not done, a stop that the psychologist has not lifted, and again whom the list means.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.coded import Flag
from caseapp.domain.consents import ConsentState
from caseapp.domain.contact import IN_TOUCH, ContactState
from caseapp.domain.ids import PersonId
from caseapp.domain.interview_rules import REFUSED, Hindrance, hindrance_to_offer
from caseapp.domain.interviews import HELD, InterviewState, NotOffered


class Queue(StrEnum):
    """What somebody may wait for, most pressing first: the order in which Today shows them."""

    URGENT_NEEDS = "urgent_needs"
    NO_TRIAGE = "no_triage"
    CALL_BACK_DUE = "call_back_due"
    NO_CONTACT = "no_contact"
    STOPPED_CALLS = "stopped_calls"
    TO_INTERVIEW = "to_interview"
    INTERVIEW_POSTPONED = "interview_postponed"
    NOT_JUDGED = "not_judged"
    UNFIT = "unfit"
    DOUBTS = "doubts"
    CONFLICTS = "conflicts"
    NOT_HANDED_OVER = "not_handed_over"


@dataclass(frozen=True, slots=True)
class Standing:
    """All of one person at one stage that decides in which queues they stand.

    Attributes:
        arrived_at: aware UTC, as every time here.
        contact: where contact with home stands.
        stopped_since: when calls were stopped, ``None`` while they are not.
        call_back_at: what the newest record of calls promises.
        interview: state of the newest interview of the stage, ``None`` while nothing was recorded.
        not_offered: why it was not offered.
        later_since: when the first of the answers was put off that still are.
        urgent_since: when the first urgent need was written down that is still open.
        doubtful: somebody on the list may be this person, and nobody has said yes or no.
        contested: papers or arrival have a field with two values.
    """

    person: PersonId
    arrived_at: datetime
    triage: str | None = None
    fit: str | None = None
    flags: frozenset[Flag] = frozenset()
    handed_over: bool = False
    care: ConsentState = ConsentState.NOT_ASKED
    contact: ContactState = ContactState.NOT_OFFERED
    stopped_since: datetime | None = None
    call_back_at: datetime | None = None
    interview: InterviewState | None = None
    not_offered: NotOffered | None = None
    later_since: datetime | None = None
    urgent_since: datetime | None = None
    doubtful: bool = False
    contested: bool = False

    @property
    def care_refused(self) -> bool:
        """Whether nothing but arrival, colour, destination and refusals of the person is used."""
        return self.care in REFUSED

    @property
    def hindrance(self) -> Hindrance | None:
        """Why an interview may not be offered now."""
        return hindrance_to_offer(self.triage, self.fit, self.care)


@dataclass(frozen=True, slots=True)
class QueueView:
    """One queue as Today shows it; without a wait, and since never, where nobody stands in it."""

    queue: Queue
    count: int
    oldest_wait: timedelta | None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work of a stage is, of everybody who did not refuse CARE.

    Attributes:
        people: how many these are; the other numbers are parts of it.
        in_touch: relatives were reached, or somebody was in touch before.
        not_called: declined, put off by the medic, or nobody is left to call.
        interviewed: an interview was begun, whether it was completed or not.
        not_interviewed: declined, or not offered for a reason that closes it.
    """

    people: int
    in_touch: int
    not_called: int
    interviewed: int
    not_interviewed: int


@dataclass(frozen=True, slots=True)
class Waits:
    """The queues of a stage, the empty ones too, and how far its work is: read at once."""

    queues: tuple[QueueView, ...]
    progress: Progress


CALLABLE = frozenset({ContactState.NOT_OFFERED, ContactState.OFFERED, ContactState.TRYING})
"""Where contact stands for whoever is called next."""
OFFERABLE = frozenset({None, InterviewState.OFFERED, InterviewState.POSTPONED})
"""States in which an interview still waits to be held; ``None``: nothing was recorded."""
ENDED = frozenset({InterviewState.DECLINED, InterviewState.LOCKED})
"""States after which an answer that was put off is not asked for again."""


def awaits_call(contact: ContactState, *, care_refused: bool, handed_over: bool) -> bool:
    """Say whether somebody stands in the queue of calls home; under a stop they stand there too."""
    return contact in CALLABLE and not care_refused and not handed_over


def awaits_interview(state: InterviewState | None, reason: NotOffered | None) -> bool:
    """Say whether an interview is still to be held, whether it may begin now or not.

    Not offered for want of time or of a room is said at the end of a day and closes it. Not offered
    because somebody was not well enough is a medic's word, which may change within the hour.
    """
    unfit = state is InterviewState.NOT_OFFERED and reason is NotOffered.UNFIT
    return unfit or state in OFFERABLE


def waits_since(queue: Queue, one: Standing, now: datetime) -> datetime | None:
    """Return since when somebody stands in a queue; ``None`` where they do not.

    Args:
        queue: which.
        one: what is known of the person.
        now: a call back is due once its time has come.
    """
    return _RULES[queue](one, now)


def stands_in(one: Standing, now: datetime) -> frozenset[Queue]:
    """Return every queue that somebody stands in."""
    return frozenset(queue for queue, rule in _RULES.items() if rule(one, now) is not None)


def waits_of(everybody: Iterable[Standing], now: datetime) -> Waits:
    """Return the queues in which people stand, in the order of `Queue`, and how far the work is."""
    known = tuple(everybody)
    return Waits(tuple(_counted(queue, known, now) for queue in Queue), progress_of(known))


def _counted(queue: Queue, everybody: tuple[Standing, ...], now: datetime) -> QueueView:
    since = [at for one in everybody if (at := waits_since(queue, one, now))]
    if not since:
        return QueueView(queue, 0, None)
    first = min(since)
    return QueueView(queue, len(since), max(now - first, timedelta(0)), first)


def progress_of(everybody: Iterable[Standing]) -> Progress:
    """Return how far the work is."""
    known = [one for one in everybody if not one.care_refused]
    closed = [
        one
        for one in known
        if one.interview not in HELD and not awaits_interview(one.interview, one.not_offered)
    ]
    return Progress(
        people=len(known),
        in_touch=sum(one.contact in IN_TOUCH for one in known),
        not_called=sum(one.contact not in IN_TOUCH | CALLABLE for one in known),
        interviewed=sum(one.interview in HELD for one in known),
        not_interviewed=len(closed),
    )


def _urgent_needs(one: Standing, _now: datetime) -> datetime | None:
    """A need is open; or a medic was called by the flag and has not come, which triage would show."""
    if one.care_refused:
        return None
    called = Flag.MEDIC in one.flags and not one.triage and not one.handed_over
    since = [at for at in (one.urgent_since, one.arrived_at if called else None) if at is not None]
    return min(since, default=None)


def _no_triage(one: Standing, _now: datetime) -> datetime | None:
    return None if one.triage or one.handed_over else one.arrived_at


def _no_contact(one: Standing, _now: datetime) -> datetime | None:
    waits = awaits_call(one.contact, care_refused=one.care_refused, handed_over=one.handed_over)
    return one.arrived_at if waits else None


def _call_back_due(one: Standing, now: datetime) -> datetime | None:
    due = one.call_back_at
    waits = due is not None and due <= now and one.stopped_since is None
    return due if waits and _no_contact(one, now) else None


def _stopped_calls(one: Standing, _now: datetime) -> datetime | None:
    return None if one.care_refused else one.stopped_since


def _for_interview(one: Standing, *hindrances: Hindrance | None) -> datetime | None:
    gone = one.care_refused or one.handed_over
    waits = not gone and awaits_interview(one.interview, one.not_offered)
    return one.arrived_at if waits and one.hindrance in hindrances else None


def _to_interview(one: Standing, _now: datetime) -> datetime | None:
    return _for_interview(one, None)


def _not_judged(one: Standing, _now: datetime) -> datetime | None:
    return _for_interview(one, Hindrance.NOT_JUDGED)


def _unfit(one: Standing, _now: datetime) -> datetime | None:
    return _for_interview(one, Hindrance.UNFIT, Hindrance.LATER)


def _interview_postponed(one: Standing, _now: datetime) -> datetime | None:
    gone = one.care_refused or one.handed_over or one.interview in ENDED
    return None if gone else one.later_since


def _not_handed_over(one: Standing, _now: datetime) -> datetime | None:
    return None if one.handed_over else one.arrived_at


def _doubts(one: Standing, _now: datetime) -> datetime | None:
    """Who on the list this is has to be said of everybody: the stage is not closed without it."""
    return one.arrived_at if one.doubtful else None


def _conflicts(one: Standing, _now: datetime) -> datetime | None:
    return one.arrived_at if one.contested else None


_RULES: Mapping[Queue, Callable[[Standing, datetime], datetime | None]] = MappingProxyType(
    {
        Queue.URGENT_NEEDS: _urgent_needs,
        Queue.NO_TRIAGE: _no_triage,
        Queue.CALL_BACK_DUE: _call_back_due,
        Queue.NO_CONTACT: _no_contact,
        Queue.STOPPED_CALLS: _stopped_calls,
        Queue.TO_INTERVIEW: _to_interview,
        Queue.INTERVIEW_POSTPONED: _interview_postponed,
        Queue.NOT_JUDGED: _not_judged,
        Queue.UNFIT: _unfit,
        Queue.DOUBTS: _doubts,
        Queue.CONFLICTS: _conflicts,
        Queue.NOT_HANDED_OVER: _not_handed_over,
    }
)
