"""What was written about one person, entry by entry, as the journal holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from caseapp.domain.ids import PersonId
from caseapp.storage.canonical import Plain, read
from caseapp.storage.journal import store
from caseapp.storage.journal.format import Dot, dot_of, unpack_cells, unpack_secrets
from caseapp.storage.tables.every import JOURNALLED, table_of

ENTRY, TRANSACTION, WAITING = store.ENTRY, store.TRANSACTION, store.WAITING
ARRIVAL = table_of("arrival")
INTERVIEW = table_of("interview")

_ABOUT: Mapping[str, str] = {"arrival_id": "arrival", "interview_id": "interview"}
"""A column that leads to a row about the person."""
_AT_ONCE = 400
"""Row ids in one statement; SQLite takes some thousands."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one act wrote into one row; ``start`` names the act, values are as stored in cells.

    ``reference`` is the first dot of the act that an undo or redo is about, else `NOWHERE`.
    """

    start: Dot
    clock: int
    act: str
    author: UUID
    device: UUID
    reference: Dot
    occurred_at: datetime
    recorded_at: datetime
    table: str
    row: UUID
    values: Mapping[str, Plain] = field(repr=False)


def lines_about(view: Connection, person: PersonId) -> tuple[Line, ...]:
    """Return what was written into every row about a person, in the order it was written."""
    rows = sorted(_rows_about(view, person), key=lambda row: row.bytes)
    found: list[Line] = []
    for place in range(0, len(rows), _AT_ONCE):
        found += _lines(view, rows[place : place + _AT_ONCE])
    return tuple(sorted(found, key=lambda line: (line.clock, line.start)))


def laptops(view: Connection) -> Mapping[UUID, int]:
    """Return computer → its number, in the order in which they began to write into this register.

    Copies that hold the same journal number them alike.
    """
    began: dict[UUID, datetime] = {}
    for chain in store.replicas(view):  # one computer writes a chain: its first act tells which
        first = view.execute(
            select(TRANSACTION.c.device, TRANSACTION.c.recorded_at)
            .where(TRANSACTION.c.replica_id == chain.id)
            .order_by(TRANSACTION.c.first_seq)
            .limit(1)
        ).first()
        if first is not None:
            at = began.get(first.device, first.recorded_at)
            began[first.device] = min(at, first.recorded_at)
    ordered = sorted(began, key=lambda device: (began[device], device))
    return {device: number for number, device in enumerate(ordered, start=1)}


def _rows_about(view: Connection, person: PersonId) -> set[UUID]:
    """Return the ids of the rows, also of those whose act was taken back."""
    found: set[UUID] = {person}
    for name in JOURNALLED:
        table = table_of(name)
        if "person_id" in table.columns:
            found |= set(
                view.execute(select(table.c.id).where(table.c.person_id == person)).scalars()
            )
            continue
        for column, target in _ABOUT.items():
            if column in table.columns:
                owner = table_of(target)
                theirs = select(owner.c.id).where(owner.c.person_id == person)
                found |= set(
                    view.execute(select(table.c.id).where(table.c[column].in_(theirs))).scalars()
                )
    return found


def _lines(view: Connection, rows: list[UUID]) -> Iterator[Line]:
    first = (
        select(func.max(TRANSACTION.c.first_seq))
        .where(
            TRANSACTION.c.replica_id == ENTRY.c.replica_id,
            TRANSACTION.c.first_seq <= ENTRY.c.seq,
        )
        .correlate(ENTRY)
        .scalar_subquery()
    )
    made = and_(TRANSACTION.c.replica_id == ENTRY.c.replica_id, TRANSACTION.c.first_seq == first)
    waits = and_(WAITING.c.replica_id == ENTRY.c.replica_id, WAITING.c.seq == ENTRY.c.seq)
    held = view.execute(
        select(
            ENTRY,
            TRANSACTION.c.first_seq,
            TRANSACTION.c.act,
            TRANSACTION.c.author,
            TRANSACTION.c.device,
            TRANSACTION.c.reference,
            TRANSACTION.c.occurred_at,
            TRANSACTION.c.recorded_at,
        )
        .join(TRANSACTION, made)
        .outerjoin(WAITING, waits)
        .where(ENTRY.c.row_id.in_(rows), WAITING.c.seq.is_(None))
    )
    for one in held:
        cells, secrets = unpack_cells(one.cells), unpack_secrets(one.payload)
        yield Line(
            start=Dot(one.replica_id, one.first_seq),
            clock=one.clock,
            act=one.act,
            author=one.author,
            device=one.device,
            reference=dot_of(read(one.reference)),
            occurred_at=one.occurred_at,
            recorded_at=one.recorded_at,
            table=one.table_name,
            row=one.row_id,
            values={
                cell.field: read(secret.value)
                for cell, secret in zip(cells, secrets, strict=True)
                if secret is not None
            },
        )
