"""What stands in the way of triage, of a hand-over, of a step of help."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError
from caseapp.domain.needs import NeedState


@dataclass(eq=False)
class DestinationMissing(RuleError):
    """Nobody is handed over before it is said where they go."""


@dataclass(eq=False)
class HandedOverAlready(RuleError):
    """The person has been handed over; ``at`` is ISO 8601, UTC."""

    at: str


@dataclass(eq=False)
class NeedStepRefused(RuleError):
    """Help cannot go from one state to the other."""

    before: NeedState
    after: NeedState
