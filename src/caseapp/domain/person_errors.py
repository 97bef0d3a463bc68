"""What is wrong with what was typed about a person; nothing was changed, what was typed stays."""

from dataclasses import dataclass

from caseapp.domain.captivity import IdentityState
from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class BirthUnreadable(RuleError):
    """What was typed is no birth date."""


@dataclass(eq=False)
class CodeUnknown(RuleError):
    """A value is none of its coded list."""


@dataclass(eq=False)
class TextTooLong(RuleError):
    """A text is longer than ``most`` characters."""

    most: int


@dataclass(eq=False)
class TaxNumberWrong(RuleError):
    """What was typed is no taxpayer's number, nor the document number that can stand instead."""


@dataclass(eq=False)
class RegisterNumberWrong(RuleError):
    """What was typed is no record number of the demographic register."""


@dataclass(eq=False)
class IdentityStepRefused(RuleError):
    """Identity cannot go from one state to the other."""

    before: IdentityState
    after: IdentityState


@dataclass(eq=False)
class CategoryUnchanged(RuleError):
    """The person has this category already."""
