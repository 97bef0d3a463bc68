"""The tables of the journal itself. `docs/journal-format.md` gives the bytes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from caseapp.storage.columns import Moment, UuidBytes


class JournalReplica(SQLModel, table=True):
    """One chain of entries. A replica that grew out of another names where it left it."""

    __tablename__ = "journal_replica"

    id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    parent_id: UUID | None = Field(default=None, sa_type=UuidBytes)
    parent_seq: int = 0
    parent_hash: bytes = b""


class JournalTransaction(SQLModel, table=True):
    """One act: who, on what device, when, signed. ``reference`` names the act an undo takes back."""

    __tablename__ = "journal_transaction"
    __table_args__ = (
        Index("ix_journal_transaction_author", "author", "recorded_at"),
        {"sqlite_with_rowid": False},
    )

    replica_id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    first_seq: int = Field(primary_key=True)
    last_seq: int
    last_hash: bytes
    act: str
    author: UUID = Field(sa_type=UuidBytes)
    device: UUID = Field(sa_type=UuidBytes)
    occurred_at: datetime = Field(sa_type=Moment)
    recorded_at: datetime = Field(sa_type=Moment)
    reference: bytes
    signature: bytes


class JournalEntry(SQLModel, table=True):
    """What one transaction did to one row: commitments and causal bases of its cells.

    ``payload`` holds salts and values; what is erased by law is erased there, and nowhere else. The
    table keeps SQLite’s rowid: entries are too long for an index-organised table.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (Index("ix_journal_entry_row", "row_id", "table_name"),)

    replica_id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    seq: int = Field(primary_key=True)
    clock: int
    table_name: str
    row_id: UUID = Field(sa_type=UuidBytes)
    cells: bytes
    payload: bytes
    hash: bytes


class Head(SQLModel, table=True):
    """A cell with more than one head: a conflict, or the same value written twice. Derived.

    A cell with one head needs no row here: its head is found through the row's entries.
    """

    __tablename__ = "head"
    __table_args__ = {"sqlite_with_rowid": False}

    table_name: str = Field(primary_key=True)
    row_id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    field: str = Field(primary_key=True)
    heads: bytes
    contested: bool


class Waiting(SQLModel, table=True):
    """An entry that is chained but not projected, and why. Derived."""

    __tablename__ = "waiting"
    __table_args__ = {"sqlite_with_rowid": False}

    replica_id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    seq: int = Field(primary_key=True)
    reason: str


class SetAside(SQLModel, table=True):
    """A run that forks from what is here: kept in sight, not projected, until an admin decides."""

    __tablename__ = "set_aside"

    id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    replica_id: UUID = Field(sa_type=UuidBytes)
    first_seq: int
    last_seq: int
    run: bytes
