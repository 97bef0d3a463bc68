"""Slots: a user's private keys under a passphrase.

KEK = HKDF-SHA256(Argon2id(NFKC passphrase)), sealed with AES-256-GCM. Format, register, user and the
cost of the derivation are authenticated; version and public keys are signed by the user's own key, so
that after a merge the newer slot is known without asking anybody.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseapp.domain.key_errors import KdfRefused, KeysDamaged, NotEnoughMemory, WrongPassphrase
from caseapp.storage.canonical import canonical
from caseapp.storage.keys.identity import KEY_BYTES, Identity, PublicKeys

KEK_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
SEALED_BYTES = NONCE_BYTES + 2 * KEY_BYTES + 16
MEBI_KIB = 1024

MEMORY_KIB = range(64 * MEBI_KIB, 1024 * MEBI_KIB + 1)
PASSES = range(2, 11)
LANES = range(1, 5)


@dataclass(frozen=True, slots=True, order=True)
class KdfParameters:
    """The cost of Argon2id (RFC 9106): memory in KiB, passes over it, lanes."""

    memory_kib: int = 256 * MEBI_KIB
    passes: int = 3
    lanes: int = 2

    def require_bounds(self) -> None:
        """Raise `KdfRefused` outside 64 MiB-1 GiB, 2-10 passes, 1-4 lanes.

        A key file that somebody has tampered with must neither make the passphrase cheap to guess nor
        take the machine's memory.
        """
        asked = (
            ("memory", self.memory_kib, MEMORY_KIB),
            ("passes", self.passes, PASSES),
            ("lanes", self.lanes, LANES),
        )
        for what, value, allowed in asked:
            if value not in allowed:
                raise KdfRefused(what)


@dataclass(frozen=True, slots=True)
class Slot:
    """What opens a user's keys with a passphrase.

    Attributes:
        user: whose keys.
        version: counts up with each change of passphrase; 0 holds the enrolment keys.
        keys: the public halves of what is inside.
        kdf: cost of the derivation.
        salt: 16 random bytes.
        sealed: nonce ‖ AES-256-GCM(KEK, X25519 private ‖ Ed25519 private).
        signature: by ``keys.sign`` over everything else.

    Raises:
        ValueError: a salt or a seal of another length.
    """

    user: UUID
    version: int
    keys: PublicKeys
    kdf: KdfParameters
    salt: bytes
    sealed: bytes = field(repr=False)
    signature: bytes = field(repr=False, default=b"")

    def __post_init__(self) -> None:
        if len(self.salt) != SALT_BYTES or len(self.sealed) != SEALED_BYTES:
            raise ValueError("a slot has 16 bytes of salt and 92 of seal")

    def signed_bytes(self, register: UUID) -> bytes:
        """Return what the signature covers."""
        return canonical(
            [
                "caseapp-slot-signature-1",
                slot_aad(register, self.user, self.kdf),
                self.version,
                [self.keys.box, self.keys.sign],
                self.salt,
                self.sealed,
            ]
        )

    def is_signed(self, register: UUID) -> bool:
        """Say whether the holder of ``keys`` wrote this slot for this register."""
        return self.keys.signed(self.signed_bytes(register), self.signature)


def slot_aad(register: UUID, user: UUID, kdf: KdfParameters) -> bytes:
    """Return what the seal authenticates besides the keys: format, register, user, cost."""
    cost = [kdf.memory_kib, kdf.passes, kdf.lanes]
    return canonical(["caseapp-slot-1", register.bytes, user.bytes, cost])


def kek_of(passphrase: str, salt: bytes, kdf: KdfParameters) -> bytes:
    """Return the key that a passphrase makes; takes about one second at the default cost.

    Raises:
        KdfRefused: a cost outside the bounds; nothing was derived.
        NotEnoughMemory: the machine cannot spare the memory.
    """
    kdf.require_bounds()
    derivation = Argon2id(
        salt=salt,
        length=KEK_BYTES,
        iterations=kdf.passes,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    try:
        stretched = derivation.derive(typed)
    except MemoryError:
        raise NotEnoughMemory(kdf.memory_kib // MEBI_KIB) from None
    return HKDF(SHA256(), KEK_BYTES, salt=None, info=b"caseapp-kek-1").derive(stretched)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose slot it is, and which version of it."""

    register: UUID
    user: UUID
    version: int


def seal_slot(owner: Owner, identity: Identity, passphrase: str, kdf: KdfParameters) -> Slot:
    """Return a slot that the passphrase opens.

    Raises:
        KdfRefused: a cost outside the bounds.
    """
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    aad = slot_aad(owner.register, owner.user, kdf)
    sealed = nonce + AESGCM(kek_of(passphrase, salt, kdf)).encrypt(nonce, identity.packed(), aad)
    unsigned = Slot(owner.user, owner.version, identity.public(), kdf, salt, sealed)
    signature = identity.sign_key().sign(unsigned.signed_bytes(owner.register))
    return Slot(owner.user, owner.version, unsigned.keys, kdf, salt, sealed, signature)


def open_slot(register: UUID, slot: Slot, passphrase: str) -> Identity:
    """Return the private keys.

    Raises:
        KdfRefused: a cost outside the bounds; nothing was derived.
        WrongPassphrase: the passphrase is wrong, or the slot is not what was sealed.
        KeysDamaged: what was inside does not belong to the public keys.
    """
    nonce, sealed = slot.sealed[:NONCE_BYTES], slot.sealed[NONCE_BYTES:]
    kek = kek_of(passphrase, slot.salt, slot.kdf)
    try:
        private = AESGCM(kek).decrypt(nonce, sealed, slot_aad(register, slot.user, slot.kdf))
    except InvalidTag:
        raise WrongPassphrase from None
    identity = Identity.unpacked(private)
    if identity.public() != slot.keys:
        raise KeysDamaged("slot")
    return identity
