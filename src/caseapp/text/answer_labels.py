"""The words of the coded lists of `caseapp.domain.answers` and of the Conventions.

They stand alone in lists, figures and on paper. What is said to a person (the answers to a question) has
the words of the catalogue the talk was held with.
"""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.answers import AnswerState, NotAskedReason, ServiceAnswer
from caseapp.domain.checks import Convention
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import N_

ANSWER_LABELS: Mapping[type[StrEnum], Mapping[str, Key]] = {
    AnswerState: {
        AnswerState.RESPECTED: sense("answer", "Respected"),
        AnswerState.PARTLY: sense("answer", "Partly"),
        AnswerState.NOT_RESPECTED: sense("answer", "Not respected"),
        AnswerState.DOES_NOT_KNOW: sense("answer", "Does not know / remember"),
        AnswerState.DECLINED: sense("answer", "Declined to answer"),
        AnswerState.POSTPONED: sense("answer", "Will answer later"),
        AnswerState.NOT_ASKED: sense("answer", "Not asked"),
        AnswerState.NOT_APPLICABLE: sense("answer", "Not applicable"),
    },
    NotAskedReason: {
        NotAskedReason.NO_TIME: sense("not asked", "No time"),
        NotAskedReason.MEDICALLY_UNFIT: sense("not asked", "Medically unfit"),
        NotAskedReason.NO_PRIVACY: sense("not asked", "No privacy"),
        NotAskedReason.NOT_IN_FORM: sense("not asked", "Not in this form"),
        NotAskedReason.NO_RIGHT: sense("not asked", "No right to ask this"),
        NotAskedReason.PERSON_LEFT: sense("not asked", "The person has left"),
    },
    ServiceAnswer: {
        ServiceAnswer.YES: sense("service", "Yes"),
        ServiceAnswer.NO: sense("service", "No"),
        ServiceAnswer.DECLINED: sense("service", "The person declined"),
        ServiceAnswer.NOT_APPLICABLE: sense("service", "Not applicable"),
    },
    Convention: {
        Convention.THIRD: N_("Third Geneva Convention"),
        Convention.FOURTH: N_("Fourth Geneva Convention"),
    },
}
