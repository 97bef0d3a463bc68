"""Sealed records: ciphertext and what is needed to open it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.ids import PersonId
from caseapp.storage.tables.every import table_of

RECORD = table_of("sealed_record")


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed record."""

    id: UUID
    compartment: str
    ciphertext: bytes = field(repr=False)
    written_at: datetime


def records_about(view: Connection, person: PersonId) -> tuple[Sealed, ...]:
    """Return the sealed records about a person, oldest first."""
    rows = view.execute(
        select(RECORD)
        .where(RECORD.c.person_id == person, RECORD.c.undone.is_(False))
        .order_by(RECORD.c.created_at, RECORD.c.id)
    )
    return tuple(Sealed(r.id, r.compartment, r.sealed, r.created_at) for r in rows)
