"""What stands between an officer and somebody who refused that a case is kept about them."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class CareRefused(RuleError):
    """The person refused CARE: beyond arrival, triage colour and destination nothing is shown or kept."""
