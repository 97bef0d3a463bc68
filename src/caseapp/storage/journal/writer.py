"""Turns the changes of one act into a signed journal transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from caseapp.storage.columns import micros, moment_of, to_cell
from caseapp.storage.journal import forks
from caseapp.storage.journal.capture import Change
from caseapp.storage.journal.clock import HybridClock
from caseapp.storage.journal.format import NOWHERE, Cell, Dot, Entry, Secret, Transaction
from caseapp.storage.journal.project import RowEntries, RowState, row_state
from caseapp.storage.journal.store import Held, Replica, append, tip
from caseapp.storage.journal.together import all_as_projected
from caseapp.storage.tables.rows import Journalled


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, with which key, on which device (the installation)."""

    user: UUID
    key: Ed25519PrivateKey
    device: UUID


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done. ``occurred_at`` is when it happened, which may be earlier than now."""

    name: str
    occurred_at: datetime
    recorded_at: datetime
    reference: Dot = NOWHERE


class JournalWriter:
    """Appends to the one replica that this copy of the register may write.

    Args:
        register: the register's id.
        replica: the chain to append to.
        author: whose acts these are.
        now: the wall clock, aware.
        last_clock: the last hybrid clock of this replica.
    """

    def __init__(
        self,
        register: UUID,
        replica: Replica,
        author: Author,
        now: Callable[[], datetime],
        last_clock: int,
    ) -> None:
        self.register = register
        self.replica = replica
        self.author = author
        self.now = now
        self.clock = HybridClock(now, last_clock)

    def write(self, connection: Connection, act: Act, changes: Sequence[Change]) -> Transaction:
        """Append one transaction for these rows, which have been flushed; return it signed."""
        start = tip(connection, self.register, self.replica)
        seq, prev = start.seq, start.hash
        entries: list[Entry] = []
        before = all_as_projected(connection, [(_name(one.row), one.row.id) for one in changes])
        for change in changes:
            known = before[_name(change.row), change.row.id]
            seq += 1
            entry = self._entry(act, Dot(self.replica.id, seq), prev, change, known)
            entries.append(entry)
            prev = entry.hash
            if known.counted:
                here = Held(
                    entry, micros(act.recorded_at), micros(act.occurred_at), self.author.device
                )
                state = row_state(known.and_also(here))
                _restamp(change.row, state)
                forks.keep(connection, entry.table, entry.row, state)
        made = self._signed(act, start.seq + 1, entries)
        append(connection, entries, made)
        return made

    def _entry(self, act: Act, dot: Dot, prev: bytes, change: Change, known: RowEntries) -> Entry:
        current = known.heads()
        fields = sorted(change.fields)
        kept = tuple(Secret.of(to_cell(getattr(change.row, name))) for name in fields)
        cells = tuple(
            Cell(name, secret.commitment, current.get(name, ()))
            for name, secret in zip(fields, kept, strict=True)
        )
        return Entry(
            dot=dot,
            clock=self.clock.tick(),
            act=act.name,
            author=self.author.user,
            table=_name(change.row),
            row=change.row.id,
            cells=cells,
            secrets=kept,
            prev=prev,
        )

    def _signed(self, act: Act, first: int, entries: Sequence[Entry]) -> Transaction:
        def made(signature: bytes) -> Transaction:
            return Transaction(
                replica=self.replica.id,
                first=first,
                last=entries[-1].dot.seq,
                last_hash=entries[-1].hash,
                act=act.name,
                author=self.author.user,
                device=self.author.device,
                occurred_at=micros(act.occurred_at),
                recorded_at=micros(act.recorded_at),
                reference=act.reference,
                signature=signature,
            )

        return made(made(b"").sign(self.register, self.author.key))


def _name(row: Journalled) -> str:
    return str(row.__table__.name)  # type: ignore[attr-defined] # SQLModel adds it to table classes


def _restamp(row: Journalled, state: RowState) -> None:
    """A foreign clock may lie ahead of ours; then the row's last change by clock is not this one."""
    row.created_at, row.created_by = moment_of(state.created.at), state.created.by
    row.created_on = state.created.on
    row.updated_at, row.updated_by = moment_of(state.updated.at), state.updated.by
