"""Since when people of a stage wait for what is written in rows of its own, one read each."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from caseapp.domain.answers import AnswerState
from caseapp.domain.ids import InterviewId, PersonId, StageId
from caseapp.domain.needs import OPEN_NEEDS
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
STOP = table_of("call_stop")
NEED = table_of("need")
INTERVIEW = table_of("interview")
ANSWER = table_of("check_answer")


def stops(view: Connection, stage: StageId) -> Mapping[PersonId, datetime]:
    """Return for whom calls are stopped, and since when."""
    rows = view.execute(
        select(STOP.c.person_id, STOP.c.updated_at).where(
            STOP.c.raised, STOP.c.undone.is_(False), _came(STOP.c.person_id, stage)
        )
    )
    return {PersonId(person): at for person, at in rows}


def urgent(view: Connection, stage: StageId) -> Mapping[PersonId, datetime]:
    """Return who has an urgent need that is open, and since when the first of them was written down."""
    rows = view.execute(
        select(NEED.c.person_id, func.min(NEED.c.created_at))
        .where(
            NEED.c.urgent,
            NEED.c.undone.is_(False),
            NEED.c.state.in_(OPEN_NEEDS),
            _came(NEED.c.person_id, stage),
        )
        .group_by(NEED.c.person_id)
    )
    return {PersonId(person): at for person, at in rows}


def put_off(
    view: Connection, stage: StageId, codes: Collection[str]
) -> Mapping[InterviewId, datetime]:
    """Return in which interviews an answer was put off, and when the first of them was.

    Args:
        view: of the register.
        stage: whose interviews.
        codes: the checks that are there for the reader; others are not even counted.
    """
    rows = view.execute(
        select(ANSWER.c.interview_id, func.min(ANSWER.c.answered_at))
        .join(INTERVIEW, INTERVIEW.c.id == ANSWER.c.interview_id)
        .where(
            INTERVIEW.c.stage_id == stage,
            INTERVIEW.c.undone.is_(False),
            ANSWER.c.undone.is_(False),
            ANSWER.c.state == AnswerState.POSTPONED.value,
            ANSWER.c.code.in_(codes),
        )
        .group_by(ANSWER.c.interview_id)
    )
    return {InterviewId(interview): at for interview, at in rows}


def _came(person: ColumnElement[UUID], stage: StageId) -> ColumnElement[bool]:
    came = select(ARRIVAL.c.person_id).where(
        ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False)
    )
    return person.in_(came)
