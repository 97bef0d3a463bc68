"""One person: the row, other spellings, the newest arrival, and how much is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from caseapp.domain.coded import Flag
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import ArrivalId, AttachmentId, PersonId, StageId
from caseapp.domain.person_views import Spelling
from caseapp.storage.columns import moment_of
from caseapp.storage.journal.together import entries_as_projected
from caseapp.storage.queries.lists import partial_date
from caseapp.storage.tables.every import table_of

PERSON = table_of("person")
OTHER_NAME = table_of("other_name")
ARRIVAL = table_of("arrival")
FLAG = table_of("arrival_flag")
STAGE = table_of("exchange_stage")
FILE = table_of("person_file")
CALL = table_of("contact_attempt")
NEED = table_of("need")
CATEGORY = table_of("category_change")
HEAD = table_of("head")

_COUNTED: Mapping[str, tuple[str, ...]] = {
    "captivity": ("detention_period",),
    "relatives": ("relative",),
    "files": ("person_file", "identity_document"),
    "consents": ("consent",),
}
"""Section of the page → the tables whose rows are counted beside its title."""
_PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a row first, and when it was written down."""

    by: UUID | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as kept; ``texts`` are all columns that hold a text or a code, by name."""

    id: PersonId
    texts: Mapping[str, str] = field(repr=False)
    birth: PartialDate | None
    contested: frozenset[str]

    @property
    def name(self) -> str:
        """Surname, given name and patronymic in one line."""
        parts = (self.texts[part] for part in ("surname", "given", "patronymic"))
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """One arrival with its stage; codes as stored.

    ``triaged`` and ``handed`` say who wrote colour and hand-over last, which need not be who marked the
    arrival: the journal knows.
    """

    id: ArrivalId
    stage: StageId
    stage_day: date
    stage_title: str
    at: datetime
    number: str
    vehicle: str
    station: str
    triage: str | None
    triage_revised: bool
    fit: str | None
    destination: str | None
    handed_over_at: datetime | None
    handed_over_to: str
    flags: frozenset[Flag]
    written: Written
    triaged: Written | None
    handed: Written | None


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need of the person."""

    id: UUID
    kind: str
    urgent: bool
    state: str
    to_whom: str
    written: Written


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One change of category."""

    id: UUID
    before: str
    after: str
    reason: str = field(repr=False)
    written: Written


def person_row(view: Connection, person: PersonId) -> PersonRow | None:
    """Return a person; ``None`` where there is none, or the act that made them was taken back."""
    found = view.execute(select(PERSON).where(PERSON.c.id == person, PERSON.c.undone.is_(False)))
    row = found.mappings().first()
    if row is None:
        return None
    texts = {str(name): value for name, value in row.items() if isinstance(value, str)}
    contested = view.execute(
        select(HEAD.c.field).where(
            HEAD.c.contested, HEAD.c.table_name == PERSON.name, HEAD.c.row_id == person
        )
    ).scalars()
    return PersonRow(
        id=person,
        texts=texts,
        birth=partial_date(row["birth_date"], row["birth_precision"]),
        contested=frozenset(contested),
    )


def spellings(view: Connection, person: PersonId) -> tuple[Spelling, ...]:
    """Return the other ways in which the name was written, oldest first."""
    rows = view.execute(
        select(OTHER_NAME)
        .where(OTHER_NAME.c.person_id == person, OTHER_NAME.c.undone.is_(False))
        .order_by(OTHER_NAME.c.created_at, OTHER_NAME.c.id)
    )
    return tuple(Spelling(row.id, row.written, row.source) for row in rows)


def arrivals_of(view: Connection, person: PersonId) -> tuple[ArrivalRow, ...]:
    """Return the arrivals of a person, oldest first."""
    rows = view.execute(
        select(ARRIVAL, STAGE.c.day, STAGE.c.title)
        .join(STAGE, STAGE.c.id == ARRIVAL.c.stage_id)
        .where(ARRIVAL.c.person_id == person, ARRIVAL.c.undone.is_(False))
        .order_by(ARRIVAL.c.arrived_at, ARRIVAL.c.id)
    ).all()
    flags = _flags(view, person)
    return tuple(
        ArrivalRow(
            id=ArrivalId(row.id),
            stage=StageId(row.stage_id),
            stage_day=date.fromisoformat(row.day),
            stage_title=row.title,
            at=row.arrived_at,
            number=row.wristband,
            vehicle=row.vehicle,
            station=row.station,
            triage=row.triage,
            triage_revised=row.triage_revised,
            fit=row.fit,
            destination=row.destination,
            handed_over_at=row.handed_over_at,
            handed_over_to=row.handed_over_to,
            flags=flags.get(row.id, frozenset()),
            written=Written(row.created_by, row.created_at),
            triaged=None if row.triage is None else _last_written(view, row.id, "triage"),
            handed=None
            if row.handed_over_at is None
            else _last_written(view, row.id, "handed_over_at"),
        )
        for row in rows
    )


def needs_of(view: Connection, person: PersonId) -> tuple[NeedRow, ...]:
    """Return what a person needs, oldest first."""
    rows = view.execute(
        select(NEED)
        .where(NEED.c.person_id == person, NEED.c.undone.is_(False))
        .order_by(NEED.c.created_at, NEED.c.id)
    )
    return tuple(
        NeedRow(r.id, r.kind, r.urgent, r.state, r.to_whom, Written(r.created_by, r.created_at))
        for r in rows
    )


def category_changes(view: Connection, person: PersonId) -> tuple[CategoryRow, ...]:
    """Return why the category was changed, oldest first."""
    rows = view.execute(
        select(CATEGORY)
        .where(CATEGORY.c.person_id == person, CATEGORY.c.undone.is_(False))
        .order_by(CATEGORY.c.created_at, CATEGORY.c.id)
    )
    return tuple(
        CategoryRow(r.id, r.before, r.after, r.reason, Written(r.created_by, r.created_at))
        for r in rows
    )


def written_rows(view: Connection, name: str, person: PersonId) -> Mapping[UUID, Written]:
    """Return who wrote the rows of a table about a person last, by row."""
    table = table_of(name)
    rows = view.execute(
        select(table.c.id, table.c.updated_by, table.c.updated_at).where(
            table.c.person_id == person, table.c.undone.is_(False)
        )
    )
    return {row.id: Written(row.updated_by, row.updated_at) for row in rows}


def calls_begun(view: Connection, person: PersonId) -> Mapping[datetime, frozenset[UUID]]:
    """Return when calls for a person began → their rows."""
    found: dict[datetime, frozenset[UUID]] = {}
    rows = view.execute(
        select(CALL.c.id, CALL.c.started_at).where(
            CALL.c.person_id == person, CALL.c.undone.is_(False)
        )
    )
    for row, began in rows:
        found[began] = found.get(began, frozenset()) | {row}
    return found


def photo_of(view: Connection, person: PersonId) -> AttachmentId | None:
    """Return the newest photo of a person."""
    found = view.execute(
        select(FILE.c.attachment_id)
        .where(FILE.c.person_id == person, FILE.c.kind == _PHOTO, FILE.c.undone.is_(False))
        .order_by(FILE.c.created_at.desc(), FILE.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else AttachmentId(found)


def counts(view: Connection, person: PersonId) -> Mapping[str, int]:
    """Return section → how many rows it holds about a person."""
    found = dict.fromkeys(_COUNTED, 0)
    for section, names in _COUNTED.items():
        for name in names:
            table = table_of(name)
            found[section] += (
                view.execute(
                    select(func.count()).where(
                        table.c.person_id == person, table.c.undone.is_(False)
                    )
                ).scalar()
                or 0
            )
    return found


def _last_written(view: Connection, arrival: UUID, name: str) -> Written:
    """Return who wrote a field of an arrival last, and when it happened."""
    said = [
        held
        for held in entries_as_projected(view, ARRIVAL.name, arrival).counted
        if any(cell.field == name for cell in held.entry.cells)
    ]
    newest = max(said, key=lambda held: (held.entry.clock, held.entry.dot))
    return Written(newest.entry.author, moment_of(newest.occurred_at))


def _flags(view: Connection, person: PersonId) -> Mapping[UUID, frozenset[Flag]]:
    found: dict[UUID, set[Flag]] = {}
    rows = view.execute(
        select(FLAG.c.arrival_id, FLAG.c.flag)
        .join(ARRIVAL, ARRIVAL.c.id == FLAG.c.arrival_id)
        .where(ARRIVAL.c.person_id == person, FLAG.c.raised, FLAG.c.undone.is_(False))
    )
    for arrival, flag in rows:
        found.setdefault(arrival, set()).add(Flag(flag))
    return {arrival: frozenset(raised) for arrival, raised in found.items()}
