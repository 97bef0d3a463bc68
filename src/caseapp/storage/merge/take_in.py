"""Takes in a run: whole or not at all, and never by overwriting what is here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, insert, select

from caseapp.domain.ids import uuid8_of
from caseapp.storage.columns import is_moment
from caseapp.storage.journal import store
from caseapp.storage.journal.admission import Authority
from caseapp.storage.journal.format import Dot, Entry, Transaction, chained, first_prev
from caseapp.storage.journal.projection import reproject
from caseapp.storage.journal.rebuild import reproject_all
from caseapp.storage.journal.store import Replica, Tip
from caseapp.storage.merge.runs import Run, pack
from caseapp.storage.tables.every import table_of

SET_ASIDE = table_of("set_aside")
HASH_BYTES = 32
Signed = tuple[Transaction, tuple[Entry, ...]]


class Verdict(StrEnum):
    """What became of a run."""

    TAKEN = "taken"
    KNOWN = "known"  # everything in it was here
    GAP = "gap"  # something before it is missing; nothing was taken
    STRANGER = "stranger"  # an author whose entry in the directory has not come yet
    BROKEN = "broken"  # hash, signature, chain, or cut inside a transaction
    FORK = "fork"  # another history under the same number: set aside, in sight


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run; ``missing`` is the first sequence number that a gap lacks."""

    verdict: Verdict
    replica: UUID
    entries: int = 0
    missing: int = 0
    highest_clock: int = 0


class Taker:
    """Takes runs into one open register, inside the caller's transaction.

    Args:
        connection: holds the write lock.
        register: the register's id.
        authority: reads the directory as it is here, with the records among some entries added: a
            run may bring the very records that vouch for its authors.
    """

    def __init__(
        self,
        connection: Connection,
        register: UUID,
        authority: Callable[[Iterable[Entry]], Authority],
    ) -> None:
        self._connection = connection
        self._register = register
        self._authority = authority

    def take(self, run: Run) -> Outcome:
        """Take in one run, or say why not; the caller commits."""
        if not _sound(run):
            return Outcome(Verdict.BROKEN, run.replica.id)
        tip = store.tip(self._connection, self._register, run.replica)
        if run.first > tip.seq + 1:
            return Outcome(Verdict.GAP, run.replica.id, missing=tip.seq + 1)
        verdict = self._unsigned(run) or self._forked(run) or self._unlinked(run)
        if verdict is Verdict.FORK:
            self._set_aside(run)
        if verdict:
            return Outcome(verdict, run.replica.id)
        fresh = [(made, es) for made, es in run.transactions if made.first > tip.seq]
        if not fresh:
            return Outcome(Verdict.KNOWN, run.replica.id)
        return self._keep(run.replica, fresh, tip)

    def _unsigned(self, run: Run) -> Verdict | None:
        """Refuse what is not signed; a stranger may become known with another run."""
        authority = self._authority(e for _, entries in run.transactions for e in entries)
        stranger = False
        for made, _entries in run.transactions:
            key = authority.sign_key_of(made.author)
            stranger = stranger or key is None
            if key and not made.is_signed_by(self._register, key):
                return Verdict.BROKEN
        return Verdict.STRANGER if stranger else None

    def _forked(self, run: Run) -> Verdict | None:
        """An author's own signature under something else for a number that is held: two histories."""
        held = store.version_vector(self._connection).get(run.replica.id, 0)
        for made, _ in run.transactions:
            here = store.transaction_of(self._connection, Dot(made.replica, made.first))
            if made.first <= held and (here is None or _signed(here) != _signed(made)):
                return Verdict.FORK
        if any(r.id == run.replica.id and r != run.replica for r in self._replicas()):
            return Verdict.FORK
        parent = store.hash_at(self._connection, run.replica.parent)
        if parent is not None and parent != run.replica.parent_hash:
            return Verdict.FORK
        hashes = {made.last: made.last_hash for made, _ in run.transactions}
        for child in self._replicas():
            if child.parent.replica == run.replica.id:
                claimed = hashes.get(child.parent.seq, child.parent_hash)
                if claimed != child.parent_hash:
                    return Verdict.FORK
        return None

    def _unlinked(self, run: Run) -> Verdict | None:
        """Refuse entries that are not what was signed, in the overlap as in what is new."""
        prev = store.hash_at(self._connection, Dot(run.replica.id, run.first - 1))
        if run.first == 1:
            replica = run.replica
            prev = first_prev(self._register, replica.id, replica.parent, replica.parent_hash)
        for made, entries in run.transactions:
            linked = chained(entries, prev or b"")
            if linked[-1].hash != made.last_hash or not all(e.keeps_its_word() for e in linked):
                return Verdict.BROKEN
            prev = made.last_hash
        return None

    def _keep(self, replica: Replica, fresh: Sequence[Signed], tip: Tip) -> Outcome:
        connection = self._connection
        if replica not in self._replicas():  # begun here or elsewhere, and nothing written yet
            store.add_replica(connection, replica)
        prev = tip.hash
        for made, entries in fresh:
            store.append(connection, chained(entries, prev), made)
            prev = made.last_hash
        every = [entry for _, entries in fresh for entry in entries]
        authority = self._authority(())
        if any(entry.table == "directory_record" for entry in every):
            reproject_all(connection, authority)  # who may do what may have changed
        else:
            reproject(connection, authority, {(e.table, e.row) for e in every})
        clock = max(entry.clock for entry in every)
        return Outcome(Verdict.TAKEN, replica.id, len(every), highest_clock=clock)

    def _replicas(self) -> tuple[Replica, ...]:
        return store.replicas(self._connection)

    def _set_aside(self, run: Run) -> None:
        packed = pack(run)
        row_id = uuid8_of("set_aside", packed)
        if self._connection.execute(select(SET_ASIDE).where(SET_ASIDE.c.id == row_id)).first():
            return
        self._connection.execute(
            insert(SET_ASIDE).values(
                id=row_id,
                replica_id=run.replica.id,
                first_seq=run.first,
                last_seq=run.last,
                run=packed,
            )
        )


def _sound(run: Run) -> bool:
    """Say whether a run is whole transactions in a row, with numbers that a chain can have."""
    expected = run.transactions[0][0].first if run.transactions else 0
    if expected < 1 or run.replica.parent.seq < 0 or len(run.replica.parent_hash) != HASH_BYTES:
        return False
    for made, entries in run.transactions:
        numbers = [entry.dot for entry in entries]
        if numbers != [Dot(run.replica.id, seq) for seq in range(expected, made.last + 1)]:
            return False
        if made.first != expected or not numbers or made.replica != run.replica.id:
            return False
        if not (is_moment(made.occurred_at) and is_moment(made.recorded_at)):
            return False
        expected = made.last + 1
    return True


def _signed(made: Transaction) -> Transaction:
    return replace(made, signature=b"")
