"""Everything that was done for the people of a stage, in a few reads of many rows each.

What is shown of one person is read elsewhere; figures, queues and reports are about hundreds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from caseapp.domain.consents import ConsentRow, ConsentState, Purpose
from caseapp.domain.contact import Attempt, Outcome
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import InterviewId, PersonId, RelativeId, StageId
from caseapp.domain.interviews import InterviewForm, InterviewState, NotOffered, WishToTalk
from caseapp.storage.queries.lists import partial_date
from caseapp.storage.tables.every import table_of

PERSON = table_of("person")
ARRIVAL = table_of("arrival")
RELATIVE = table_of("relative")
ATTEMPT = table_of("contact_attempt")
STOP = table_of("call_stop")
CONSENT = table_of("consent")
INTERVIEW = table_of("interview")
ANSWER = table_of("check_answer")
NEED = table_of("need")
CAPTURE = table_of("capture")
PERIOD = table_of("detention_period")
PLACE = table_of("place")


@dataclass(frozen=True, slots=True)
class RelativeRow:
    """One relative, as far as it decides whether they are called."""

    id: RelativeId
    wish: int
    relation: str = field(repr=False)
    name: str = field(repr=False)
    phone: str = field(repr=False)
    safe_to_call: bool
    not_to_be_told: bool


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview, without its answers."""

    id: InterviewId
    form: InterviewForm
    state: InterviewState
    reason: NotOffered | None
    complete: bool
    catalogue: str
    started_at: datetime | None
    wish_to_talk: WishToTalk | None


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """How somebody was taken."""

    on: PartialDate | None
    direction: str
    wounded: bool | None


@dataclass(frozen=True, slots=True)
class StayRow:
    """One stay in one place."""

    place: str
    kind: str
    region: str
    control: str
    began: PartialDate | None
    ended: PartialDate | None


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need."""

    kind: str
    urgent: bool
    state: str


def relatives(view: Connection, stage: StageId) -> dict[PersonId, tuple[RelativeRow, ...]]:
    """Return the relatives of everybody who came, in the order each person wishes."""
    rows = view.execute(
        of_people(RELATIVE, stage).order_by(RELATIVE.c.person_id, RELATIVE.c.wish, RELATIVE.c.id)
    )
    return _by_person(
        (
            r.person_id,
            RelativeRow(
                id=RelativeId(r.id),
                wish=r.wish,
                relation=r.relation,
                name=r.name,
                phone=r.phone,
                safe_to_call=r.safe_to_call,
                not_to_be_told=r.not_to_be_told,
            ),
        )
        for r in rows
    )


def attempts(view: Connection, stage: StageId) -> dict[PersonId, tuple[Attempt, ...]]:
    """Return what was tried to reach the relatives of everybody who came."""
    rows = view.execute(
        of_people(
            ATTEMPT,
            stage,
            ATTEMPT.c.person_id,
            ATTEMPT.c.number,
            ATTEMPT.c.started_at,
            ATTEMPT.c.outcome,
            ATTEMPT.c.relative_id,
            ATTEMPT.c.call_back_at,
        )
    )
    return _by_person(
        (
            r.person_id,
            Attempt(
                number=r.number,
                at=r.started_at,
                outcome=Outcome(r.outcome),
                relative=None if r.relative_id is None else RelativeId(r.relative_id),
                call_back_at=r.call_back_at,
            ),
        )
        for r in rows
    )


def stopped(view: Connection, stage: StageId) -> frozenset[PersonId]:
    """Return for whom nobody may call before the psychologist has spoken."""
    rows = view.execute(of_people(STOP, stage, STOP.c.person_id).where(STOP.c.raised))
    return frozenset(PersonId(person) for (person,) in rows)


def consents(view: Connection, stage: StageId) -> dict[PersonId, tuple[ConsentRow, ...]]:
    """Return every consent that was recorded of those who came."""
    rows = view.execute(of_people(CONSENT, stage))
    return _by_person(
        (
            r.person_id,
            ConsentRow(
                id=r.id,
                purpose=Purpose(r.purpose),
                recipient=r.recipient,
                state=ConsentState(r.state),
                decided_at=r.decided_at,
                expires_at=r.expires_at,
            ),
        )
        for r in rows
    )


def interviews(view: Connection, stage: StageId) -> dict[PersonId, tuple[InterviewRow, ...]]:
    """Return the interviews of a stage, by when they began and were recorded."""
    rows = view.execute(
        select(
            INTERVIEW.c.id,
            INTERVIEW.c.person_id,
            INTERVIEW.c.form,
            INTERVIEW.c.state,
            INTERVIEW.c.reason,
            INTERVIEW.c.complete,
            INTERVIEW.c.catalogue,
            INTERVIEW.c.started_at,
            INTERVIEW.c.wish_to_talk,
        )
        .where(INTERVIEW.c.stage_id == stage, INTERVIEW.c.undone.is_(False))
        .order_by(INTERVIEW.c.created_at, INTERVIEW.c.id)
    )
    return _by_person(
        (
            r.person_id,
            InterviewRow(
                id=InterviewId(r.id),
                form=InterviewForm(r.form),
                state=InterviewState(r.state),
                reason=NotOffered(r.reason) if r.reason else None,
                complete=r.complete,
                catalogue=r.catalogue,
                started_at=r.started_at,
                wish_to_talk=WishToTalk(r.wish_to_talk) if r.wish_to_talk else None,
            ),
        )
        for r in rows
    )


def answers(view: Connection, stage: StageId) -> dict[InterviewId, dict[str, str]]:
    """Return the answers of a stage's interviews: code of the check → state of the answer."""
    rows = view.execute(
        select(ANSWER.c.interview_id, ANSWER.c.code, ANSWER.c.state)
        .join(INTERVIEW, INTERVIEW.c.id == ANSWER.c.interview_id)
        .where(
            INTERVIEW.c.stage_id == stage,
            INTERVIEW.c.undone.is_(False),
            ANSWER.c.undone.is_(False),
        )
    )
    found: dict[InterviewId, dict[str, str]] = {}
    for interview, code, state in rows:
        found.setdefault(InterviewId(interview), {})[code] = state
    return found


def needs(view: Connection, stage: StageId) -> dict[PersonId, tuple[NeedRow, ...]]:
    """Return what those who came need."""
    rows = view.execute(of_people(NEED, stage))
    return _by_person((r.person_id, NeedRow(r.kind, r.urgent, r.state)) for r in rows)


def captures(view: Connection, stage: StageId) -> dict[PersonId, CaptureRow]:
    """Return how those who came were taken."""
    rows = view.execute(of_people(CAPTURE, stage))
    return {
        PersonId(r.person_id): CaptureRow(
            partial_date(r.on_date, r.on_precision), r.direction, r.wounded
        )
        for r in rows
    }


def stays(view: Connection, stage: StageId) -> dict[PersonId, tuple[StayRow, ...]]:
    """Return where those who came were held, in the order of time."""
    rows = view.execute(
        of_people(
            PERIOD, stage, PERIOD, PLACE.c.code, PLACE.c.kind, PLACE.c.region, PLACE.c.control
        )
        .join(PLACE, PLACE.c.id == PERIOD.c.place_id)
        .order_by(PERIOD.c.person_id, PERIOD.c.from_date, PERIOD.c.id)
    )
    return _by_person(
        (
            r.person_id,
            StayRow(
                place=r.code,
                kind=r.kind,
                region=r.region,
                control=r.control,
                began=partial_date(r.from_date, r.from_precision),
                ended=partial_date(r.to_date, r.to_precision),
            ),
        )
        for r in rows
    )


def of_people(table: Table, stage: StageId, *columns: Any) -> Select[Any]:  # noqa: ANN401 - tables, columns and labels
    """Select the rows about those who came to a stage."""
    chosen = columns or (table,)
    return select(*chosen).where(table.c.undone.is_(False), came(table.c.person_id, stage))


def came(person: ColumnElement[UUID], stage: StageId) -> ColumnElement[bool]:
    """Say whether somebody came to a stage."""
    here = select(ARRIVAL.c.person_id).where(
        ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False)
    )
    return person.in_(here)


def _by_person(rows: Iterable[tuple[UUID, Any]]) -> dict[PersonId, tuple[Any, ...]]:
    found: dict[PersonId, list[Any]] = {}
    for person, row in rows:
        found.setdefault(PersonId(person), []).append(row)
    return {person: tuple(held) for person, held in found.items()}
