"""What a list of the people of a stage needs besides where they stand: in one read each."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, Select, select

from caseapp.domain.captivity import FileKind
from caseapp.domain.ids import AttachmentId, PersonId, StageId
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
FILE = table_of("person_file")
OTHER_NAME = table_of("other_name")


def spellings_at(view: Connection, stage: StageId) -> Mapping[PersonId, tuple[str, ...]]:
    """Return the other spellings of the names of everybody who came to a stage."""
    rows = view.execute(
        select(OTHER_NAME.c.person_id, OTHER_NAME.c.written)
        .where(OTHER_NAME.c.undone.is_(False), OTHER_NAME.c.person_id.in_(_came(stage)))
        .order_by(OTHER_NAME.c.created_at, OTHER_NAME.c.id)
    )
    found: dict[PersonId, tuple[str, ...]] = {}
    for person, written in rows:
        found[PersonId(person)] = (*found.get(PersonId(person), ()), written)
    return found


def photos_at(view: Connection, stage: StageId) -> Mapping[PersonId, AttachmentId]:
    """Return the newest photo of everybody who came to a stage and of whom there is one."""
    rows = view.execute(
        select(FILE.c.person_id, FILE.c.attachment_id)
        .where(FILE.c.kind == FileKind.PHOTO.value, FILE.c.undone.is_(False))
        .where(FILE.c.person_id.in_(_came(stage)))
        .order_by(FILE.c.created_at, FILE.c.id)
    )
    return {PersonId(person): AttachmentId(photo) for person, photo in rows}


def _came(stage: StageId) -> Select[tuple[UUID]]:
    return select(ARRIVAL.c.person_id).where(
        ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False)
    )
