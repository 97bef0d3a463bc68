"""People and arrivals."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from caseapp.domain.coded import Flag
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import ArrivalId, LineId, PersonId, StageId
from caseapp.storage.queries.lists import partial_date
from caseapp.storage.tables.every import table_of

PERSON = table_of("person")
ARRIVAL = table_of("arrival")
FLAG = table_of("arrival_flag")
VERDICT = table_of("match_verdict")
HEAD = table_of("head")


@dataclass(frozen=True, slots=True)
class Papers:
    """Who a person is, as in their papers."""

    id: PersonId
    surname: str
    given: str
    patronymic: str
    sex: str
    birth: PartialDate | None
    category: str
    force: str
    unit: str
    rank: str
    call_sign: str


@dataclass(frozen=True, slots=True)
class Came:
    """One arrival and whose it is."""

    id: ArrivalId
    person: Papers
    line: LineId | None
    at: datetime
    wristband: str
    vehicle: str
    station: str
    presented_name: str
    triage: str | None
    fit: str | None
    destination: str | None
    handed_over_at: datetime | None
    note: str
    flags: frozenset[Flag]
    contested: bool


def arrivals(view: Connection, stage: StageId) -> tuple[Came, ...]:
    """Return the arrivals of a stage in the order they came."""
    raised = _flags(view, stage)
    disputed = _contested(view)
    rows = view.execute(
        select(*_ARRIVAL, *_PAPERS)
        .join(PERSON, PERSON.c.id == ARRIVAL.c.person_id)
        .where(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
        .order_by(ARRIVAL.c.arrived_at, ARRIVAL.c.id)
    )
    return tuple(
        Came(
            id=ArrivalId(r.id),
            person=_papers(r),
            line=None if r.line_id is None else LineId(r.line_id),
            at=r.arrived_at,
            wristband=r.wristband,
            vehicle=r.vehicle,
            station=r.station,
            presented_name=r.presented_name,
            triage=r.triage,
            fit=r.fit,
            destination=r.destination,
            handed_over_at=r.handed_over_at,
            note=r.note,
            flags=frozenset(raised.get(r.id, ())),
            contested=r.id in disputed or r.person_id in disputed,
        )
        for r in rows
    )


def who_came(view: Connection, stage: StageId) -> frozenset[PersonId]:
    """Return who came to a stage."""
    rows = view.execute(
        select(ARRIVAL.c.person_id).where(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
    )
    return frozenset(PersonId(person) for (person,) in rows)


def people(view: Connection) -> tuple[Papers, ...]:
    """Return everybody in the register."""
    rows = view.execute(select(*_PAPERS).where(PERSON.c.undone.is_(False)).order_by(PERSON.c.id))
    return tuple(_papers(row) for row in rows)


def verdicts(view: Connection, stage: StageId) -> dict[tuple[ArrivalId, LineId], bool]:
    """Return what officers said about likely matches: the same person or not."""
    rows = view.execute(
        select(VERDICT)
        .join(ARRIVAL, ARRIVAL.c.id == VERDICT.c.arrival_id)
        .where(ARRIVAL.c.stage_id == stage, VERDICT.c.undone.is_(False))
    )
    return {(ArrivalId(r.arrival_id), LineId(r.line_id)): r.same for r in rows}


_ARRIVAL = tuple(
    ARRIVAL.c[name]
    for name in (
        "id",
        "person_id",
        "line_id",
        "arrived_at",
        "wristband",
        "vehicle",
        "station",
        "presented_name",
        "triage",
        "fit",
        "destination",
        "handed_over_at",
        "note",
    )
)
_PAPERS = tuple(
    PERSON.c[name].label(f"p_{name}")
    for name in (
        "id",
        "surname",
        "given",
        "patronymic",
        "sex",
        "birth_date",
        "birth_precision",
        "category",
        "force",
        "unit",
        "rank",
        "call_sign",
    )
)


def _papers(row: Row[Any]) -> Papers:
    return Papers(
        id=PersonId(row.p_id),
        surname=row.p_surname,
        given=row.p_given,
        patronymic=row.p_patronymic,
        sex=row.p_sex,
        birth=partial_date(row.p_birth_date, row.p_birth_precision),
        category=row.p_category,
        force=row.p_force,
        unit=row.p_unit,
        rank=row.p_rank,
        call_sign=row.p_call_sign,
    )


def _flags(view: Connection, stage: StageId) -> dict[object, set[Flag]]:
    found: dict[object, set[Flag]] = {}
    rows = view.execute(
        select(FLAG.c.arrival_id, FLAG.c.flag)
        .join(ARRIVAL, ARRIVAL.c.id == FLAG.c.arrival_id)
        .where(ARRIVAL.c.stage_id == stage, FLAG.c.raised, FLAG.c.undone.is_(False))
    )
    for arrival, flag in rows:
        found.setdefault(arrival, set()).add(Flag(flag))
    return found


def _contested(view: Connection) -> frozenset[object]:
    return frozenset(view.execute(select(HEAD.c.row_id).where(HEAD.c.contested)).scalars())
