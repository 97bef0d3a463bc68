"""The use cases that this room calls, each bound to the open register. They run on the work thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from caseapp.domain.answers import AnswerState, ServiceAnswer
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.consent_views import Consents
from caseapp.domain.consents import (
    ConsentForm,
    ConsentState,
    Purpose,
    WithdrawalChannel,
)
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId, StageId
from caseapp.domain.interview_views import (
    Details,
    InterviewQueue,
    InterviewView,
    PersonChecks,
    Said,
)
from caseapp.domain.interviews import InterviewState, NotOffered, WishToTalk
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class Decided:
    """What a person decided in one moment, and how they were asked."""

    person: PersonId
    decisions: Mapping[Purpose, ConsentState]
    lang: str
    form: ConsentForm = ConsentForm.ORAL
    witness: str = field(default="", repr=False)
    capacity: str = field(default="", repr=False)


@dataclass(frozen=True)
class ConsentServices:
    """`caseapp.services.consents`."""

    standing: Callable[[PersonId], Consents]
    record: Callable[[Decided], Change[None]]
    withdraw: Callable[[PersonId, Purpose, WithdrawalChannel], Change[None]]


@dataclass(frozen=True)
class AnswerServices:
    """`caseapp.services.answers`, `service_checks` and `answer_drafts`."""

    answer: Callable[[InterviewId, str, Said], Change[AnswerState]]
    write_details: Callable[[InterviewId, str, Details], Change[AnswerState]]
    clear: Callable[[InterviewId, str], Change[None]]
    service: Callable[[ArrivalId, str, ServiceAnswer], Change[None]]
    notes: Callable[[InterviewId], Mapping[str, str]]
    keep_note: Callable[[InterviewId, str, str], object]
    place: Callable[[], tuple[InterviewId, str] | None]
    keep_place: Callable[[InterviewId | None, str], object]


@dataclass(frozen=True)
class StepServices:
    """`caseapp.services.interviews`: one call per step."""

    offer: Callable[[StageId, PersonId], Change[InterviewId]]
    decline: Callable[[StageId, PersonId], Change[InterviewId]]
    postpone: Callable[[StageId, PersonId], Change[InterviewId]]
    not_offered: Callable[[StageId, PersonId, NotOffered], Change[InterviewId]]
    start: Callable[[StageId, PersonId, str, bool], Change[InterviewId]]
    """(stage, person, language, the person brought it up)."""
    pause: Callable[[InterviewId], Change[None]]
    stop: Callable[[InterviewId], Change[None]]
    finish: Callable[[InterviewId, WishToTalk | None], Change[InterviewState]]
    review: Callable[[InterviewId], Change[None]]


@dataclass(frozen=True)
class ComplianceServices:
    """All that the room needs."""

    catalogue: Callable[[], Catalogue]
    """The questions that the user may see."""
    queue: Callable[[StageId], InterviewQueue]
    interview: Callable[[InterviewId], InterviewView]
    checks: Callable[[PersonId], PersonChecks]
    consents: ConsentServices
    steps: StepServices
    answers: AnswerServices
