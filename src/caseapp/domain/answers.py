"""What may be answered to a check, and what is known where nothing was (`domain.md` 1.2).

What is kept is the state of compliance, never yes or no: "yes" to a right and "yes" to a prohibition mean
opposite things. Declined and not asked stay apart: a refusal is honoured by everybody who comes after,
a question that was not put is open work.
"""

from enum import IntEnum, StrEnum


class AnswerState(StrEnum):
    """Whether a rule was kept towards one person, or why that is not known."""

    RESPECTED = "RESPECTED"
    PARTLY = "PARTLY"
    NOT_RESPECTED = "NOT_RESPECTED"
    DOES_NOT_KNOW = "DOES_NOT_KNOW"
    DECLINED = "DECLINED"
    POSTPONED = "POSTPONED"
    NOT_ASKED = "NOT_ASKED"  # the state of a check of which nothing is stored
    NOT_APPLICABLE = "NOT_APPLICABLE"

    @property
    def is_in_denominator(self) -> bool:
        """Whether the state is one of the N that rates are taken over."""
        return self in {AnswerState.RESPECTED, AnswerState.PARTLY, AnswerState.NOT_RESPECTED}

    @property
    def is_applicable(self) -> bool:
        """Whether the state is one of the A that coverage is taken over."""
        return self is not AnswerState.NOT_APPLICABLE


class AnswerKey(IntEnum):
    """The keys of an interview. 1 to 3 answer the question as it was asked; they never change meaning."""

    YES = 1
    PARTLY = 2
    NO = 3
    DOES_NOT_KNOW = 4
    DECLINED = 5
    POSTPONED = 6


class NotAskedReason(StrEnum):
    """Why a question was not put; it need not be said."""

    NO_TIME = "NO_TIME"
    MEDICALLY_UNFIT = "MEDICALLY_UNFIT"
    NO_PRIVACY = "NO_PRIVACY"
    NOT_IN_FORM = "NOT_IN_FORM"
    NO_RIGHT = "NO_RIGHT"
    PERSON_LEFT = "PERSON_LEFT"


class ServiceAnswer(StrEnum):
    """What staff say about a duty of our own side, in the order of the keys 1 to 4."""

    YES = "YES"
    NO = "NO"
    DECLINED = "DECLINED"
    NOT_APPLICABLE = "NOT_APPLICABLE"
