"""Entries and transactions in and out of the journal's tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, func, insert, select

from caseapp.domain.errors import RegisterDamaged
from caseapp.storage.canonical import NotCanonical, canonical, read
from caseapp.storage.columns import micros, moment_of
from caseapp.storage.journal.format import (
    Dot,
    Entry,
    Transaction,
    dot_of,
    first_prev,
    pack_cells,
    pack_secrets,
    unpack_cells,
    unpack_secrets,
)
from caseapp.storage.tables.every import table_of

REPLICA = table_of("journal_replica")
TRANSACTION = table_of("journal_transaction")
ENTRY = table_of("journal_entry")
WAITING = table_of("waiting")


@dataclass(frozen=True, slots=True)
class Tip:
    """The last entry of a replica that is held; seq 0 and the first ``prev`` when there is none."""

    seq: int
    hash: bytes
    clock: int = 0


@dataclass(frozen=True, slots=True)
class Replica:
    """One chain and where it grew out of."""

    id: UUID
    parent: Dot
    parent_hash: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """An entry with what its transaction says of it; times in microseconds.

    ``prev`` is left empty: whoever verifies links the chain again (`format.chained`).
    """

    entry: Entry
    recorded_at: int
    occurred_at: int
    device: UUID


def replicas(connection: Connection) -> tuple[Replica, ...]:
    """Return every chain that is held, by id."""
    rows = connection.execute(select(REPLICA).order_by(REPLICA.c.id))
    return tuple(
        Replica(r.id, Dot(r.parent_id or UUID(int=0), r.parent_seq), r.parent_hash) for r in rows
    )


def add_replica(connection: Connection, replica: Replica) -> None:
    """Begin a chain."""
    parent = replica.parent.replica if replica.parent.seq else None
    connection.execute(
        insert(REPLICA).values(
            id=replica.id,
            parent_id=parent,
            parent_seq=replica.parent.seq,
            parent_hash=replica.parent_hash,
        )
    )


def tip(connection: Connection, register: UUID, replica: Replica) -> Tip:
    """Return the last entry of a replica."""
    row = connection.execute(
        select(ENTRY.c.seq, ENTRY.c.hash, ENTRY.c.clock)
        .where(ENTRY.c.replica_id == replica.id)
        .order_by(ENTRY.c.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        return Tip(0, first_prev(register, replica.id, replica.parent, replica.parent_hash))
    return Tip(row.seq, row.hash, row.clock)


def version_vector(connection: Connection) -> dict[UUID, int]:
    """Return replica → last sequence number that is held."""
    rows = connection.execute(
        select(ENTRY.c.replica_id, func.max(ENTRY.c.seq)).group_by(ENTRY.c.replica_id)
    )
    return {replica: int(seq) for replica, seq in rows}


def hash_at(connection: Connection, dot: Dot) -> bytes | None:
    """Return the hash of one entry, ``None`` if it is not held."""
    found = connection.execute(
        select(ENTRY.c.hash).where(ENTRY.c.replica_id == dot.replica, ENTRY.c.seq == dot.seq)
    ).scalar()
    return None if found is None else bytes(found)


def hashes(connection: Connection, made: Transaction) -> dict[int, bytes]:
    """Return seq → stored hash of one transaction's entries."""
    rows = connection.execute(
        select(ENTRY.c.seq, ENTRY.c.hash).where(
            ENTRY.c.replica_id == made.replica, ENTRY.c.seq.between(made.first, made.last)
        )
    )
    return {seq: bytes(found) for seq, found in rows}


def append(connection: Connection, entries: Sequence[Entry], transaction: Transaction) -> None:
    """Write one transaction and its entries."""
    connection.execute(
        insert(ENTRY),
        [
            {
                "replica_id": e.dot.replica,
                "seq": e.dot.seq,
                "clock": e.clock,
                "table_name": e.table,
                "row_id": e.row,
                "cells": pack_cells(e.cells),
                "payload": pack_secrets(e.secrets),
                "hash": e.hash,
            }
            for e in entries
        ],
    )
    connection.execute(
        insert(TRANSACTION).values(
            replica_id=transaction.replica,
            first_seq=transaction.first,
            last_seq=transaction.last,
            last_hash=transaction.last_hash,
            act=transaction.act,
            author=transaction.author,
            device=transaction.device,
            occurred_at=moment_of(transaction.occurred_at),
            recorded_at=moment_of(transaction.recorded_at),
            reference=_pack_dot(transaction.reference),
            signature=transaction.signature,
        )
    )


def transactions(
    connection: Connection, replica: UUID, after: int = 0
) -> Iterator[tuple[Transaction, tuple[Entry, ...]]]:
    """Yield the transactions of a replica whose entries come after ``after``, in order."""
    rows = connection.execute(
        select(TRANSACTION)
        .where(TRANSACTION.c.replica_id == replica, TRANSACTION.c.last_seq > after)
        .order_by(TRANSACTION.c.first_seq)
    ).all()
    for row in rows:
        made = transaction_from(row)
        yield made, entries_of_transaction(connection, made)


def transaction_at(connection: Connection, dot: Dot) -> Transaction | None:
    """Return the transaction that begins at a dot."""
    row = connection.execute(
        select(TRANSACTION).where(
            TRANSACTION.c.replica_id == dot.replica, TRANSACTION.c.first_seq == dot.seq
        )
    ).first()
    return None if row is None else transaction_from(row)


def transaction_of(connection: Connection, dot: Dot) -> Transaction | None:
    """Return the transaction that an entry belongs to."""
    row = connection.execute(
        select(TRANSACTION)
        .where(TRANSACTION.c.replica_id == dot.replica, TRANSACTION.c.first_seq <= dot.seq)
        .order_by(TRANSACTION.c.first_seq.desc())
        .limit(1)
    ).first()
    return None if row is None else transaction_from(row)


def entries_of_transaction(connection: Connection, made: Transaction) -> tuple[Entry, ...]:
    """Return the entries of one transaction, in order."""
    held = connection.execute(
        HELD.where(
            ENTRY.c.replica_id == made.replica, ENTRY.c.seq.between(made.first, made.last)
        ).order_by(ENTRY.c.seq)
    )
    return tuple(held_of(row).entry for row in held)


def entries_of_row(connection: Connection, table: str, row: UUID) -> tuple[Held, ...]:
    """Return everything that is held about one row, in no order that means anything."""
    held = connection.execute(HELD.where(ENTRY.c.row_id == row, ENTRY.c.table_name == table))
    return tuple(held_of(one) for one in held)


def rows_of_table(connection: Connection, table: str) -> Iterator[tuple[UUID, tuple[Held, ...]]]:
    """Yield every row of a table with everything that is held about it, by row id."""
    statement = HELD.where(ENTRY.c.table_name == table).order_by(ENTRY.c.row_id)
    gathered: list[Held] = []
    for one in connection.execute(statement):
        held = held_of(one)
        if gathered and gathered[0].entry.row != held.entry.row:
            yield gathered[0].entry.row, tuple(gathered)
            gathered = []
        gathered.append(held)
    if gathered:
        yield gathered[0].entry.row, tuple(gathered)


def tables_in_journal(connection: Connection) -> frozenset[str]:
    """Return the names of all tables that entries speak of, known here or not."""
    return frozenset(connection.execute(select(ENTRY.c.table_name).distinct()).scalars())


_FIRST = (
    select(func.max(TRANSACTION.c.first_seq))
    .where(TRANSACTION.c.replica_id == ENTRY.c.replica_id, TRANSACTION.c.first_seq <= ENTRY.c.seq)
    .correlate(ENTRY)
    .scalar_subquery()
)
HELD = select(
    ENTRY,
    TRANSACTION.c.act,
    TRANSACTION.c.author,
    TRANSACTION.c.device,
    TRANSACTION.c.occurred_at,
    TRANSACTION.c.recorded_at,
).join(
    TRANSACTION,
    and_(TRANSACTION.c.replica_id == ENTRY.c.replica_id, TRANSACTION.c.first_seq == _FIRST),
)


def held_of(row: Row[Any]) -> Held:
    """Return what a row of `HELD` says; `RegisterDamaged` if it cannot be read."""
    try:
        cells, secrets = unpack_cells(row.cells), unpack_secrets(row.payload)
    except NotCanonical:
        raise RegisterDamaged("chain") from None
    entry = Entry(
        dot=Dot(row.replica_id, row.seq),
        clock=row.clock,
        act=row.act,
        author=row.author,
        table=row.table_name,
        row=row.row_id,
        cells=cells,
        secrets=secrets,
        prev=b"",
    )
    return Held(entry, micros(row.recorded_at), micros(row.occurred_at), row.device)


def transaction_from(row: Row[Any]) -> Transaction:
    """Return the transaction of a row of its table; `RegisterDamaged` if it names no act."""
    try:
        reference = dot_of(read(row.reference))
    except ValueError:
        raise RegisterDamaged("chain") from None
    return Transaction(
        replica=row.replica_id,
        first=row.first_seq,
        last=row.last_seq,
        last_hash=row.last_hash,
        act=row.act,
        author=row.author,
        device=row.device,
        occurred_at=micros(row.occurred_at),
        recorded_at=micros(row.recorded_at),
        reference=reference,
        signature=row.signature,
    )


def _pack_dot(dot: Dot) -> bytes:
    return canonical([dot.replica.bytes, dot.seq])
