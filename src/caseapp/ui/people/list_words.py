"""The shortest words for states: a column of a list is narrow, and its head says what they are about."""

from collections.abc import Mapping
from types import MappingProxyType

from caseapp.domain.coded import Destination
from caseapp.domain.contact import ContactState
from caseapp.domain.interviews import InterviewState
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import Words

_CONTACT: Mapping[ContactState, Key] = MappingProxyType(
    {
        ContactState.NOT_OFFERED: sense("list", "not offered"),
        ContactState.OFFERED: sense("list", "to be called"),
        ContactState.TRYING: sense("list", "being called"),
        ContactState.REACHED: sense("list", "reached"),
        ContactState.ALREADY_IN_TOUCH: sense("list", "in touch before"),
        ContactState.EXHAUSTED: sense("list", "nobody left"),
        ContactState.DECLINED: sense("list", "declined"),
        ContactState.DEFERRED: sense("list", "put off"),
    }
)
_INTERVIEW: Mapping[InterviewState, Key] = MappingProxyType(
    {
        InterviewState.NOT_OFFERED: sense("list", "not offered"),
        InterviewState.OFFERED: sense("list", "offered"),
        InterviewState.DECLINED: sense("list", "declined"),
        InterviewState.POSTPONED: sense("list", "put off"),
        InterviewState.STARTED: sense("list", "under way"),
        InterviewState.PAUSED: sense("list", "paused"),
        InterviewState.STOPPED_BY_PERSON: sense("list", "stopped"),
        InterviewState.COMPLETED: sense("list", "completed"),
        InterviewState.PARTIAL: sense("list", "in part"),
        InterviewState.REVIEWED: sense("list", "reviewed"),
        InterviewState.LOCKED: sense("list", "locked"),
    }
)
_PLACE: Mapping[Destination, Key] = MappingProxyType(
    {
        Destination.HOSPITAL: sense("list", "hospital"),
        Destination.REINTEGRATION_CENTRE: sense("list", "centre"),
        Destination.UNIT_OR_HOME: sense("list", "unit or home"),
    }
)


def contact_word(state: ContactState, tr: Words) -> str:
    """Return where contact with home stands."""
    return _said(_CONTACT[state], tr)


def interview_word(state: InterviewState, tr: Words) -> str:
    """Return where the interview stands."""
    return _said(_INTERVIEW[state], tr)


def place_word(place: Destination, tr: Words) -> str:
    """Return where the person goes next."""
    return _said(_PLACE[place], tr)


def _said(key: Key, tr: Words) -> str:
    return tr(key) if isinstance(key, str) else tr.sense(*key)
