"""Figures of a stage that the database counts: ten thousand people have seventy thousand consents.

Nothing here decides what a state is. Where a rule of the domain does, the rows are grouped by all that
the rule asks about, and the rule is asked once for each group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, case, cast, func, select

from caseapp.domain.consents import ConsentState
from caseapp.domain.contact import REACHED, Outcome
from caseapp.domain.ids import ListId, StageId
from caseapp.domain.interviews import InterviewForm, InterviewState, NotOffered
from caseapp.storage.queries.casework import (
    ANSWER,
    ARRIVAL,
    ATTEMPT,
    CONSENT,
    INTERVIEW,
    PERSON,
    RELATIVE,
    came,
    of_people,
)
from caseapp.storage.queries.lists import ENTRY


@dataclass(frozen=True, slots=True)
class Arrivals:
    """People who came, and the list: as many as there are."""

    listed: int
    arrived: int
    not_arrived: int
    unexpected: int


@dataclass(frozen=True, slots=True)
class Calls:
    """People whose attempts come to the same: ever reached, ever in touch before, and the newest."""

    reached: bool
    in_touch: bool
    newest: Outcome
    people: int
    attempts: int
    """Attempts that were made to a relative, of all of them."""


@dataclass(frozen=True, slots=True)
class Talks:
    """People of whom one interview by the short form is recorded, in the same state."""

    state: InterviewState
    reason: NotOffered | None
    complete: bool
    people: int


def arrivals(view: Connection, stage: StageId, latest: ListId | None) -> Arrivals:
    """Count who came and who is on the latest list."""
    here = and_(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
    lines = select(ENTRY.c.line_id).where(ENTRY.c.list_id == latest, ENTRY.c.undone.is_(False))
    matched = select(ARRIVAL.c.line_id).where(here, ARRIVAL.c.line_id.is_not(None))
    people = select(func.count(ARRIVAL.c.person_id.distinct())).where(here)
    unlisted = ARRIVAL.c.line_id.is_(None) | ARRIVAL.c.line_id.not_in(lines)
    listed = lines.distinct().subquery()
    awaited = select(func.count()).select_from(listed).where(listed.c.line_id.not_in(matched))
    return Arrivals(
        listed=_one(view, select(func.count()).select_from(listed)),
        arrived=_one(view, people),
        not_arrived=_one(view, awaited),
        unexpected=_one(view, people.where(unlisted)),
    )


def arrival_counts(view: Connection, stage: StageId) -> Mapping[tuple[str, str, str], int]:
    """Return how many arrivals there are: (category of today, colour, destination) → arrivals.

    A colour or destination that is not known is empty.
    """
    triage, destination = (func.coalesce(ARRIVAL.c[name], "") for name in ("triage", "destination"))
    rows = view.execute(
        select(PERSON.c.category, triage, destination, func.count())
        .join(PERSON, PERSON.c.id == ARRIVAL.c.person_id)
        .where(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
        .group_by(PERSON.c.category, triage, destination)
    )
    return {(category, colour, place): count for category, colour, place, count in rows}


def call_counts(view: Connection, stage: StageId) -> tuple[Calls, ...]:
    """Return the people whom somebody tried to bring in touch, grouped by what decides their state."""
    tried = of_people(
        ATTEMPT,
        stage,
        ATTEMPT.c.person_id,
        ATTEMPT.c.outcome,
        ATTEMPT.c.number,
        func.row_number()
        .over(
            partition_by=ATTEMPT.c.person_id,
            order_by=(ATTEMPT.c.started_at.desc(), ATTEMPT.c.number.desc(), ATTEMPT.c.id.desc()),
        )
        .label("place"),
    ).subquery()
    each = (
        select(
            func.max(cast(tried.c.outcome.in_(REACHED), Integer)).label("reached"),
            func.max(cast(tried.c.outcome == Outcome.ALREADY_IN_TOUCH, Integer)).label("touched"),
            func.max(case((tried.c.place == 1, tried.c.outcome), else_="")).label("newest"),
            func.sum(cast(tried.c.number >= 1, Integer)).label("attempts"),
        )
        .group_by(tried.c.person_id)
        .subquery()
    )
    ways = (each.c.reached, each.c.touched, each.c.newest)
    rows = view.execute(select(*ways, func.count(), func.sum(each.c.attempts)).group_by(*ways))
    return tuple(
        Calls(bool(reached), bool(touched), Outcome(newest), people, attempts)
        for reached, touched, newest, people, attempts in rows
    )


def talk_counts(view: Connection, stage: StageId) -> tuple[Talks, ...]:
    """Return those of whom exactly one interview by the short form is recorded, grouped by its state."""
    each = _short_forms(stage).having(func.count() == 1).subquery()
    states = (each.c.state, each.c.reason, each.c.complete)
    rows = view.execute(select(*states, func.count()).group_by(*states))
    return tuple(
        Talks(InterviewState(state), NotOffered(reason) if reason else None, bool(complete), people)
        for state, reason, complete, people in rows
    )


def has_repeated_talks(view: Connection, stage: StageId) -> bool:
    """Say whether anybody has more than one interview by the short form."""
    return view.execute(_short_forms(stage).having(func.count() > 1).limit(1)).first() is not None


def _short_forms(stage: StageId) -> Select[Any]:
    """Select the interviews by the short form, one row a person; only of a single one it says which."""
    return (
        select(
            func.min(INTERVIEW.c.state).label("state"),
            func.min(INTERVIEW.c.reason).label("reason"),
            func.min(INTERVIEW.c.complete).label("complete"),
        )
        .where(
            INTERVIEW.c.stage_id == stage,
            INTERVIEW.c.undone.is_(False),
            INTERVIEW.c.form == InterviewForm.CORE.value,
            came(INTERVIEW.c.person_id, stage),
        )
        .group_by(INTERVIEW.c.person_id)
    )


def _one(view: Connection, counted: Select[Any]) -> int:
    return int(view.execute(counted).scalar_one())


def unsafe_relatives(view: Connection, stage: StageId) -> int:
    """Return how many relatives of those who came must never be dialled."""
    rows = of_people(RELATIVE, stage, func.count()).where(RELATIVE.c.safe_to_call.is_(False))
    return int(view.execute(rows).scalar_one())


def consent_counts(
    view: Connection, stage: StageId, now: datetime
) -> Mapping[tuple[str, str], int]:
    """Return how many people stand where: (purpose, state) → people, by the newest row of each.

    Counted in the database: a stage of ten thousand has seventy thousand rows.
    """
    newest = (
        of_people(
            CONSENT,
            stage,
            CONSENT.c.purpose,
            CONSENT.c.state,
            CONSENT.c.expires_at,
            func.row_number()
            .over(
                partition_by=(CONSENT.c.person_id, CONSENT.c.purpose),
                order_by=(CONSENT.c.decided_at.desc(), CONSENT.c.id.desc()),
            )
            .label("place"),
        )
    ).subquery()
    rows = view.execute(
        select(newest.c.purpose, newest.c.state, func.count())
        .where(
            newest.c.place == 1,
            (newest.c.expires_at.is_(None))
            | (newest.c.expires_at > now)
            | (newest.c.state != ConsentState.GIVEN.value),
        )
        .group_by(newest.c.purpose, newest.c.state)
    )
    return {(purpose, state): count for purpose, state, count in rows}


def answer_counts(view: Connection, stage: StageId) -> Mapping[tuple[str, str], int]:
    """Return how many stored answers there are: (code of the check, state) → answers."""
    rows = view.execute(
        select(ANSWER.c.code, ANSWER.c.state, func.count())
        .join(INTERVIEW, INTERVIEW.c.id == ANSWER.c.interview_id)
        .where(
            INTERVIEW.c.stage_id == stage,
            INTERVIEW.c.undone.is_(False),
            ANSWER.c.undone.is_(False),
            came(INTERVIEW.c.person_id, stage),
        )
        .group_by(ANSWER.c.code, ANSWER.c.state)
    )
    return {(code, state): count for code, state, count in rows}
