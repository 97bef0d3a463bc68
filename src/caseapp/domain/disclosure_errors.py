"""What can be wrong with the numbers of a report before it is printed."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class ThresholdTooLow(RuleError):
    """A report was asked for with threshold ``threshold``; the lowest that protects is ``floor``."""

    threshold: int
    floor: int


@dataclass(eq=False)
class NumbersDisclose(RuleError):
    """``count`` numbers could be calculated from the others even with all else withheld."""

    count: int
