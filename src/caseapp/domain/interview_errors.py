"""What can go wrong with interviews and their answers."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError
from caseapp.domain.interview_rules import Hindrance
from caseapp.domain.interviews import InterviewState


@dataclass(eq=False)
class InterviewStepRefused(RuleError):
    """An interview that stands at one state cannot go to the other."""

    before: InterviewState
    after: InterviewState


@dataclass(eq=False)
class InterviewBlocked(RuleError):
    """An interview may not be offered or held now."""

    hindrance: Hindrance


@dataclass(eq=False)
class InterviewNotOpen(RuleError):
    """Answers are written down while an interview is under way, not before or after."""

    state: InterviewState


@dataclass(eq=False)
class AnswerLocked(RuleError):
    """The person did not wish to answer: the question is not put again unless they bring it up."""


@dataclass(eq=False)
class AnswerRefused(RuleError):
    """An answer cannot be kept.

    ``reason``: key_off, not_stored, not_applicable, no_reason, number, option, or item.
    """

    reason: str
