"""Figures of a stage that the database counts: ten thousand people have seventy thousand consents."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from caseapp.domain.consents import ConsentState
from caseapp.domain.ids import StageId
from caseapp.storage.queries.casework import ANSWER, CONSENT, INTERVIEW, RELATIVE, came, of_people


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
