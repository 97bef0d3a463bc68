"""Relatives, attempts and stops: of one person, or of everybody at a stage in one read each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, select

from caseapp.domain.coded import Flag
from caseapp.domain.consents import ConsentRow, ConsentState, Purpose
from caseapp.domain.contact import Attempt, Outcome
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import ArrivalId, PersonId, RelativeId, StageId
from caseapp.domain.relatives import RelativeRow
from caseapp.storage.queries.lists import partial_date
from caseapp.storage.tables.every import table_of

RELATIVE = table_of("relative")
ATTEMPT = table_of("contact_attempt")
STOP = table_of("call_stop")
CONSENT = table_of("consent")
ARRIVAL = table_of("arrival")
FLAG = table_of("arrival_flag")
PERSON = table_of("person")
CAPTURE = table_of("capture")
HEAD = table_of("head")

_RELATIVE = tuple(
    RELATIVE.c[name]
    for name in (
        "id",
        "person_id",
        "wish",
        "name",
        "relation",
        "phone",
        "settlement",
        "language",
        "safe_to_call",
        "not_to_be_told",
        "note",
    )
)
_ATTEMPT = tuple(
    ATTEMPT.c[name]
    for name in (
        "person_id",
        "number",
        "started_at",
        "outcome",
        "relative_id",
        "call_back_at",
        "channel",
        "seconds",
        "note",
        "created_by",
    )
)
_CARE = tuple(
    CONSENT.c[name]
    for name in ("id", "person_id", "recipient", "state", "decided_at", "expires_at")
)
"""What is read of each row: to read the columns nobody looks at takes half of the time."""

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """One row of calls, and who wrote it."""

    attempt: Attempt
    channel: str
    seconds: int
    note: str = field(repr=False)
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """All that a person's contact follows from."""

    relatives: tuple[RelativeRow, ...] = ()
    calls: tuple[Made, ...] = ()
    stopped: bool = False
    care: tuple[ConsentRow, ...] = ()
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who arrived at a stage and has not left it; ``captured`` as far as it is known."""

    person: PersonId
    arrival: ArrivalId
    surname: str = field(repr=False)
    given: str = field(repr=False)
    patronymic: str = field(repr=False)
    number: str
    birth: PartialDate | None
    arrived_at: datetime
    station: str
    captured: PartialDate | None


def kin_of(view: Connection, person: PersonId) -> Kin:
    """Return what one person's contact follows from."""
    return _kin(view, [person]).get(person, Kin())


def kin_at(view: Connection, stage: StageId) -> Mapping[PersonId, Kin]:
    """Return the same of everybody who arrived at a stage; who has nothing recorded is left out."""
    return _kin(
        view,
        select(ARRIVAL.c.person_id)
        .where(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
        .scalar_subquery(),
    )


def not_to_be_called(view: Connection) -> tuple[RelativeRow, ...]:
    """Return every relative in the register who must hear nothing or whom a call would put at risk."""
    disputed = select(HEAD.c.row_id).where(HEAD.c.contested, HEAD.c.table_name == RELATIVE.name)
    signs = RELATIVE.c.not_to_be_told | RELATIVE.c.safe_to_call.is_(False)
    rows = _relatives(view, signs | RELATIVE.c.id.in_(disputed))
    barred = (row for _person, row in rows)
    return tuple(row for row in barred if row.not_to_be_told or not row.safe_to_call)


def here_at(view: Connection, stage: StageId) -> tuple[Here, ...]:
    """Return who arrived at a stage and was not handed over, in the order they came."""
    captured = CAPTURE.c.on_date.label("c_date"), CAPTURE.c.on_precision.label("c_precision")
    rows = view.execute(
        select(ARRIVAL, PERSON.c.surname, PERSON.c.given, PERSON.c.patronymic)
        .add_columns(PERSON.c.birth_date, PERSON.c.birth_precision, *captured)
        .join(PERSON, PERSON.c.id == ARRIVAL.c.person_id)
        .outerjoin(
            CAPTURE, (CAPTURE.c.person_id == ARRIVAL.c.person_id) & CAPTURE.c.undone.is_(False)
        )
        .where(ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False))
        .where(ARRIVAL.c.handed_over_at.is_(None))
        .order_by(ARRIVAL.c.arrived_at, ARRIVAL.c.id)
    )
    return tuple(
        Here(
            person=PersonId(r.person_id),
            arrival=ArrivalId(r.id),
            surname=r.surname,
            given=r.given,
            patronymic=r.patronymic,
            number=r.wristband,
            birth=partial_date(r.birth_date, r.birth_precision),
            arrived_at=r.arrived_at,
            station=r.station,
            captured=partial_date(r.c_date, r.c_precision),
        )
        for r in rows
    )


def _kin(view: Connection, whom: Any) -> dict[PersonId, Kin]:  # noqa: ANN401 - a list or a subquery
    relatives = _grouped(_relatives(view, RELATIVE.c.person_id.in_(whom)))
    calls = _grouped(_calls(view, ATTEMPT.c.person_id.in_(whom)))
    care = _grouped(_care(view, CONSENT.c.person_id.in_(whom)))
    stopped = _stopped(view, STOP.c.person_id.in_(whom))
    offered = _offered(view, ARRIVAL.c.person_id.in_(whom))
    return {
        person: Kin(
            relatives=relatives.get(person, ()),
            calls=calls.get(person, ()),
            stopped=person in stopped,
            care=care.get(person, ()),
            offered=person in offered,
        )
        for person in relatives.keys() | calls.keys() | care.keys() | stopped | offered
    }


def _relatives(
    view: Connection, condition: ColumnElement[bool]
) -> Iterable[tuple[PersonId, RelativeRow]]:
    contested = _grouped(
        (row, name)
        for row, name in view.execute(
            select(HEAD.c.row_id, HEAD.c.field)
            .where(HEAD.c.contested, HEAD.c.table_name == RELATIVE.name)
            .order_by(HEAD.c.field)
        )
    )
    rows = view.execute(
        select(*_RELATIVE)
        .where(condition, RELATIVE.c.undone.is_(False))
        .order_by(RELATIVE.c.wish, RELATIVE.c.id)
    )
    for row in rows:
        yield PersonId(row.person_id), _relative(row, contested.get(row.id, ()))


def _relative(row: Row[Any], contested: tuple[str, ...]) -> RelativeRow:
    """Where two laptops disagree about a sign, the one that protects stands until somebody decides."""
    return RelativeRow(
        id=RelativeId(row.id),
        wish=row.wish,
        name=row.name,
        relation=row.relation,
        phone=row.phone,
        settlement=row.settlement,
        language=row.language,
        safe_to_call=row.safe_to_call and "safe_to_call" not in contested,
        not_to_be_told=row.not_to_be_told or "not_to_be_told" in contested,
        note=row.note,
        contested=contested,
    )


def _calls(view: Connection, condition: ColumnElement[bool]) -> Iterable[tuple[PersonId, Made]]:
    rows = view.execute(
        select(*_ATTEMPT)
        .where(condition, ATTEMPT.c.undone.is_(False))
        .order_by(ATTEMPT.c.started_at, ATTEMPT.c.number, ATTEMPT.c.id)
    )
    for row in rows:
        attempt = Attempt(
            number=row.number,
            at=row.started_at,
            outcome=Outcome(row.outcome),
            relative=None if row.relative_id is None else RelativeId(row.relative_id),
            call_back_at=row.call_back_at,
        )
        made = Made(attempt, row.channel, row.seconds, row.note, row.created_by)
        yield PersonId(row.person_id), made


def _care(
    view: Connection, condition: ColumnElement[bool]
) -> Iterable[tuple[PersonId, ConsentRow]]:
    rows = view.execute(
        select(*_CARE).where(
            condition, CONSENT.c.purpose == Purpose.CARE.value, CONSENT.c.undone.is_(False)
        )
    )
    for r in rows:
        state = ConsentState(r.state)
        row = ConsentRow(r.id, Purpose.CARE, r.recipient, state, r.decided_at, r.expires_at)
        yield PersonId(r.person_id), row


def _stopped(view: Connection, condition: ColumnElement[bool]) -> frozenset[PersonId]:
    statement = select(STOP.c.person_id).where(condition, STOP.c.raised, STOP.c.undone.is_(False))
    return frozenset(PersonId(one) for one in view.execute(statement).scalars())


def _offered(view: Connection, condition: ColumnElement[bool]) -> frozenset[PersonId]:
    """The flag "wants to call home" on an arrival."""
    statement = (
        select(ARRIVAL.c.person_id)
        .join(FLAG, FLAG.c.arrival_id == ARRIVAL.c.id)
        .where(condition, ARRIVAL.c.undone.is_(False), FLAG.c.flag == Flag.WANTS_CALL.value)
        .where(FLAG.c.raised, FLAG.c.undone.is_(False))
    )
    return frozenset(PersonId(one) for one in view.execute(statement).scalars())


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return {key: tuple(rows) for key, rows in found.items()}
