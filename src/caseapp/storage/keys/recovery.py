"""The recovery code: 128 bits on paper, and the two key pairs that it makes.

Crockford base 32 in groups of four, and two check letters after it. Reading is forgiving: case, spaces
and hyphens make no difference, O is 0, I and L are 1.
"""

import secrets
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseapp.storage.keys.facts import recovery_id
from caseapp.storage.keys.identity import KEY_BYTES, Identity

ENTROPY_BYTES = 16
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """128 random bits; they show only through `text`."""

    entropy: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> Self:
        """Return a new code."""
        return cls(secrets.token_bytes(ENTROPY_BYTES))

    def identity(self) -> Identity:
        """Return the key pairs: HKDF-SHA256 of the code, 32 bytes each for X25519 and Ed25519."""
        derived = HKDF(SHA256(), 2 * KEY_BYTES, salt=None, info=b"caseapp-recovery-1")
        return Identity.unpacked(derived.derive(self.entropy))

    @property
    def id(self) -> UUID:
        """The id under which the code signs and holds wraps."""
        return recovery_id(self.identity().public())
