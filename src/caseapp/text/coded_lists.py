"""The coded lists of the program by name, for whoever wants to know what a code stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerState, NotAskedReason
from caseapp.domain.captivity import (
    Control,
    DocumentKind,
    IdentityState,
    PlaceKind,
    ServiceType,
    StatusBefore,
)
from caseapp.domain.coded import AbsenceReason, Category, Destination, Flag, Sex, Triage
from caseapp.domain.consents import ConsentForm, ConsentState, Purpose
from caseapp.domain.contact import Channel, Outcome
from caseapp.domain.interviews import InterviewState, NotOffered
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.text.labels import label
from caseapp.text.words import Lang, Words


@dataclass(frozen=True)
class CodedValue:
    """One value: in which list, its code, and its word in both languages."""

    list_name: str
    code: str
    ukrainian: str
    english: str


_LISTS: Sequence[tuple[Callable[[Words], str], type[StrEnum]]] = (
    (lambda tr: tr("Category in law"), Category),
    (lambda tr: tr("Sex"), Sex),
    (lambda tr: tr("Why somebody did not come"), AbsenceReason),
    (lambda tr: tr("Flags at the desk"), Flag),
    (lambda tr: tr("Triage"), Triage),
    (lambda tr: tr("Fit to talk"), Fitness),
    (lambda tr: tr("Kinds of need"), NeedKind),
    (lambda tr: tr("States of a need"), NeedState),
    (lambda tr: tr("Destinations"), Destination),
    (lambda tr: tr("Purposes of consent"), Purpose),
    (lambda tr: tr("States of consent"), ConsentState),
    (lambda tr: tr("Forms of consent"), ConsentForm),
    (lambda tr: tr("Outcomes of a call"), Outcome),
    (lambda tr: tr("Ways of contact"), Channel),
    (lambda tr: tr("States of an interview"), InterviewState),
    (lambda tr: tr("Why no interview was offered"), NotOffered),
    (lambda tr: tr("States of an answer"), AnswerState),
    (lambda tr: tr("Why a question was not asked"), NotAskedReason),
    (lambda tr: tr("Status before return"), StatusBefore),
    (lambda tr: tr("Identity"), IdentityState),
    (lambda tr: tr("Kinds of service"), ServiceType),
    (lambda tr: tr("Kinds of place"), PlaceKind),
    (lambda tr: tr("Who controls a place"), Control),
    (lambda tr: tr("Kinds of document"), DocumentKind),
    (lambda tr: tr("Roles"), Role),
)


def coded_values(tr: Words) -> tuple[CodedValue, ...]:
    """Return every value, list by list, the lists named in one language."""
    uk, en = Words(Lang.UK), Words(Lang.EN)
    return tuple(
        CodedValue(name(tr), value.value, label(value, uk), label(value, en))
        for name, kind in _LISTS
        for value in kind
    )
