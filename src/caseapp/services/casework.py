"""What a stage knows of everybody who came: the ground of queues and reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.coded import Flag
from caseapp.domain.consents import ConsentRow, ConsentState, Purpose, state_of
from caseapp.domain.contact import Attempt, ContactState, contact_state
from caseapp.domain.ids import StageId
from caseapp.domain.interviews import InterviewForm, InterviewResult, result_of
from caseapp.storage.queries import casework as queries
from caseapp.storage.queries import people
from caseapp.storage.queries.casework import CaptureRow, InterviewRow, NeedRow, RelativeRow, StayRow
from caseapp.storage.queries.people import Came
from caseapp.storage.queries.stages import View

_FURTHEST = (
    InterviewResult.COMPLETED,
    InterviewResult.PARTIAL,
    InterviewResult.DECLINED,
    InterviewResult.NOT_OFFERED_UNFIT,
    InterviewResult.NOT_OFFERED_NO_TIME,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One person at one stage. Read all of it only for who did not refuse care (`care_refused`)."""

    came: Came
    now: datetime
    relatives: tuple[RelativeRow, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    stopped: bool = False
    consents: tuple[ConsentRow, ...] = ()
    interview: InterviewRow | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[NeedRow, ...] = ()
    capture: CaptureRow | None = None
    stays: tuple[StayRow, ...] = ()

    def consent(self, purpose: Purpose) -> ConsentState:
        """Return what stands for a purpose."""
        return state_of(self.consents, purpose, self.now)

    @property
    def care_refused(self) -> bool:
        """Nothing but arrival, colour, destination and refusals of this person is used."""
        return self.consent(Purpose.CARE) in {ConsentState.REFUSED, ConsentState.WITHDRAWN}

    @property
    def counted(self) -> bool:
        """The person's answers stand in figures on compliance."""
        return not self.care_refused and self.consent(Purpose.STATS) is ConsentState.GIVEN

    @property
    def contact(self) -> ContactState:
        """Where contact with home stands."""
        ready = [
            r.id for r in self.relatives if r.safe_to_call and not r.not_to_be_told and r.phone
        ]
        offered = Flag.WANTS_CALL in self.came.flags
        return contact_state(self.attempts, ready, offered=offered)

    @property
    def result(self) -> InterviewResult | None:
        """How the person's interview counts; ``None`` where nothing was said of it."""
        return None if self.interview is None else counted_as(self.interview)


def cases(view: View, stage: StageId, now: datetime) -> tuple[Case, ...]:
    """Return everybody who came to a stage, in the order they came."""
    relatives = queries.relatives(view, stage)
    attempts = queries.attempts(view, stage)
    stopped = queries.stopped(view, stage)
    consents = queries.consents(view, stage)
    interviews = queries.interviews(view, stage)
    answers = queries.answers(view, stage)
    needs = queries.needs(view, stage)
    captures = queries.captures(view, stage)
    stays = queries.stays(view, stage)
    found = []
    for came in people.arrivals(view, stage):
        person = came.person.id
        interview = furthest(interviews.get(person, ()))
        found.append(
            Case(
                came=came,
                now=now,
                relatives=relatives.get(person, ()),
                attempts=attempts.get(person, ()),
                stopped=person in stopped,
                consents=consents.get(person, ()),
                interview=interview,
                answers=answers.get(interview.id, {}) if interview else {},
                needs=needs.get(person, ()),
                capture=captures.get(person),
                stays=stays.get(person, ()),
            )
        )
    return tuple(found)


def furthest(held: tuple[InterviewRow, ...]) -> InterviewRow | None:
    """Return the interview by the short form that got furthest; of equals the newest."""
    core = [one for one in held if one.form is InterviewForm.CORE]
    return min(reversed(core), key=_rank, default=None)


def furthest_of_several(view: View, stage: StageId) -> list[InterviewRow]:
    """Return the interview that got furthest of each who came and has several by the short form."""
    here = people.who_came(view, stage)
    several = [
        held
        for person, rows in queries.interviews(view, stage).items()
        if person in here
        and len(held := tuple(one for one in rows if one.form is InterviewForm.CORE)) > 1
    ]
    return [found for held in several if (found := furthest(held)) is not None]


def counted_as(interview: InterviewRow) -> InterviewResult | None:
    """Return how an interview counts."""
    return result_of(interview.state, interview.reason, complete=interview.complete)


def _rank(interview: InterviewRow) -> int:
    result = counted_as(interview)
    return len(_FURTHEST) if result is None else _FURTHEST.index(result)
