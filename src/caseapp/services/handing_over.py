"""How somebody came, where they go, and the moment another takes them over."""

from datetime import datetime

from caseapp.domain.access import Permission
from caseapp.domain.arrival_errors import DestinationMissing, HandedOverAlready
from caseapp.domain.arrival_views import ArrivalCase, ArrivalView
from caseapp.domain.coded import Destination, StageState
from caseapp.domain.ids import ArrivalId, PersonId, StageId
from caseapp.domain.lifecycles import presence
from caseapp.domain.needs import Presence
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.stages import all_stages, require_open
from caseapp.services.triage import triage_state
from caseapp.storage.queries import arrival_work as queries
from caseapp.storage.queries.care import refused_care
from caseapp.storage.tables.people import Arrival

ARRIVAL_FIELDS = frozenset({"vehicle", "clothing", "belongings", "state_seen", "note"})


def open_arrival(ctx: Context, person: PersonId) -> ArrivalCase | None:
    """Return somebody's last arrival; ``None`` for who has not come yet."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("arrival", person)
    stages = {one.id: one.state for one in all_stages(ctx)}
    with ctx.register.read() as view:
        arrival = queries.last_arrival(view, person)
        if arrival is None:
            return None
        refused = refused_care(view, person)
        return ArrivalCase(
            arrival=_minimal(arrival) if refused else arrival,
            triage=triage_state(arrival.triage, revised=arrival.triage_revised),
            presence=presence_of(arrival),
            stage_open=stages.get(arrival.stage) is StageState.OPEN,
            care_refused=refused,
            flags=frozenset() if refused else queries.flags_of(view, arrival.id),
            needs=() if refused else queries.needs_of(view, person),
        )


def presence_of(arrival: ArrivalView) -> Presence:
    """Return where somebody is on the way through the site."""
    worked_on = arrival.triage is not None or arrival.destination is not None
    return presence(arrival.arrived_at, arrival.handed_over_at, worked_on=worked_on)


def set_arrival_field(ctx: Context, arrival: ArrivalId, field: str, text: str) -> Done[None]:
    """Write one of `ARRIVAL_FIELDS`.

    Raises:
        StageNotOpen: nothing was changed.
        CareRefused: nothing of this may be kept about the person.
    """
    if field not in ARRIVAL_FIELDS:
        raise KeyError(field)
    with ctx.act("edit_arrival") as work:
        row = work.get(Arrival, arrival)
        require_open(work, StageId(row.stage_id))
        require_care(work.connection, row.person_id)
        setattr(row, field, text.strip())
        return Done(None, work.commit())


def set_destination(
    ctx: Context, arrival: ArrivalId, destination: Destination | None
) -> Done[None]:
    """Say where somebody goes from here.

    Raises:
        HandedOverAlready: it cannot be left open any more.
        StageNotOpen: nothing was changed.
    """
    with ctx.act("edit_arrival") as work:
        row = work.get(Arrival, arrival)
        require_open(work, StageId(row.stage_id))
        if destination is None and row.handed_over_at is not None:
            raise HandedOverAlready(row.handed_over_at.isoformat())
        row.destination = None if destination is None else destination.value
        return Done(None, work.commit())


def hand_over(
    ctx: Context, arrival: ArrivalId, to_whom: str = "", at: datetime | None = None
) -> Done[datetime]:
    """Write that somebody was taken over by another; ``at`` is when, by default now.

    Raises:
        DestinationMissing: nobody said where they go; nothing was changed.
        HandedOverAlready, StageNotOpen: nothing was changed.
    """
    when = at or ctx.now()
    with ctx.act("hand_over", occurred_at=when) as work:
        row = work.get(Arrival, arrival)
        require_open(work, StageId(row.stage_id))
        if row.handed_over_at is not None:
            raise HandedOverAlready(row.handed_over_at.isoformat())
        if row.destination is None:
            raise DestinationMissing
        row.handed_over_at, row.handed_over_to = when, to_whom.strip()
        return Done(when, work.commit())


def _minimal(arrival: ArrivalView) -> ArrivalView:
    return ArrivalView(
        id=arrival.id,
        stage=arrival.stage,
        arrived_at=arrival.arrived_at,
        wristband=arrival.wristband,
        vehicle="",
        station="",
        triage=arrival.triage,
        triage_revised=arrival.triage_revised,
        fit=None,
        destination=arrival.destination,
        clothing="",
        belongings="",
        state_seen="",
        handed_over_at=arrival.handed_over_at,
        handed_over_to=arrival.handed_over_to,
        note="",
    )
