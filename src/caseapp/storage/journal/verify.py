"""The check of the chains themselves: hashes, commitments, signatures, nothing missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from caseapp.domain.errors import RegisterDamaged
from caseapp.storage.journal import store
from caseapp.storage.journal.admission import Authority
from caseapp.storage.journal.format import Dot, Entry, Transaction, chained, first_prev
from caseapp.storage.journal.store import Replica


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a chain.

    ``what``: unreadable, hash, value, gap, signature, stranger, head, or orphan (entries of a chain of
    which it is not known where it began).
    """

    what: str
    dot: Dot


def faults_of_transaction(
    register: UUID, authority: Authority, made: Transaction, entries: tuple[Entry, ...]
) -> Iterator[Fault]:
    """Yield what is wrong with one transaction whose entries are `chained` to what comes before."""
    first, last = Dot(made.replica, made.first), Dot(made.replica, made.last)
    dots = tuple(entry.dot for entry in entries)
    if dots != tuple(Dot(made.replica, seq) for seq in range(made.first, made.last + 1)):
        yield Fault("gap", first)
    for entry in entries:
        if not entry.keeps_its_word():
            yield Fault("value", entry.dot)
    if not entries or entries[-1].hash != made.last_hash:
        yield Fault("hash", last)
    key = authority.sign_key_of(made.author)
    if key is None:
        yield Fault("stranger", first)
    elif not made.is_signed_by(register, key):
        yield Fault("signature", first)


def faults(connection: Connection, register: UUID, authority: Authority) -> Iterator[Fault]:
    """Yield everything that is wrong with the chains that are held; nothing means clean."""
    held = store.version_vector(connection)
    known = store.replicas(connection)
    for stray in held.keys() - {replica.id for replica in known}:
        yield Fault("orphan", Dot(stray, 1))
    for replica in known:
        yield from _faults_of_chain(connection, register, authority, replica)


def _faults_of_chain(
    connection: Connection, register: UUID, authority: Authority, replica: Replica
) -> Iterator[Fault]:
    prev = first_prev(register, replica.id, replica.parent, replica.parent_hash)
    last = 0
    try:
        for made, entries in store.transactions(connection, replica.id):
            if made.first != last + 1:
                yield Fault("gap", Dot(replica.id, made.first))
            linked = chained(entries, prev)
            yield from faults_of_transaction(register, authority, made, linked)
            stored = store.hashes(connection, made)
            yield from (Fault("hash", e.dot) for e in linked if stored.get(e.dot.seq) != e.hash)
            prev, last = made.last_hash, made.last
    except (RegisterDamaged, ValueError, OverflowError):  # no cells, no id, no year
        yield Fault("unreadable", Dot(replica.id, last + 1))
        return
    if last != store.version_vector(connection).get(replica.id, 0):
        yield Fault("head", Dot(replica.id, last))
