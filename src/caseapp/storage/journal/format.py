"""Entries, cells and transactions as values, and their canonical bytes.

`docs/journal-format.md` says the same in words, with test vectors. Nothing here knows a database.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

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

FORMAT = 1
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, order=True)
class Dot:
    """Names one entry: replica and sequence number. A cell is named by its entry's dot and its field."""

    replica: UUID
    seq: int


NOWHERE = Dot(UUID(int=0), 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one entry: a commitment to its value and the cells it has seen and replaces."""

    field: str
    commitment: bytes
    bases: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """What a commitment hides: salt and value bytes, kept together and erased together."""

    salt: bytes
    value: bytes

    @classmethod
    def of(cls, value: Plain) -> "Secret":
        """Return the value under a fresh salt."""
        return cls(secrets.token_bytes(SALT_BYTES), canonical(value))

    @property
    def commitment(self) -> bytes:
        """SHA-256("cell1" ‖ salt ‖ value bytes): without the salt, eight answers could be tried."""
        return hashlib.sha256(b"cell1" + self.salt + self.value).digest()


@dataclass(frozen=True, slots=True)
class Entry:
    """What one transaction did to one row. ``secrets`` runs beside ``cells``; ``None`` is erased."""

    dot: Dot
    clock: int
    act: str
    author: UUID
    table: str
    row: UUID
    cells: tuple[Cell, ...]
    secrets: tuple[Secret | None, ...]
    prev: bytes

    @property
    def hash(self) -> bytes:
        """Leaf hash after RFC 6962 2.1 (0x00 in front), so that a tree can be grown over the chain."""
        body = [
            FORMAT,
            self.dot.replica.bytes,
            self.dot.seq,
            self.clock,
            self.act,
            self.author.bytes,
            self.table,
            self.row.bytes,
            _cells_plain(self.cells),
            self.prev,
        ]
        return hashlib.sha256(b"\x00" + canonical(body)).digest()

    def values(self) -> Mapping[str, Plain]:
        """Return field → value of every cell that has not been erased."""
        return {
            cell.field: read(secret.value)
            for cell, secret in zip(self.cells, self.secrets, strict=True)
            if secret is not None
        }

    def keeps_its_word(self) -> bool:
        """Say whether every value is the one that was committed to."""
        return len(self.cells) == len(self.secrets) and all(
            secret is None or secret.commitment == cell.commitment
            for cell, secret in zip(self.cells, self.secrets, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Transaction:
    """One act: a run of entries of one replica, signed by its author.

    Times are microseconds since 1970 UTC; ``reference`` is the first dot of the act that an undo or a
    redo takes back, else `NOWHERE`.
    """

    replica: UUID
    first: int
    last: int
    last_hash: bytes
    act: str
    author: UUID
    device: UUID
    occurred_at: int
    recorded_at: int
    reference: Dot
    signature: bytes = b""

    def signed_bytes(self, register: UUID) -> bytes:
        """Return what the author signs."""
        return canonical(
            [
                "caseapp-transaction-1",
                register.bytes,
                self.replica.bytes,
                self.first,
                self.last,
                self.last_hash,
                self.act,
                self.author.bytes,
                self.device.bytes,
                self.occurred_at,
                self.recorded_at,
                [self.reference.replica.bytes, self.reference.seq],
            ]
        )

    def sign(self, register: UUID, key: Ed25519PrivateKey) -> bytes:
        """Return the author's signature."""
        return key.sign(self.signed_bytes(register))

    def is_signed_by(self, register: UUID, public_key: bytes) -> bool:
        """Say whether the holder of the raw Ed25519 key signed this."""
        try:
            key = Ed25519PublicKey.from_public_bytes(public_key)
            key.verify(self.signature, self.signed_bytes(register))
        except (InvalidSignature, ValueError):
            return False
        return True


def first_prev(register: UUID, replica: UUID, parent: Dot, parent_hash: bytes) -> bytes:
    """Return the ``prev`` of a replica's first entry, which ties it to where it grew out of.

    SHA-256("replica1" ‖ register id ‖ replica id ‖ parent replica ‖ parent seq, 8 bytes ‖ parent hash);
    a first replica has the nil UUID, 0 and 32 zero bytes for a parent.
    """
    parts = (
        b"replica1",
        register.bytes,
        replica.bytes,
        parent.replica.bytes,
        parent.seq.to_bytes(8, "big"),
        parent_hash or bytes(32),
    )
    return hashlib.sha256(b"".join(parts)).digest()


def chained(entries: Sequence[Entry], prev: bytes) -> tuple[Entry, ...]:
    """Return the entries with each ``prev`` set from the one before; the first follows ``prev``."""
    linked: list[Entry] = []
    for entry in entries:
        linked.append(replace(entry, prev=prev))
        prev = linked[-1].hash
    return tuple(linked)


def pack_cells(cells: tuple[Cell, ...]) -> bytes:
    """Return an entry's cells as they stand in the database and in a run."""
    return canonical(_cells_plain(cells))


def unpack_cells(data: bytes) -> tuple[Cell, ...]:
    """Return the cells; `NotCanonical` if they are none."""
    try:
        return tuple(
            Cell(
                as_text(field), as_bytes(commitment), tuple(dot_of(base) for base in as_list(bases))
            )
            for field, commitment, bases in map(as_list, as_list(read(data)))
        )
    except ValueError as error:
        raise NotCanonical from error


def pack_secrets(kept: tuple[Secret | None, ...]) -> bytes:
    """Return an entry's payload; an erased cell is null."""
    return canonical([None if s is None else [s.salt, s.value] for s in kept])


def unpack_secrets(data: bytes) -> tuple[Secret | None, ...]:
    """Return the payload; `NotCanonical` if it is none."""
    try:
        return tuple(None if pair is None else _secret(pair) for pair in as_list(read(data)))
    except ValueError as error:
        raise NotCanonical from error


def pack_dots(dots: tuple[Dot, ...]) -> bytes:
    """Return dots in order, as canonical bytes."""
    return canonical([[dot.replica.bytes, dot.seq] for dot in sorted(dots)])


def dot_of(pair: Plain) -> Dot:
    """Return the dot of a ``[replica, seq]`` pair."""
    replica, seq = as_list(pair)
    return Dot(UUID(bytes=as_bytes(replica)), as_int(seq))


def _secret(pair: Plain) -> Secret:
    salt, value = as_list(pair)
    return Secret(as_bytes(salt), as_bytes(value))


def _cells_plain(cells: tuple[Cell, ...]) -> list[Plain]:
    return [
        [c.field, c.commitment, [[b.replica.bytes, b.seq] for b in sorted(c.bases)]] for c in cells
    ]
