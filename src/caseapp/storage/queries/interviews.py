"""Interviews and answers: of one person, and of everybody at a stage."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from caseapp.domain.answers import AnswerState, ServiceAnswer
from caseapp.domain.coded import Category, Sex
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId, PlaceId, StageId
from caseapp.domain.interview_views import Details, Kept
from caseapp.domain.interviews import InterviewForm, InterviewState, NotOffered, WishToTalk
from caseapp.storage.tables.every import table_of

INTERVIEW = table_of("interview")
ANSWER = table_of("check_answer")
SERVICE = table_of("service_answer")
ARRIVAL = table_of("arrival")
PERSON = table_of("person")


@dataclass(frozen=True, slots=True)
class StoredInterview:
    """One interview as it is stored; ``by`` is who holds it, else who wrote it down first."""

    id: InterviewId
    person: PersonId
    stage: StageId
    form: InterviewForm
    state: InterviewState
    reason: NotOffered | None
    complete: bool
    catalogue: str
    lang: str
    started_at: datetime | None
    ended_at: datetime | None
    wish: WishToTalk | None
    by: UUID | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked, and what of their arrival decides whether they may be."""

    person: PersonId
    arrival: ArrivalId
    name: str = field(repr=False)
    number: str
    category: Category
    sex: Sex
    rank: str
    arrived_at: datetime
    triage: str | None
    fit: str | None
    handed_over: bool


def interview(view: Connection, which: InterviewId | UUID) -> StoredInterview | None:
    """Return one interview; ``None`` where there is none, or its act was taken back."""
    found = view.execute(_live().where(INTERVIEW.c.id == which)).first()
    return None if found is None else _stored(found)


def of_person(view: Connection, person: PersonId | UUID) -> tuple[StoredInterview, ...]:
    """Return the interviews of a person at all stages, newest first."""
    rows = view.execute(_live().where(INTERVIEW.c.person_id == person))
    return tuple(sorted(map(_stored, rows), key=_newness, reverse=True))


def at_stage(
    view: Connection, stage: StageId | UUID, person: PersonId | UUID | None = None
) -> Mapping[PersonId, StoredInterview]:
    """Return the newest interview of each person at a stage, or of one of them."""
    statement = _live().where(INTERVIEW.c.stage_id == stage)
    if person is not None:
        statement = statement.where(INTERVIEW.c.person_id == person)
    rows = sorted(map(_stored, view.execute(statement)), key=_newness)
    return {one.person: one for one in rows}


def answers(view: Connection, which: InterviewId | UUID) -> Mapping[str, Kept]:
    """Return the stored answers of an interview by code."""
    rows = view.execute(
        select(ANSWER).where(ANSWER.c.interview_id == which, ANSWER.c.undone.is_(False))
    )
    return {row.code: _kept(row) for row in rows}


def counts(view: Connection, stage: StageId | UUID) -> Mapping[InterviewId, int]:
    """Return how many answers each interview of a stage holds."""
    rows = view.execute(
        select(ANSWER.c.interview_id, func.count())
        .join(INTERVIEW, INTERVIEW.c.id == ANSWER.c.interview_id)
        .where(INTERVIEW.c.stage_id == stage, ANSWER.c.undone.is_(False))
        .group_by(ANSWER.c.interview_id)
    )
    return {InterviewId(which): count for which, count in rows}


def service_answers(view: Connection, arrival: ArrivalId | UUID) -> Mapping[str, ServiceAnswer]:
    """Return what was said about our own side's duties to somebody who arrived, by code."""
    rows = view.execute(
        select(SERVICE.c.code, SERVICE.c.answer).where(
            SERVICE.c.arrival_id == arrival, SERVICE.c.undone.is_(False)
        )
    )
    return {code: ServiceAnswer(answer) for code, answer in rows}


def asked_at(
    view: Connection, stage: StageId | UUID, person: PersonId | UUID | None = None
) -> tuple[Asked, ...]:
    """Return who arrived at a stage, or one of them, in the order they came."""
    statement = (
        select(ARRIVAL, *_PERSON)
        .join(PERSON, PERSON.c.id == ARRIVAL.c.person_id)
        .where(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
        .order_by(ARRIVAL.c.arrived_at, ARRIVAL.c.id)
    )
    if person is not None:
        statement = statement.where(ARRIVAL.c.person_id == person)
    return tuple(map(_asked, view.execute(statement)))


_PERSON = tuple(
    PERSON.c[name].label(f"p_{name}")
    for name in ("surname", "given", "patronymic", "category", "sex", "rank")
)


_READ = tuple(
    INTERVIEW.c[name]
    for name in (
        "id",
        "person_id",
        "stage_id",
        "form",
        "state",
        "reason",
        "complete",
        "catalogue",
        "lang",
        "started_at",
        "ended_at",
        "wish_to_talk",
        "interviewer_id",
        "created_by",
    )
)


def _live() -> Any:  # noqa: ANN401 - SQLAlchemy's select over a whole table has no narrower type
    return select(*_READ).where(INTERVIEW.c.undone.is_(False))


def _newness(one: StoredInterview) -> tuple[bool, float, UUID]:
    """Order interviews of one person: what was begun is newer than what was only recorded."""
    started = one.started_at
    return started is not None, started.timestamp() if started else 0.0, one.id


def _stored(row: Row[Any]) -> StoredInterview:
    return StoredInterview(
        id=InterviewId(row.id),
        person=PersonId(row.person_id),
        stage=StageId(row.stage_id),
        form=InterviewForm(row.form),
        state=InterviewState(row.state),
        reason=NotOffered(row.reason) if row.reason else None,
        complete=row.complete,
        catalogue=row.catalogue,
        lang=row.lang,
        started_at=row.started_at,
        ended_at=row.ended_at,
        wish=WishToTalk(row.wish_to_talk) if row.wish_to_talk else None,
        by=row.interviewer_id or row.created_by,
    )


def _kept(row: Row[Any]) -> Kept:
    details = Details(
        note=row.note,
        numbers=json.loads(row.numbers or "{}"),
        options=tuple(json.loads(row.options or "[]")),
        items=json.loads(row.items or "{}"),
        place=None if row.place_id is None else PlaceId(row.place_id),
    )
    return Kept(row.code, AnswerState(row.state), row.reason, details, row.answered_at)


def _asked(row: Row[Any]) -> Asked:
    parts = row.p_surname, row.p_given, row.p_patronymic
    return Asked(
        person=PersonId(row.person_id),
        arrival=ArrivalId(row.id),
        name=" ".join(part for part in parts if part),
        number=row.wristband,
        category=Category(row.p_category),
        sex=Sex(row.p_sex),
        rank=row.p_rank,
        arrived_at=row.arrived_at,
        triage=row.triage,
        fit=row.fit,
        handed_over=row.handed_over_at is not None,
    )
