"""An interview that was held elsewhere, taken over with its answers as one act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from caseapp.domain.answers import AnswerState
from caseapp.domain.catalogue import VERSION, catalogue
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId, StageId, uuid8_of
from caseapp.domain.interview_errors import AnswerRefused
from caseapp.domain.interviews import HELD, InterviewState, NotOffered
from caseapp.domain.needs import Fitness
from caseapp.storage.tables.interviews import CheckAnswer, Interview
from caseapp.storage.tables.people import Arrival
from caseapp.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Transcript:
    """One interview as a form on paper or a recorded day has it.

    Attributes:
        interview: an id made of what it was copied from, so that two laptops meet.
        at: when it was held or recorded, aware UTC; answers carry the same time.
        answers: code of a check → state; a check that is not in it was not asked.
    """

    interview: InterviewId
    person: PersonId
    arrival: ArrivalId
    stage: StageId
    state: InterviewState
    at: datetime
    reason: NotOffered | None = None
    answers: Mapping[str, AnswerState] = field(default_factory=dict, repr=False)


def transcribe(work: UnitOfWork, said: Transcript) -> None:
    """Write an interview and its answers into a unit of work (act ``transcribe_interview``).

    The arrival then says what must have been so: whoever was interviewed was well enough, whoever was
    not offered it for their health was not.

    Raises:
        AnswerRefused: an answer where none can be, or one that is never stored; nothing is kept.
        CheckUnknown: the catalogue has no such check.
    """
    held = said.state in HELD
    if said.answers and not held:
        raise AnswerRefused("not_stored")
    work.put(
        Interview,
        said.interview,
        person_id=said.person,
        stage_id=said.stage,
        state=said.state.value,
        reason=said.reason.value if said.reason else "",
        complete=said.state is InterviewState.COMPLETED,
        catalogue=VERSION,
        started_at=said.at if held else None,
    )
    work.look_ahead(CheckAnswer, [_answer_id(said.interview, code) for code in said.answers])
    for code, state in said.answers.items():
        _put_answer(work, said, code, state)
    if held or said.reason is NotOffered.UNFIT:
        fit = Fitness.YES if held else Fitness.NO
        work.get(Arrival, said.arrival).fit = fit.value


def _put_answer(work: UnitOfWork, said: Transcript, code: str, state: AnswerState) -> None:
    catalogue(VERSION).check(code)
    if state is AnswerState.NOT_ASKED:
        raise AnswerRefused("not_stored")
    work.put(
        CheckAnswer,
        _answer_id(said.interview, code),
        interview_id=said.interview,
        code=code,
        state=state.value,
        answered_at=said.at,
    )


def _answer_id(interview: InterviewId, code: str) -> UUID:
    return uuid8_of("answer", interview, code)
