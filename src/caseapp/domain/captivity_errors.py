"""What can be wrong with what is told about captivity and with papers."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class PlaceUnnamed(RuleError):
    """A period of detention has neither the code nor the name of a place."""


@dataclass(eq=False)
class NumberOutOfRange(RuleError):
    """A number is not one that can be: it must lie between ``least`` and ``most``."""

    least: int
    most: int


@dataclass(eq=False)
class DateNotYet(RuleError):
    """A day that is told lies after today."""


@dataclass(eq=False)
class DateUnreadable(RuleError):
    """What was typed is no date."""


@dataclass(eq=False)
class NumberUnreadable(RuleError):
    """What was typed is no whole number."""
