"""Drafts: what somebody began and has not submitted. Never journalled."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from caseapp.storage.tables.every import table_of

DRAFT = table_of("draft")


@dataclass(frozen=True, slots=True)
class Kept:
    """One draft, and whose it is."""

    id: UUID
    user: UUID
    body: bytes = field(repr=False)


def put(writing: Connection, draft: UUID, user: UUID, kind: str, body: bytes) -> None:
    """Keep a draft in place of what it was before."""
    drop(writing, draft)
    writing.execute(insert(DRAFT).values(id=draft, user_id=user, kind=kind, body=body))


def drop(writing: Connection, draft: UUID) -> None:
    """Forget a draft; one that is not there is no fault."""
    writing.execute(delete(DRAFT).where(DRAFT.c.id == draft))


def body_of(view: Connection, draft: UUID) -> bytes | None:
    """Return what was kept."""
    found: bytes | None = view.execute(select(DRAFT.c.body).where(DRAFT.c.id == draft)).scalar()
    return found


def of_kind(view: Connection, kind: str) -> tuple[Kept, ...]:
    """Return everybody's drafts of a kind, in the order of their ids: the oldest first."""
    rows = view.execute(
        select(DRAFT.c.id, DRAFT.c.user_id, DRAFT.c.body)
        .where(DRAFT.c.kind == kind)
        .order_by(DRAFT.c.id)
    )
    return tuple(Kept(row.id, row.user_id, row.body) for row in rows)
