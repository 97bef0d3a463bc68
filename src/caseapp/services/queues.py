"""The queues of a stage: how many wait, since when, and who. One bulk read, one rule (`domain.queues`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from caseapp.domain.access import Permission
from caseapp.domain.consents import Purpose, state_of
from caseapp.domain.ids import InterviewId, PersonId, StageId
from caseapp.domain.queues import Queue, QueueView, Standing, waits_since
from caseapp.domain.views import Obstacle
from caseapp.services.contacts import contact_from
from caseapp.services.context import Context
from caseapp.services.desk import desk_of
from caseapp.services.doubts import doubts_of
from caseapp.services.interview_access import seen_by
from caseapp.storage.queries import interviews, people, relatives
from caseapp.storage.queries import queues as queries
from caseapp.storage.queries.interviews import StoredInterview
from caseapp.storage.queries.people import Came
from caseapp.storage.queries.relatives import Kin
from caseapp.storage.queries.stages import View


def queues(ctx: Context, stage: StageId) -> tuple[QueueView, ...]:
    """Return every queue of a stage, the empty ones too, in the order of `Queue`."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        everybody = standings(ctx, view, stage)
    return queues_of(everybody, ctx.now())


def people_in(ctx: Context, stage: StageId, queue: Queue) -> tuple[PersonId, ...]:
    """Return who stands in a queue, longest wait first; as many as the queue counts."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("queue", stage)
    with ctx.register.read() as view:
        everybody = standings(ctx, view, stage)
    return waiting(queue, everybody, ctx.now())


def queues_of(everybody: Iterable[Standing], now: datetime) -> tuple[QueueView, ...]:
    """Return the queues in which people stand, counted."""
    known = tuple(everybody)
    return tuple(_counted(queue, known, now) for queue in Queue)


def waiting(queue: Queue, everybody: Iterable[Standing], now: datetime) -> tuple[PersonId, ...]:
    """Return who of them stands in a queue, longest wait first, then in the order they were given."""
    found = [(at, one.person) for one in everybody if (at := waits_since(queue, one, now))]
    return tuple(person for _at, person in sorted(found, key=lambda pair: pair[0]))


def standings(ctx: Context, view: View, stage: StageId) -> tuple[Standing, ...]:
    """Return everybody who came to a stage, with all that decides in which queues they stand."""
    doubts = doubts_of(view, stage, desk_of(view, stage))
    visible = {check.code for check in seen_by(ctx.actor).checks}
    rows = _Rows(
        kin=relatives.kin_at(view, stage),
        interviews=interviews.at_stage(view, stage),
        stopped=queries.stops(view, stage),
        urgent=queries.urgent(view, stage),
        put_off=queries.put_off(view, stage, visible),
        doubtful=frozenset(_people_of("doubtful", doubts)),
    )
    now = ctx.now()
    return tuple(_standing(came, rows, now) for came in people.arrivals(view, stage))


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


def _counted(queue: Queue, everybody: tuple[Standing, ...], now: datetime) -> QueueView:
    since = [at for one in everybody if (at := waits_since(queue, one, now))]
    return QueueView(queue, len(since), max(now - min(since), timedelta(0)) if since else None)


def _people_of(kind: str, obstacles: Iterable[Obstacle]) -> Iterable[PersonId]:
    for one in obstacles:
        if one.kind == kind and one.row is not None and one.row.person is not None:
            yield one.row.person
