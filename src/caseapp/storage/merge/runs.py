"""Runs: whole transactions of one replica, as they travel from copy to copy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from caseapp.storage.canonical import (
    NotCanonical,
    Plain,
    as_bytes,
    as_int,
    as_list,
    as_text,
    canonical,
    read,
)
from caseapp.storage.journal import store
from caseapp.storage.journal.format import (
    Dot,
    Entry,
    Transaction,
    dot_of,
    pack_cells,
    pack_secrets,
    unpack_cells,
    unpack_secrets,
)
from caseapp.storage.journal.store import Replica

FORMAT = "caseapp-run-1"


@dataclass(frozen=True, slots=True)
class Run:
    """Contiguous transactions of one replica. Hashes do not travel: whoever takes it in computes them."""

    replica: Replica
    transactions: tuple[tuple[Transaction, tuple[Entry, ...]], ...]

    @property
    def first(self) -> int:
        """Sequence number of the first entry."""
        return self.transactions[0][0].first

    @property
    def last(self) -> int:
        """Sequence number of the last entry."""
        return self.transactions[-1][0].last


def runs_since(connection: Connection, held: Mapping[UUID, int]) -> Iterator[Run]:
    """Yield what a copy has beyond a version vector, and one transaction of overlap if there is one.

    The overlap lets the other side see at once whether the two histories are one.
    """
    for replica in store.replicas(connection):
        after = max(0, held.get(replica.id, 0) - 1)
        found = tuple(store.transactions(connection, replica.id, after))
        if not found and (mine := store.version_vector(connection).get(replica.id, 0)):
            found = tuple(store.transactions(connection, replica.id, mine - 1))
        if found:
            yield Run(replica, found)


def pack(run: Run) -> bytes:
    """Return a run as canonical bytes."""
    replica = run.replica
    return canonical(
        [
            FORMAT,
            replica.id.bytes,
            [replica.parent.replica.bytes, replica.parent.seq, replica.parent_hash],
            [[_transaction(made), [_entry(e) for e in es]] for made, es in run.transactions],
        ]
    )


def unpack(data: bytes) -> Run:
    """Return the run.

    Raises:
        NotCanonical: it is none.
    """
    try:
        kind, replica, parent, transactions = as_list(read(data))
        if kind != FORMAT:
            raise NotCanonical
        parent_id, parent_seq, parent_hash = as_list(parent)
        name = UUID(bytes=as_bytes(replica))
        grown = Replica(
            name, Dot(UUID(bytes=as_bytes(parent_id)), as_int(parent_seq)), as_bytes(parent_hash)
        )
        return Run(grown, tuple(_read_transaction(name, pair) for pair in as_list(transactions)))
    except ValueError as error:
        raise NotCanonical from error


def _transaction(made: Transaction) -> list[Plain]:
    return [
        made.first,
        made.last,
        made.last_hash,
        made.act,
        made.author.bytes,
        made.device.bytes,
        made.occurred_at,
        made.recorded_at,
        [made.reference.replica.bytes, made.reference.seq],
        made.signature,
    ]


def _entry(entry: Entry) -> list[Plain]:
    return [
        entry.clock,
        entry.table,
        entry.row.bytes,
        pack_cells(entry.cells),
        pack_secrets(entry.secrets),
    ]


def _read_transaction(replica: UUID, pair: Plain) -> tuple[Transaction, tuple[Entry, ...]]:
    head, entries = as_list(pair)
    first, last, last_hash, act, author, device, occurred, recorded, reference, signature = as_list(
        head
    )
    made = Transaction(
        replica=replica,
        first=as_int(first),
        last=as_int(last),
        last_hash=as_bytes(last_hash),
        act=as_text(act),
        author=UUID(bytes=as_bytes(author)),
        device=UUID(bytes=as_bytes(device)),
        occurred_at=as_int(occurred),
        recorded_at=as_int(recorded),
        reference=dot_of(reference),
        signature=as_bytes(signature),
    )
    numbered = enumerate(as_list(entries), made.first)
    return made, tuple(_read_entry(made, seq, as_list(entry)) for seq, entry in numbered)


def _read_entry(made: Transaction, seq: int, parts: list[Plain]) -> Entry:
    clock, table, row, cells, kept = parts
    return Entry(
        dot=Dot(made.replica, seq),
        clock=as_int(clock),
        act=made.act,
        author=made.author,
        table=as_text(table),
        row=UUID(bytes=as_bytes(row)),
        cells=unpack_cells(as_bytes(cells)),
        secrets=unpack_secrets(as_bytes(kept)),
        prev=b"",
    )
