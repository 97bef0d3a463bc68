"""Contact with relatives: attempts, their outcomes, and the state that follows from them.

`domain.md` 2.4 and 2.5. The state of a person's contact is never stored: whoever records an attempt
changes it, and whoever takes one back changes it back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.ids import RelativeId

ENOUGH_TRIES = 3
"""Failed attempts on one relative after which nobody need try again (`domain.md` 6)."""


class Channel(StrEnum):
    """How a relative was approached."""

    PHONE = "phone"
    SMS = "sms"
    MESSENGER = "messenger"
    IN_PERSON = "in_person"
    VIDEO = "video"


class Outcome(StrEnum):
    """How an attempt ended, or why none was made."""

    REACHED_TALKED = "REACHED_TALKED"
    REACHED_BRIEF = "REACHED_BRIEF"
    NO_ANSWER = "NO_ANSWER"
    BUSY = "BUSY"
    DROPPED = "DROPPED"
    WRONG_NUMBER = "WRONG_NUMBER"
    NUMBER_DEAD = "NUMBER_DEAD"
    MESSAGE_SENT = "MESSAGE_SENT"
    MESSAGE_READ = "MESSAGE_READ"
    CALL_BACK_PROMISED = "CALL_BACK_PROMISED"
    ALREADY_IN_TOUCH = "ALREADY_IN_TOUCH"
    PERSON_DECLINED = "PERSON_DECLINED"
    MEDICALLY_DEFERRED = "MEDICALLY_DEFERRED"
    RELATIVE_DECLINED = "RELATIVE_DECLINED"
    RELATIVE_UNSAFE = "RELATIVE_UNSAFE"
    NO_NUMBER_KNOWN = "NO_NUMBER_KNOWN"
    STOP_ASK_PSYCHOLOGIST = "STOP_ASK_PSYCHOLOGIST"
    """What was heard stands in a sealed note; RELATIVE_DECEASED is nothing an officer may record."""


REACHED = frozenset({Outcome.REACHED_TALKED, Outcome.REACHED_BRIEF})
FAILED = frozenset(
    {
        Outcome.NO_ANSWER,
        Outcome.BUSY,
        Outcome.DROPPED,
        Outcome.WRONG_NUMBER,
        Outcome.NUMBER_DEAD,
        Outcome.RELATIVE_DECLINED,
    }
)
"""Attempts after which nobody at the other end has heard the person."""
USELESS = frozenset({Outcome.WRONG_NUMBER, Outcome.NUMBER_DEAD, Outcome.RELATIVE_DECLINED})
"""Outcomes after which the same relative need not be tried again."""
WITHOUT_ATTEMPT = frozenset(
    {
        Outcome.ALREADY_IN_TOUCH,
        Outcome.PERSON_DECLINED,
        Outcome.MEDICALLY_DEFERRED,
        Outcome.RELATIVE_UNSAFE,
        Outcome.NO_NUMBER_KNOWN,
        Outcome.STOP_ASK_PSYCHOLOGIST,
    }
)
"""Outcomes that may be recorded without dialling anybody."""


class ContactState(StrEnum):
    """Where a person's contact with home stands."""

    NOT_OFFERED = "NOT_OFFERED"
    OFFERED = "OFFERED"
    TRYING = "TRYING"
    REACHED = "REACHED"
    ALREADY_IN_TOUCH = "ALREADY_IN_TOUCH"
    EXHAUSTED = "EXHAUSTED"
    DECLINED = "DECLINED"
    DEFERRED = "DEFERRED"


IN_TOUCH = frozenset({ContactState.REACHED, ContactState.ALREADY_IN_TOUCH})


_PUT_OFF = MappingProxyType(
    {
        Outcome.PERSON_DECLINED: ContactState.DECLINED,
        Outcome.MEDICALLY_DEFERRED: ContactState.DEFERRED,
    }
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt, or one reason why none was made (``number`` 0). ``at`` is aware UTC."""

    number: int
    at: datetime
    outcome: Outcome
    relative: RelativeId | None = None
    call_back_at: datetime | None = None


def contact_state(
    attempts: Sequence[Attempt],
    callable_relatives: Collection[RelativeId],
    *,
    offered: bool = False,
) -> ContactState:
    """Return the state that follows from the attempts, whatever order they are given in.

    Args:
        attempts: everything that was recorded and not taken back.
        callable_relatives: those who may be dialled and may be told.
        offered: the person asked for a call (the flag on the arrival) or was asked.

    Reached stays reached. Otherwise the newest record decides: a refusal holds until somebody tries
    again, because the person may re-open it.
    """
    ordered = sorted(attempts, key=lambda one: (one.at, one.number))
    outcomes = [one.outcome for one in ordered]
    if any(outcome in REACHED for outcome in outcomes):
        return ContactState.REACHED
    if Outcome.ALREADY_IN_TOUCH in outcomes:
        return ContactState.ALREADY_IN_TOUCH
    if not ordered:
        return ContactState.OFFERED if offered else ContactState.NOT_OFFERED
    if outcomes[-1] in _PUT_OFF:
        return _PUT_OFF[outcomes[-1]]
    left = [one for one in callable_relatives if may_be_tried(one, ordered)]
    return ContactState.TRYING if left else ContactState.EXHAUSTED


def may_be_tried(relative: RelativeId, attempts: Sequence[Attempt]) -> bool:
    """Say whether another attempt on a relative makes sense."""
    theirs = [one.outcome for one in attempts if one.relative == relative]
    if any(outcome in USELESS for outcome in theirs):
        return False
    return sum(1 for outcome in theirs if outcome in FAILED) < ENOUGH_TRIES
