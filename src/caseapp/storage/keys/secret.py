"""Secrets: what opens files and sealed records, each under a random id of its own."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from caseapp.domain.coded import Compartment

ID_BYTES = 16
VALUE_BYTES = 32


class KeyKind(StrEnum):
    """What a secret is for."""

    DATA = "data"  # SQLCipher's raw key; local to one copy of the register
    TRAINED = "trained"
    SPECIALIST = "specialist"
    REGISTER = "register"  # QR codes, attachment names, sidecar

    @property
    def compartment(self) -> Compartment | None:
        """The sealed compartment that the secret opens, if it opens one."""
        return Compartment(self.value) if self in _COMPARTMENTS else None

    @classmethod
    def of(cls, compartment: Compartment) -> "KeyKind":
        """Return the kind of the secrets of a compartment."""
        return cls(compartment.value)


_COMPARTMENTS = frozenset({KeyKind.TRAINED, KeyKind.SPECIALIST})


@dataclass(frozen=True, slots=True)
class Secret:
    """A 256-bit key and its random 16-byte id; the value never shows in a repr."""

    id: bytes
    kind: KeyKind
    value: bytes = field(repr=False)

    @classmethod
    def fresh(cls, kind: KeyKind) -> "Secret":
        """Return a new random secret."""
        return cls(secrets.token_bytes(ID_BYTES), kind, secrets.token_bytes(VALUE_BYTES))

    @property
    def check_value(self) -> bytes:
        """SHA-256("caseapp-key-1" ‖ key id ‖ secret): tells a false wrap from a true one."""
        return hashlib.sha256(b"caseapp-key-1" + self.id + self.value).digest()

    def matches(self, check_value: bytes) -> bool:
        """Compare in constant time with the check value of a signed key entry."""
        return hmac.compare_digest(self.check_value, check_value)
