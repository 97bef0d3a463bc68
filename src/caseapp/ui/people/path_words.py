"""A step of somebody's path in words, and what it looks like."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.captivity import Direction, PlaceKind
from caseapp.domain.coded import Category, Destination, Flag, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import REACHED, Outcome
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.interviews import InterviewState, NotOffered
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.domain.person_views import PathStep, StepKind
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.words import Words
from caseapp.ui.people.person_words import COLOURS, lowered

_LOOKS: Mapping[StepKind, tuple[str, str]] = MappingProxyType(
    {
        StepKind.CAPTURE: ("partly", "flag"),
        StepKind.STAY: ("neutral", "lock"),
        StepKind.GAP: ("neutral", "circle-dashed"),
        StepKind.OVERLAP: ("partly", "triangle-alert"),
        StepKind.RELEASE: ("info", "bus"),
        StepKind.ARRIVAL: ("ok", "log-in"),
        StepKind.TRIAGE: ("ok", "stethoscope"),
        StepKind.CALL: ("neutral", "phone"),
        StepKind.INTERVIEW: ("info", "message-circle"),
        StepKind.CONSENT: ("info", "shield-check"),
        StepKind.CATEGORY: ("partly", "scale"),
        StepKind.NEED: ("neutral", "heart-pulse"),
        StepKind.HAND_OVER: ("ok", "arrow-right"),
    }
)
_HUES: Mapping[StepKind, Mapping[str, str]] = MappingProxyType(
    {
        StepKind.TRIAGE: {colour.value: hue for colour, hue in COLOURS.items()},
        StepKind.CALL: dict.fromkeys((*REACHED, Outcome.ALREADY_IN_TOUCH), "ok"),
        StepKind.INTERVIEW: {
            InterviewState.DECLINED: "declined",
            InterviewState.STOPPED_BY_PERSON: "declined",
        },
    }
)
"""Kind → code → hue, where the code says more than the kind."""


def look_of(step: PathStep) -> tuple[str, str]:
    """Return the hue and the picture of a step."""
    hue, picture = _LOOKS[step.kind]
    return _HUES.get(step.kind, {}).get(step.code, hue), picture


def when(step: PathStep, tr: Words) -> str:
    """Return when it was: a moment, a partial date, or from … to …."""
    if isinstance(step.since, datetime):
        return dates.when(step.since)
    parts = [one for one in (step.since, step.until) if one is not None]
    if step.since is None and step.until is not None:
        return tr("until {date}", date=dates.partial_date(step.until, tr))
    return " – ".join(dates.partial_date(one, tr) for one in parts)


def signed(step: PathStep) -> str:
    """Return who wrote it and at what time; the day only where it is another one than the step's."""
    if step.written_at is None:
        return step.by
    if (
        isinstance(step.since, datetime)
        and dates.when(step.since)[:10] == dates.when(step.written_at)[:10]
    ):
        clock = dates.clock(step.written_at)
        return f"{step.by} {clock}".strip()
    return f"{step.by} {dates.when(step.written_at)}".strip()


def title(step: PathStep, tr: Words) -> str:
    """Return what happened."""
    return _TITLES.get(step.kind, _kind)(step, tr)


def detail(step: PathStep, tr: Words) -> str:
    """Return what else is known of it; may be empty."""
    return " · ".join(part for part in _DETAILS.get(step.kind, _about)(step, tr) if part)


def lasted(step: PathStep, tr: Words) -> str:
    """Return how long a stay was where both days are known: «2 роки 6 місяців»."""
    exact = (Precision.DAY, Precision.MONTH)
    since, until = step.since, step.until
    if not isinstance(since, PartialDate) or until is None or until < since:
        return ""
    if since.precision not in exact or until.precision not in exact:
        return ""
    return dates.years_and_months(since.value, until.value, tr)


def _word(kind: type[StrEnum], code: str, tr: Words) -> str:
    return label(kind(code), tr) if code else ""


def _kind(step: PathStep, tr: Words) -> str:
    return label(step.kind, tr)


def _stay_title(step: PathStep, tr: Words) -> str:
    named = ", ".join(part for part in step.about[:2] if part)
    return ", ".join(part for part in (_word(PlaceKind, step.code, tr), named) if part)


def _release_title(step: PathStep, tr: Words) -> str:
    stage = step.about[0] if step.about else ""
    return tr("Freed, {stage}", stage=stage) if stage else _kind(step, tr)


def _arrival_title(step: PathStep, tr: Words) -> str:
    vehicle = step.about[0] if step.about else ""
    return tr("Arrival, {vehicle}", vehicle=vehicle) if vehicle else _kind(step, tr)


def _triage_title(step: PathStep, tr: Words) -> str:
    return tr("Triage: {colour}", colour=lowered(_word(Triage, step.code, tr)))


def _call_title(step: PathStep, tr: Words) -> str:
    return tr("Call home: {outcome}", outcome=lowered(_word(Outcome, step.code, tr)))


def _interview_title(step: PathStep, tr: Words) -> str:
    return tr("Interview: {state}", state=lowered(_word(InterviewState, step.code, tr)))


def _consent_title(step: PathStep, tr: Words) -> str:
    if len(step.parts) == 1:
        ((purpose, state),) = step.parts
        word = lowered(_word(ConsentState, state, tr))
        return f"{_word(Purpose, purpose, tr)}: {word}"
    return tr("Consents")


def _need_title(step: PathStep, tr: Words) -> str:
    return f"{_word(NeedKind, step.code, tr)}: {lowered(_word(NeedState, step.state, tr))}"


def _category_title(step: PathStep, tr: Words) -> str:
    return tr("Category: {category}", category=lowered(_word(Category, step.code, tr)))


def _about(step: PathStep, _tr: Words) -> tuple[str, ...]:
    return step.about


def _capture_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    return (_word(Direction, step.code, tr), *step.about)


def _stay_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    cell = step.about[2] if len(step.about) > 2 else ""  # noqa: PLR2004 - code, name, cell
    return (lasted(step, tr), tr("cell {cell}", cell=cell) if cell else "")


def _days_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    return (tr.many("at least {count} day", "at least {count} days", step.days),)


def _arrival_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    station = step.about[1] if len(step.about) > 1 else ""
    desk = tr("Desk {name}", name=station) if station else ""
    return (desk, *(_word(Flag, flag, tr) for flag, _ in step.parts))


def _call_detail(step: PathStep, _tr: Words) -> tuple[str, ...]:
    return (", ".join(part for part in step.about if part),)


def _consent_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    if len(step.parts) == 1:
        return ()
    said = [state for _, state in step.parts]
    return tuple(
        f"{lowered(label(state, tr))} {said.count(state)}"
        for state in ConsentState
        if state in said
    )


def _need_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    return (tr("urgent") if step.parts else "", *step.about)


def _category_detail(step: PathStep, tr: Words) -> tuple[str, ...]:
    before = tr("before: {category}", category=lowered(_word(Category, step.state, tr)))
    return (before, *step.about)


Title = Callable[[PathStep, Words], str]
Detail = Callable[[PathStep, Words], tuple[str, ...]]
_TITLES: Mapping[StepKind, Title] = MappingProxyType(
    {
        StepKind.STAY: _stay_title,
        StepKind.RELEASE: _release_title,
        StepKind.ARRIVAL: _arrival_title,
        StepKind.TRIAGE: _triage_title,
        StepKind.CALL: _call_title,
        StepKind.INTERVIEW: _interview_title,
        StepKind.CONSENT: _consent_title,
        StepKind.NEED: _need_title,
        StepKind.CATEGORY: _category_title,
    }
)
_DETAILS: Mapping[StepKind, Detail] = MappingProxyType(
    {
        StepKind.CAPTURE: _capture_detail,
        StepKind.STAY: _stay_detail,
        StepKind.GAP: _days_detail,
        StepKind.OVERLAP: _days_detail,
        StepKind.RELEASE: lambda _step, _tr: (),
        StepKind.ARRIVAL: _arrival_detail,
        StepKind.TRIAGE: lambda step, tr: (_word(Fitness, step.state, tr),),
        StepKind.CALL: _call_detail,
        StepKind.INTERVIEW: lambda step, tr: (_word(NotOffered, step.state, tr),),
        StepKind.CONSENT: _consent_detail,
        StepKind.NEED: _need_detail,
        StepKind.CATEGORY: _category_detail,
        StepKind.HAND_OVER: lambda step, tr: (_word(Destination, step.code, tr), *step.about),
    }
)
