"""Sentences for the errors of `caseapp.domain.contact_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import contact_errors as e
from caseapp.domain.dialling import WhyNot
from caseapp.domain.errors import CaseError
from caseapp.text.labels import label
from caseapp.text.words import Words

_FORBIDDEN: Mapping[WhyNot, Callable[[Words], str]] = {
    WhyNot.CARE_REFUSED: lambda tr: tr(
        "This person refused to have a case kept. Nobody is called for them. Nothing was recorded."
    ),
    WhyNot.STOPPED: lambda tr: tr(
        "Stop: ask the psychologist before calling. Nothing was recorded."
    ),
    WhyNot.NOT_TO_BE_TOLD: lambda tr: tr(
        "The person asked that this relative is told nothing. Do not call. Nothing was recorded."
    ),
    WhyNot.UNSAFE: lambda tr: tr(
        "A call would put this relative at risk. Do not call. Nothing was recorded."
    ),
    WhyNot.NO_NUMBER: lambda tr: tr(
        "There is no number to call. Write one down first. Nothing was recorded."
    ),
}

_OUTCOMES: Mapping[str, Callable[[str, Words], str]] = {
    "needs_relative": lambda what, tr: tr(
        "“{what}”: say which relative it was. Nothing was recorded.", what=what
    ),
    "needs_nobody": lambda what, tr: tr(
        "“{what}” is about the person, not about one relative. Nothing was recorded.", what=what
    ),
    "needs_time": lambda what, tr: tr(
        "“{what}”: say when to call back, later than now. Nothing was recorded.", what=what
    ),
    "has_act": lambda what, tr: tr(
        "“{what}” is recorded by stopping the calls. Nothing was recorded.", what=what
    ),
}

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.NotDialable: lambda x, tr: _FORBIDDEN[x.reason](tr),
    e.OutcomeRefused: lambda x, tr: _OUTCOMES[x.reason](label(x.outcome, tr), tr),
    e.CallsStopped: lambda _, tr: tr(
        "Calls for this person are stopped: ask the psychologist. Nothing was recorded."
    ),
    e.CallsNotStopped: lambda _, tr: tr(
        "Calls for this person are not stopped. Nothing was changed."
    ),
    e.RelativeEmpty: lambda _, tr: tr(
        "Write down a name, how they are related, or a number. Nothing was recorded."
    ),
    e.OtherPerson: lambda _, tr: tr(
        "This relative belongs to somebody else. Nothing was recorded."
    ),
    e.RelativesChanged: lambda _, tr: tr(
        "Somebody added or removed a relative meanwhile. Look at the order again; nothing was changed."
    ),
    e.NobodyCanRead: lambda _, tr: tr(
        "Nobody could read this note: no user holds the key of psychologists. Tell the psychologist in"
        " person. Nothing was recorded."
    ),
    e.NothingAsked: lambda _, tr: tr(
        "Write down a number, a name, or whom they seek. Nothing was kept yet."
    ),
}
