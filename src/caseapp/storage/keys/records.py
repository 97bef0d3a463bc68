"""Signed records: the same bytes stand in the journal and in ``keys.json``."""

from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from caseapp.domain.ids import uuid8_of
from caseapp.storage.canonical import canonical
from caseapp.storage.keys.facts import Fact, Root, body_of, kind_of
from caseapp.storage.keys.identity import Identity, PublicKeys


@dataclass(frozen=True, slots=True)
class Record:
    """A fact as it was signed.

    Attributes:
        kind: names the fact's kind (`caseapp.storage.keys.facts`).
        body: canonical CBOR.
        signer: a user's id, or the id of the recovery code.
        signature: Ed25519, 64 bytes, over `signed_bytes`.
    """

    kind: str
    body: bytes = field(repr=False)  # names people
    signer: UUID
    signature: bytes = field(repr=False)

    @property
    def id(self) -> UUID:
        """UUIDv8 of all bytes, the signature too: a bad copy cannot stand in for the good one."""
        return uuid8_of("directory_record", self.kind, self.body, self.signer, self.signature)

    def is_signed_by(self, register: UUID, keys: PublicKeys) -> bool:
        """Say whether the holder of these keys signed this for this register."""
        return _verified(keys, signed_bytes(register, self), self.signature)


def signed_bytes(register: UUID, record: Record) -> bytes:
    """Return what the signature covers: it is of no use in another register or as another kind."""
    return canonical(
        ["caseapp-directory-1", register.bytes, record.kind, record.body, record.signer.bytes]
    )


def sign(register: UUID, fact: Fact, signer: UUID, identity: Identity) -> Record:
    """Return the record in which ``signer`` states a fact."""
    unsigned = Record(kind_of(fact), body_of(fact), signer, b"")
    signature = identity.sign_key().sign(signed_bytes(register, unsigned))
    return Record(unsigned.kind, unsigned.body, signer, signature)


def register_id(root: Root) -> UUID:
    """Return the register's id: the hash of its roots, so that nobody can put other roots under it."""
    return uuid8_of("register", body_of(root))


@lru_cache(maxsize=4096)  # a directory is read again after every merge; a check takes 0.5 ms
def _verified(keys: PublicKeys, message: bytes, signature: bytes) -> bool:
    return keys.signed(message, signature)
