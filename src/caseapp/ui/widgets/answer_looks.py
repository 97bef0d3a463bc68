"""How the states of answers, consents and interviews look everywhere: a hue and a picture each.

Colour never speaks alone: the word stands beside it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from caseapp.domain.answers import AnswerState
from caseapp.domain.consents import ConsentState
from caseapp.domain.interviews import InterviewState

Sign = tuple[str, str]
"""Hue of the theme and picture of the icon family."""

_A, _C, _I = AnswerState, ConsentState, InterviewState

ANSWERS: Mapping[AnswerState, Sign] = MappingProxyType(
    {
        _A.RESPECTED: ("ok", "circle-check"),
        _A.PARTLY: ("partly", "circle-dot"),
        _A.NOT_RESPECTED: ("bad", "circle-x"),
        _A.DOES_NOT_KNOW: ("neutral", "circle-question-mark"),
        _A.DECLINED: ("declined", "hand"),
        _A.POSTPONED: ("neutral", "clock"),
        _A.NOT_ASKED: ("neutral", "circle-dashed"),
        _A.NOT_APPLICABLE: ("neutral", "circle-slash"),
    }
)
CONSENTS: Mapping[ConsentState, Sign] = MappingProxyType(
    {
        _C.NOT_ASKED: ("neutral", "circle-dashed"),
        _C.GIVEN: ("ok", "check"),
        _C.REFUSED: ("declined", "hand"),
        _C.WITHDRAWN: ("declined", "hand"),
        _C.EXPIRED: ("partly", "clock"),
    }
)
INTERVIEWS: Mapping[InterviewState, Sign] = MappingProxyType(
    {
        _I.NOT_OFFERED: ("neutral", "circle-slash"),
        _I.OFFERED: ("info", "message-circle"),
        _I.DECLINED: ("declined", "hand"),
        _I.POSTPONED: ("neutral", "clock"),
        _I.STARTED: ("info", "message-circle"),
        _I.PAUSED: ("neutral", "clock"),
        _I.STOPPED_BY_PERSON: ("declined", "hand"),
        _I.COMPLETED: ("ok", "circle-check"),
        _I.PARTIAL: ("partly", "circle-dot"),
        _I.REVIEWED: ("ok", "shield-check"),
        _I.LOCKED: ("ok", "lock"),
    }
)
