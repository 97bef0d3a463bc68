"""The check of the chains themselves: hashes, commitments, signatures, nothing missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from caseapp.storage.journal import store
from caseapp.storage.journal.admission import Authority
from caseapp.storage.journal.format import Dot, Entry, Transaction, chained, first_prev


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a chain: ``what`` is hash, value, gap, signature, stranger or head."""

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
    for replica in store.replicas(connection):
        prev = first_prev(register, replica.id, replica.parent, replica.parent_hash)
        last = 0
        for made, entries in store.transactions(connection, replica.id):
            if made.first != last + 1:
                yield Fault("gap", Dot(replica.id, made.first))
            linked = chained(entries, prev)
            yield from faults_of_transaction(register, authority, made, linked)
            stored = store.hashes(connection, made)
            yield from (Fault("hash", e.dot) for e in linked if stored.get(e.dot.seq) != e.hash)
            prev, last = made.last_hash, made.last
        if last != held.get(replica.id, 0):
            yield Fault("head", Dot(replica.id, last))
