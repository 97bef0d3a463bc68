"""What an act changed, field by field, in words: before and after."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.captivity import (
    Direction,
    DocumentKind,
    DocumentState,
    IdentityState,
    ServiceType,
    StatusBefore,
)
from caseapp.domain.coded import Category, Destination, Flag, Force, Sex, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import Outcome
from caseapp.domain.dates import PartialDate
from caseapp.domain.interviews import InterviewState, NotOffered
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.domain.person_views import FieldChange
from caseapp.text import dates
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words

_CODED: Mapping[tuple[str, str], type[StrEnum]] = MappingProxyType(
    {
        ("person", "sex"): Sex,
        ("person", "category"): Category,
        ("person", "force"): Force,
        ("person", "service_type"): ServiceType,
        ("person", "status_before"): StatusBefore,
        ("person", "identity"): IdentityState,
        ("arrival", "triage"): Triage,
        ("arrival", "fit"): Fitness,
        ("arrival", "destination"): Destination,
        ("arrival_flag", "flag"): Flag,
        ("capture", "direction"): Direction,
        ("identity_document", "kind"): DocumentKind,
        ("identity_document", "state"): DocumentState,
        ("contact_attempt", "outcome"): Outcome,
        ("need", "kind"): NeedKind,
        ("need", "state"): NeedState,
        ("consent", "purpose"): Purpose,
        ("consent", "state"): ConsentState,
        ("interview", "state"): InterviewState,
        ("interview", "reason"): NotOffered,
    }
)


def changes_said(changes: Sequence[FieldChange], tr: Words) -> Iterator[str]:
    """Yield a line for each change; purpose and state of a consent are one line."""
    purpose = ""
    for one in changes:
        if (one.table, one.name) == ("consent", "purpose"):
            purpose = value_said(one, one.after, tr)
        elif one.table == "consent" and purpose:
            yield f"{purpose}: {value_said(one, one.after, tr)}"
            purpose = ""
        else:
            yield change_said(one, tr)


def change_said(one: FieldChange, tr: Words) -> str:
    """Return ``field: value`` of something new, else ``field: from … to …``."""
    name = field_label(one.name, tr)
    before, after = value_said(one, one.before, tr), value_said(one, one.after, tr)
    if not before:
        return f"{name}: {after}"
    if not after:
        return tr("{field}: “{before}” taken out", field=name, before=before)
    return tr("{field}: from “{before}” to “{after}”", field=name, before=before, after=after)


def value_said(one: FieldChange, value: object, tr: Words) -> str:
    """Return a value as it is shown; empty where there was none."""
    match value:
        case None | "":
            return ""
        case bool():
            return tr("yes") if value else tr("no")
        case PartialDate():
            return dates.partial_date(value, tr)
        case datetime():
            return dates.when(value)
        case str() if (kind := _CODED.get((one.table, one.name))) and value in set(kind):
            return word_for(kind(value), tr)
        case _:
            return str(value)
