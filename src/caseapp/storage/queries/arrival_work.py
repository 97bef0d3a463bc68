"""One person's arrival as the work goes on: triage, needs, hand-over."""

from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.arrival_views import ArrivalView, Findings, NeedView
from caseapp.domain.coded import Destination, Flag, Triage
from caseapp.domain.ids import ArrivalId, PersonId, StageId
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
FLAG = table_of("arrival_flag")
FINDING = table_of("medical_finding")
NEED = table_of("need")


def last_arrival(view: Connection, person: PersonId) -> ArrivalView | None:
    """Return somebody's last arrival."""
    row = view.execute(
        select(ARRIVAL)
        .where(ARRIVAL.c.person_id == person, ARRIVAL.c.undone.is_(False))
        .order_by(ARRIVAL.c.arrived_at.desc(), ARRIVAL.c.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return ArrivalView(
        id=ArrivalId(row.id),
        stage=StageId(row.stage_id),
        arrived_at=row.arrived_at,
        wristband=row.wristband,
        vehicle=row.vehicle,
        station=row.station,
        triage=Triage(row.triage) if row.triage else None,
        triage_revised=row.triage_revised,
        fit=Fitness(row.fit) if row.fit else None,
        destination=Destination(row.destination) if row.destination else None,
        clothing=row.clothing,
        belongings=row.belongings,
        state_seen=row.state_seen,
        handed_over_at=row.handed_over_at,
        handed_over_to=row.handed_over_to,
        note=row.note,
    )


def flags_of(view: Connection, arrival: ArrivalId) -> frozenset[Flag]:
    """Return what was raised at the desk."""
    rows = view.execute(
        select(FLAG.c.flag).where(
            FLAG.c.arrival_id == arrival, FLAG.c.raised, FLAG.c.undone.is_(False)
        )
    )
    return frozenset(Flag(flag) for flag in rows.scalars())


def person_of(view: Connection, arrival: ArrivalId) -> PersonId | None:
    """Return whose arrival it is."""
    found: UUID | None = view.execute(
        select(ARRIVAL.c.person_id).where(ARRIVAL.c.id == arrival, ARRIVAL.c.undone.is_(False))
    ).scalar()
    return None if found is None else PersonId(found)


def findings_of(view: Connection, arrival: ArrivalId) -> Findings:
    """Return what a medic measured; nothing where nothing was."""
    row = view.execute(
        select(FINDING).where(FINDING.c.arrival_id == arrival, FINDING.c.undone.is_(False))
    ).first()
    if row is None:
        return Findings()
    return Findings(
        weight_kg=row.weight_kg,
        weight_before_kg=row.weight_before_kg,
        height_cm=row.height_cm,
        complaints=row.complaints,
        infection_risk=row.infection_risk,
    )


def needs_of(view: Connection, person: PersonId) -> tuple[NeedView, ...]:
    """Return somebody's needs, urgent ones first, then the oldest."""
    rows = view.execute(
        select(NEED)
        .where(NEED.c.person_id == person, NEED.c.undone.is_(False))
        .order_by(NEED.c.urgent.desc(), NEED.c.created_at, NEED.c.id)
    )
    return tuple(
        NeedView(
            id=row.id,
            kind=NeedKind(row.kind),
            urgent=row.urgent,
            state=NeedState(row.state),
            to_whom=row.to_whom,
            note=row.note,
            added_at=row.created_at,
        )
        for row in rows
    )
