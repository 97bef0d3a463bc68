"""How sure an identity is, and where somebody is on the way through the site (`domain.md` 2.5)."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from caseapp.domain.captivity import IdentityState
from caseapp.domain.needs import Presence

_S = IdentityState
IDENTITY_STEPS: Mapping[IdentityState, frozenset[IdentityState]] = MappingProxyType(
    {
        _S.UNVERIFIED: frozenset({_S.PROVISIONAL}),
        _S.PROVISIONAL: frozenset({_S.CONFIRMED, _S.DISPUTED}),
        _S.CONFIRMED: frozenset({_S.DISPUTED}),
        _S.DISPUTED: frozenset({_S.CONFIRMED, _S.PROVISIONAL}),
    }
)
"""State of an identity → states that may follow: own words first, then papers or two sources."""


def presence(
    arrived_at: datetime | None, handed_over_at: datetime | None, *, worked_on: bool
) -> Presence:
    """Return where somebody is.

    Args:
        arrived_at: of the arrival, ``None`` before it.
        handed_over_at: when they left, ``None`` before that.
        worked_on: triage, a call, a consent or an interview was recorded.
    """
    if arrived_at is None:
        return Presence.EXPECTED
    if handed_over_at is not None:
        return Presence.HANDED_OVER
    return Presence.IN_PROCESS if worked_on else Presence.ARRIVED
