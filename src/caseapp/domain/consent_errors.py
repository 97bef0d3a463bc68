"""What can go wrong with consents."""

from dataclasses import dataclass

from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class ConsentStepRefused(RuleError):
    """What stands for a purpose cannot be followed by this: only what was given can be withdrawn."""

    purpose: Purpose
    after: ConsentState


@dataclass(eq=False)
class PurposeNotHere(RuleError):
    """Field staff do not ask about this purpose: not at the arrival, not by somebody in a hurry."""

    purpose: Purpose


@dataclass(eq=False)
class NothingDecided(RuleError):
    """Nothing was answered about any purpose, so there is nothing to keep."""
