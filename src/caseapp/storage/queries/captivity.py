"""How one person was taken, where they were held, their papers and files; the gazetteer of places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from caseapp.domain.captivity import (
    Control,
    DocumentKind,
    DocumentState,
    FileKind,
    PlaceKind,
)
from caseapp.domain.captivity_views import DocumentView, FileView, PlaceView, StayView
from caseapp.domain.dates import kyiv
from caseapp.domain.detention import CaptureFacts
from caseapp.domain.ids import AttachmentId, PersonId, PlaceId
from caseapp.storage.queries.lists import partial_date
from caseapp.storage.tables.every import table_of

CAPTURE = table_of("capture")
PLACE = table_of("place")
PERIOD = table_of("detention_period")
DOCUMENT = table_of("identity_document")
FILE = table_of("person_file")
ATTACHMENT = table_of("attachment")
ARRIVAL = table_of("arrival")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Where the bytes of a file lie. ``key`` is secret and stays out of representations."""

    person: PersonId
    file_name: str
    stored_name: str
    sha256: str
    key: bytes | None = field(repr=False)


def places(view: Connection) -> tuple[PlaceView, ...]:
    """Return every place, by code and name."""
    rows = view.execute(
        select(PLACE).where(PLACE.c.undone.is_(False)).order_by(PLACE.c.code, PLACE.c.name)
    )
    return tuple(_place(row) for row in rows)


def capture_of(view: Connection, person: PersonId) -> CaptureFacts:
    """Return how somebody was taken; nothing where nothing was told."""
    row = view.execute(
        select(CAPTURE).where(CAPTURE.c.person_id == person, CAPTURE.c.undone.is_(False))
    ).first()
    if row is None:
        return CaptureFacts()
    return CaptureFacts(
        on=partial_date(row.on_date, row.on_precision),
        place=row.place,
        direction=row.direction,
        circumstances=row.circumstances,
        wounded=row.wounded,
        detained_by=row.detained_by,
        stated_reason=row.stated_reason,
    )


def stays_of(view: Connection, person: PersonId) -> tuple[StayView, ...]:
    """Return the periods of detention of one person, in the order they were written."""
    columns = (PLACE.c[name].label(name) for name in _PLACE_COLUMNS)
    rows = view.execute(
        select(PERIOD, PLACE.c.id.label("place_row"), *columns)
        .join(PLACE, PLACE.c.id == PERIOD.c.place_id)
        .where(PERIOD.c.person_id == person, PERIOD.c.undone.is_(False))
        .order_by(PERIOD.c.created_at, PERIOD.c.id)
    )
    return tuple(
        StayView(
            id=row.id,
            place=_place(row, row.place_row),
            start=partial_date(row.from_date, row.from_precision),
            end=partial_date(row.to_date, row.to_precision),
            cell=row.cell,
            moved_how=row.moved_how,
            people_in_cell=row.people_in_cell,
            conditions=row.conditions,
            icrc_seen=row.icrc_seen,
        )
        for row in rows
    )


def returned_on(view: Connection, person: PersonId) -> date | None:
    """Return the day of somebody's last arrival, on the calendar of Kyiv."""
    moment = view.execute(
        select(ARRIVAL.c.arrived_at)
        .where(ARRIVAL.c.person_id == person, ARRIVAL.c.undone.is_(False))
        .order_by(ARRIVAL.c.arrived_at.desc())
        .limit(1)
    ).scalar()
    return None if moment is None else kyiv(moment).date()


def documents_of(view: Connection, person: PersonId) -> tuple[DocumentView, ...]:
    """Return the papers of one person, the oldest first."""
    rows = view.execute(
        select(DOCUMENT)
        .where(DOCUMENT.c.person_id == person, DOCUMENT.c.undone.is_(False))
        .order_by(DOCUMENT.c.created_at, DOCUMENT.c.id)
    )
    return tuple(
        DocumentView(r.id, DocumentKind(r.kind), r.number, DocumentState(r.state), r.note)
        for r in rows
    )


def files_of(view: Connection, person: PersonId, names: Mapping[UUID, str]) -> tuple[FileView, ...]:
    """Return the files about one person, the newest first; ``names`` are those of the users."""
    named = (ATTACHMENT.c[name] for name in ("file_name", "size", "sha256"))
    rows = view.execute(
        select(FILE, *named)
        .join(ATTACHMENT, ATTACHMENT.c.id == FILE.c.attachment_id)
        .where(FILE.c.person_id == person, FILE.c.undone.is_(False))
        .order_by(FILE.c.created_at.desc(), FILE.c.id.desc())
    )
    return tuple(
        FileView(
            id=row.id,
            attachment=AttachmentId(row.attachment_id),
            kind=FileKind(row.kind),
            title=row.title,
            file_name=row.file_name,
            size=row.size,
            sha256=row.sha256,
            added_at=row.created_at,
            added_by=names.get(row.created_by, ""),
        )
        for row in rows
    )


def kept_file(view: Connection, file: UUID) -> KeptFile | None:
    """Return where the bytes of a file lie, unless it was taken away."""
    return _kept(view, FILE.c.id == file)


def kept_photo(view: Connection, attachment: AttachmentId) -> KeptFile | None:
    """Return where the bytes of a photo lie, unless it was taken away or is no photo."""
    photo = FILE.c.kind == FileKind.PHOTO.value
    return _kept(view, and_(FILE.c.attachment_id == attachment, photo))


def _kept(view: Connection, which: ColumnElement[bool]) -> KeptFile | None:
    row = view.execute(
        select(FILE.c.person_id, ATTACHMENT)
        .join(ATTACHMENT, ATTACHMENT.c.id == FILE.c.attachment_id)
        .where(which, FILE.c.undone.is_(False), ATTACHMENT.c.undone.is_(False))
    ).first()
    if row is None:
        return None
    return KeptFile(PersonId(row.person_id), row.file_name, row.stored_name, row.sha256, row.key)


_PLACE_COLUMNS = ("code", "name", "name_en", "region", "kind", "control", "verified")


def _place(row: Row[Any], row_id: UUID | None = None) -> PlaceView:
    return PlaceView(
        id=PlaceId(row_id or row.id),
        code=row.code,
        name=row.name,
        name_en=row.name_en,
        region=row.region,
        kind=PlaceKind(row.kind),
        control=Control(row.control),
        verified=row.verified,
    )
