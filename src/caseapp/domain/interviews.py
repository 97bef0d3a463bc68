"""Interviews: the forms, the states and the legal steps between them (`domain.md` 1.1, 2.5)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class InterviewForm(StrEnum):
    """Which checks are asked: the same catalogue, filtered."""

    CORE = "core"
    TIER_1 = "tier_1"
    FULL = "full"


class InterviewState(StrEnum):
    """Where an interview stands. Whoever refuses the whole interview has no answers at all."""

    NOT_OFFERED = "NOT_OFFERED"
    OFFERED = "OFFERED"
    DECLINED = "DECLINED"
    POSTPONED = "POSTPONED"
    STARTED = "STARTED"
    PAUSED = "PAUSED"
    STOPPED_BY_PERSON = "STOPPED_BY_PERSON"
    COMPLETED = "COMPLETED"
    PARTIAL = "PARTIAL"
    REVIEWED = "REVIEWED"
    LOCKED = "LOCKED"


class NotOffered(StrEnum):
    """Why an interview was not offered."""

    UNFIT = "unfit"
    NO_TIME = "no_time"
    NO_PRIVACY = "no_privacy"


class WishToTalk(StrEnum):
    """The answer to the closing question: speak with somebody about how one was treated."""

    NOW = "now"
    LATER = "later"
    NO = "no"


HELD = frozenset(
    {
        InterviewState.STARTED,
        InterviewState.PAUSED,
        InterviewState.STOPPED_BY_PERSON,
        InterviewState.COMPLETED,
        InterviewState.PARTIAL,
        InterviewState.REVIEWED,
        InterviewState.LOCKED,
    }
)
"""States in which answers may exist."""

_S = InterviewState
STEPS: Mapping[InterviewState, frozenset[InterviewState]] = MappingProxyType(
    {
        _S.NOT_OFFERED: frozenset({_S.OFFERED, _S.STARTED, _S.DECLINED, _S.POSTPONED}),
        _S.OFFERED: frozenset({_S.DECLINED, _S.POSTPONED, _S.STARTED, _S.NOT_OFFERED}),
        _S.POSTPONED: frozenset({_S.OFFERED, _S.STARTED, _S.DECLINED}),
        _S.DECLINED: frozenset({_S.OFFERED, _S.STARTED}),  # only where the person brings it up
        _S.STARTED: frozenset({_S.PAUSED, _S.STOPPED_BY_PERSON, _S.COMPLETED, _S.PARTIAL}),
        _S.PAUSED: frozenset({_S.STARTED, _S.STOPPED_BY_PERSON, _S.PARTIAL}),
        _S.STOPPED_BY_PERSON: frozenset({_S.STARTED, _S.REVIEWED}),  # likewise
        _S.COMPLETED: frozenset({_S.REVIEWED}),
        _S.PARTIAL: frozenset({_S.STARTED, _S.REVIEWED}),
        _S.REVIEWED: frozenset({_S.LOCKED}),
        _S.LOCKED: frozenset(),
    }
)
"""Interview state → states that may follow."""


class InterviewResult(StrEnum):
    """What figures say about a person's interview."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    DECLINED = "declined"
    NOT_OFFERED_UNFIT = "not_offered_unfit"
    NOT_OFFERED_NO_TIME = "not_offered_no_time"


_RESULTS: Mapping[InterviewState, InterviewResult] = MappingProxyType(
    {
        _S.DECLINED: InterviewResult.DECLINED,
        _S.STARTED: InterviewResult.PARTIAL,
        _S.PAUSED: InterviewResult.PARTIAL,
        _S.STOPPED_BY_PERSON: InterviewResult.PARTIAL,
        _S.PARTIAL: InterviewResult.PARTIAL,
        _S.COMPLETED: InterviewResult.COMPLETED,
    }
)


def result_of(
    state: InterviewState, reason: NotOffered | None, *, complete: bool
) -> InterviewResult | None:
    """Return how one interview counts; ``None`` where it does not yet.

    Args:
        state: of the interview.
        reason: why it was not offered.
        complete: it was marked complete before a review.
    """
    if state in {_S.REVIEWED, _S.LOCKED}:
        return InterviewResult.COMPLETED if complete else InterviewResult.PARTIAL
    if state is _S.NOT_OFFERED and reason is not None:
        unfit = reason is NotOffered.UNFIT
        return InterviewResult.NOT_OFFERED_UNFIT if unfit else InterviewResult.NOT_OFFERED_NO_TIME
    return _RESULTS.get(state)
