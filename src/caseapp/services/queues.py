"""The queues of a stage: how many wait, since when, and who. One bulk read, one rule (`domain.queues`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.access import Permission
from caseapp.domain.consents import Purpose, state_of
from caseapp.domain.ids import InterviewId, PersonId, StageId
from caseapp.domain.queues import Queue, QueueView, Standing, Waits, waits_of, waits_since
from caseapp.services.contacts import contact_from
from caseapp.services.context import Context
from caseapp.services.interview_access import seen_by
from caseapp.services.roll import Roll, roll_of
from caseapp.storage.queries import interviews, relatives
from caseapp.storage.queries import queues as queries
from caseapp.storage.queries.interviews import StoredInterview
from caseapp.storage.queries.people import Came
from caseapp.storage.queries.relatives import Kin
from caseapp.storage.queries.stages import View


def queues(ctx: Context, stage: StageId) -> tuple[QueueView, ...]:
    """Return every queue of a stage, the empty ones too, in the order of `Queue`."""
    return waits(ctx, stage).queues


def waits(ctx: Context, stage: StageId) -> Waits:
    """Return the queues of a stage and how far its work is."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        everybody = standings(ctx, view, roll_of(view, stage))
    return waits_of(everybody, ctx.now())


def people_in(ctx: Context, stage: StageId, queue: Queue) -> tuple[PersonId, ...]:
    """Return who stands in a queue, longest wait first; as many as the queue counts."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("queue", stage)
    with ctx.register.read() as view:
        everybody = standings(ctx, view, roll_of(view, stage))
    return waiting(queue, everybody, ctx.now())


def waiting(queue: Queue, everybody: Iterable[Standing], now: datetime) -> tuple[PersonId, ...]:
    """Return who of them stands in a queue, longest wait first, then in the order they were given."""
    found = [(at, one.person) for one in everybody if (at := waits_since(queue, one, now))]
    return tuple(person for _at, person in sorted(found, key=lambda pair: pair[0]))


def standings(ctx: Context, view: View, roll: Roll) -> tuple[Standing, ...]:
    """Return everybody who came to a stage, with all that decides in which queues they stand."""
    stage = roll.stage
    visible = {check.code for check in seen_by(ctx.actor).checks}
    rows = _Rows(
        kin=relatives.kin_at(view, stage),
        interviews=interviews.at_stage(view, stage),
        stopped=queries.stops(view, stage),
        urgent=queries.urgent(view, stage),
        put_off=queries.put_off(view, stage, visible),
        doubtful=frozenset(roll.doubtful),
    )
    now = ctx.now()
    return tuple(_standing(came, rows, now) for came in roll.came)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a stage knows of its people, by person or interview."""

    kin: Mapping[PersonId, Kin]
    interviews: Mapping[PersonId, StoredInterview]
    stopped: Mapping[PersonId, datetime]
    urgent: Mapping[PersonId, datetime]
    put_off: Mapping[InterviewId, datetime]
    doubtful: frozenset[PersonId]


def _standing(came: Came, rows: _Rows, now: datetime) -> Standing:
    person = came.person.id
    kin = rows.kin.get(person, Kin())
    contact = contact_from(kin, now, {})
    held = rows.interviews.get(person)
    return Standing(
        person=person,
        arrived_at=came.at,
        triage=came.triage,
        fit=came.fit,
        flags=came.flags,
        handed_over=came.handed_over_at is not None,
        care=state_of(kin.care, Purpose.CARE, now),
        contact=contact.state,
        stopped_since=rows.stopped.get(person),
        call_back_at=contact.due_at,
        interview=held.state if held else None,
        not_offered=held.reason if held else None,
        later_since=rows.put_off.get(held.id) if held else None,
        urgent_since=rows.urgent.get(person),
        doubtful=person in rows.doubtful,
        contested=came.contested,
    )
