"""Sentences for the errors of consents and interviews."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import consent_errors as c
from caseapp.domain import interview_errors as e
from caseapp.domain.errors import CaseError
from caseapp.domain.interview_rules import Hindrance
from caseapp.text.labels import label
from caseapp.text.words import Words

HINDRANCES: Mapping[Hindrance, Callable[[Words], str]] = {
    Hindrance.CARE_REFUSED: lambda tr: tr(
        "This person does not allow a case about them, so no interview is offered or kept."
    ),
    Hindrance.NO_TRIAGE: lambda tr: tr(
        "The medical triage comes first. The medic sets the colour; then an interview can be offered."
    ),
    Hindrance.UNFIT: lambda tr: tr(
        "The medic finds this person not well enough for an interview. Only the medic can change that."
    ),
    Hindrance.LATER: lambda tr: tr(
        "The medic asks to wait with the interview. Only the medic can say when it may begin."
    ),
    Hindrance.NOT_JUDGED: lambda tr: tr(
        "The medic has not said yet whether this person is well enough for an interview."
    ),
    Hindrance.NO_CONSENT: lambda tr: tr(
        "Consent comes first: read out who we are and what we keep, and write down the decision."
    ),
}
"""Why there is no interview now, and who can change it."""

_ANSWERS: Mapping[str, Callable[[Words], str]] = {
    "key_off": lambda tr: tr(
        "This question has no “partly”: one act is a full answer. Nothing was recorded."
    ),
    "not_stored": lambda tr: tr(
        "A question that was not asked is left open; there is nothing to record."
    ),
    "not_applicable": lambda tr: tr(
        "This rule does not apply to the person as they are recorded. Nothing was recorded."
    ),
    "no_reason": lambda tr: tr("Say why the question does not apply. Nothing was recorded."),
    "number": lambda tr: tr(
        "A number lies outside what the question allows. It was not recorded; the rest stands."
    ),
    "option": lambda tr: tr("The question has no such choice. Nothing was recorded."),
    "item": lambda tr: tr("The question has no such thing on its list. Nothing was recorded."),
}

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    c.ConsentStepRefused: lambda x, tr: tr(
        "“{purpose}”: this cannot be recorded as “{state}” now, only what was given can be withdrawn."
        " Nothing was changed.",
        purpose=label(x.purpose, tr),
        state=label(x.after, tr),
    ),
    c.PurposeNotHere: lambda x, tr: tr(
        "“{purpose}” is asked later by a psychologist or a supervisor, never on arrival. Nothing was"
        " recorded.",
        purpose=label(x.purpose, tr),
    ),
    c.NothingDecided: lambda _, tr: tr("No decision was given yet, so there is nothing to keep."),
    e.InterviewStepRefused: lambda x, tr: tr(
        "The interview stands at “{before}” and cannot go to “{after}”. Nothing was changed.",
        before=label(x.before, tr),
        after=label(x.after, tr),
    ),
    e.InterviewBlocked: lambda x, tr: HINDRANCES[x.hindrance](tr),
    e.InterviewNotOpen: lambda x, tr: tr(
        "Answers are written down while the interview is under way; it stands at “{state}”. Nothing was"
        " recorded.",
        state=label(x.state, tr),
    ),
    e.AnswerLocked: lambda _, tr: tr(
        "The person did not wish to answer this. It is not asked again unless they bring it up."
    ),
    e.AnswerRefused: lambda x, tr: _ANSWERS[x.reason](tr),
}
