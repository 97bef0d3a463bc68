"""What can go wrong with the catalogue of checks."""

from dataclasses import dataclass

from caseapp.domain.errors import EnvironmentFault, RuleError


@dataclass(eq=False)
class CatalogueMissing(EnvironmentFault):
    """This program does not carry the version of the catalogue that an interview was recorded with.

    ``version`` holds digits, or "?" where what was recorded is no version at all.
    """

    version: str


@dataclass(eq=False)
class CheckUnknown(RuleError):
    """An answer belongs to a check that ``version`` of the catalogue does not have."""

    version: str
