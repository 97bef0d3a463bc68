"""Triage and needs: what a person needs now, and how help comes (`domain.md` 2.2, 2.5)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Fitness(StrEnum):
    """Whether a medic finds somebody well enough for an interview."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class TriageState(StrEnum):
    """Follows from the colour; an interview waits for it."""

    WAITING = "WAITING"
    DONE = "DONE"
    REVISED = "REVISED"


class NeedKind(StrEnum):
    """What somebody needs."""

    MEDICAL = "medical"
    PSYCHOLOGICAL = "psychological"
    PROSTHESIS = "prosthesis"
    GLASSES_DENTAL = "glasses_dental"
    TUBERCULOSIS = "tuberculosis"
    DOCUMENTS = "documents"
    PAYMENT = "payment"
    LEGAL_AID = "legal_aid"
    HOUSING = "housing"
    CHILD_CONTACT = "child_contact"
    PROTECTION = "protection"


class NeedState(StrEnum):
    """How far help has come."""

    PROPOSED = "PROPOSED"
    AGREED = "AGREED"
    DECLINED = "DECLINED"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    DONE = "DONE"
    FAILED = "FAILED"


_S = NeedState
NEED_STEPS: Mapping[NeedState, frozenset[NeedState]] = MappingProxyType(
    {
        _S.PROPOSED: frozenset({_S.AGREED, _S.DECLINED}),
        _S.AGREED: frozenset({_S.SENT, _S.DONE, _S.FAILED}),
        _S.DECLINED: frozenset({_S.AGREED}),
        _S.SENT: frozenset({_S.ACCEPTED, _S.DONE, _S.FAILED}),
        _S.ACCEPTED: frozenset({_S.DONE, _S.FAILED}),
        _S.DONE: frozenset(),
        _S.FAILED: frozenset({_S.SENT}),
    }
)
"""State of a need → states that may follow."""

OPEN_NEEDS = frozenset({_S.PROPOSED, _S.AGREED, _S.SENT, _S.ACCEPTED, _S.FAILED})


class Presence(StrEnum):
    """Where a person is on their way through the site. Derived from the arrival and the work."""

    EXPECTED = "EXPECTED"
    ARRIVED = "ARRIVED"
    IN_PROCESS = "IN_PROCESS"
    HANDED_OVER = "HANDED_OVER"
