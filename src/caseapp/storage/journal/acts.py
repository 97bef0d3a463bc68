"""The acts in the journal, in the order in which they were recorded.

Ordered by the hybrid clock of their first entry, not by the wall clock: that one may have been set back
between an act and its undo.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from caseapp.domain.acts import REDO, UNDO
from caseapp.storage.journal.format import Transaction
from caseapp.storage.journal.store import ENTRY, TRANSACTION, transaction_from

ORIGIN = "origin"
"""The table that says which row of a recorded day an act came from."""


def acts_of(connection: Connection, author: UUID) -> Iterator[Transaction]:
    """Yield a user's acts, newest first."""
    rows = connection.execute(_newest_first().where(TRANSACTION.c.author == author))
    return (transaction_from(row) for row in rows)


def made_by_hand(connection: Connection, author: UUID) -> Iterator[Transaction]:
    """Yield a user's acts, newest first, but none that was taken over from a recorded day.

    Such an act happened elsewhere, at its own time: it is nobody's last act here.
    """
    by_hand = TRANSACTION.c.author == author, ~_taken_over()
    rows = connection.execute(_newest_first().where(*by_hand))
    return (transaction_from(row) for row in rows)


def is_taken_over(connection: Connection, made: Transaction) -> bool:
    """Say whether an act was taken over from a recorded day."""
    here = TRANSACTION.c.replica_id == made.replica, TRANSACTION.c.first_seq == made.first
    found = connection.execute(select(TRANSACTION.c.first_seq).where(*here, _taken_over()))
    return found.first() is not None


def newest(connection: Connection, count: int) -> tuple[Transaction, ...]:
    """Return the newest acts of everybody, newest first."""
    rows = connection.execute(_newest_first().limit(count))
    return tuple(transaction_from(row) for row in rows)


def toggles(connection: Connection) -> tuple[Transaction, ...]:
    """Return every undo and redo, oldest first."""
    rows = connection.execute(_newest_first().where(TRANSACTION.c.act.in_((UNDO, REDO)))).all()
    return tuple(transaction_from(row) for row in reversed(rows))


def _taken_over() -> ColumnElement[bool]:
    within = ENTRY.alias("within")
    return (
        select(within.c.seq)
        .where(
            within.c.replica_id == TRANSACTION.c.replica_id,
            within.c.seq.between(TRANSACTION.c.first_seq, TRANSACTION.c.last_seq),
            within.c.table_name == ORIGIN,
        )
        .exists()
    )


def _newest_first() -> Select[Any]:
    first = and_(
        ENTRY.c.replica_id == TRANSACTION.c.replica_id, ENTRY.c.seq == TRANSACTION.c.first_seq
    )
    return (
        select(TRANSACTION)
        .join(ENTRY, first)
        .order_by(ENTRY.c.clock.desc(), TRANSACTION.c.replica_id.desc())
    )
