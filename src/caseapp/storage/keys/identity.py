"""Key pairs of a user or of the recovery code: X25519 to be given secrets, Ed25519 to sign."""

import base64
import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from caseapp.domain.ids import uuid8_of

KEY_BYTES = 32
_FINGERPRINT_BYTES = 10  # 80 bits: 16 characters that two people can compare by voice
_PROBE = X25519PrivateKey.from_private_bytes(b"\x01" * KEY_BYTES)  # no secret: any key shows it


@dataclass(frozen=True, slots=True, order=True)
class PublicKeys:
    """The raw public halves, 32 bytes each.

    Raises:
        ValueError: another length, or a point of low order, to which nothing can be encrypted.
    """

    box: bytes
    sign: bytes

    def __post_init__(self) -> None:
        if len(self.box) != KEY_BYTES or len(self.sign) != KEY_BYTES:
            raise ValueError("public keys are 32 bytes each")
        _PROBE.exchange(self.box_key())

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether the private half of ``sign`` made the signature (Ed25519, RFC 8032)."""
        try:
            Ed25519PublicKey.from_public_bytes(self.sign).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def box_key(self) -> X25519PublicKey:
        """Return the key that HPKE takes."""
        return X25519PublicKey.from_public_bytes(self.box)

    @property
    def fingerprint(self) -> str:
        """16 base-32 characters in groups of four, to be compared on paper."""
        digest = hashlib.sha256(b"caseapp-fingerprint-1" + self.box + self.sign).digest()
        text = base64.b32encode(digest[:_FINGERPRINT_BYTES]).decode()
        return "-".join(text[i : i + 4] for i in range(0, len(text), 4))

    def id_as(self, kind: str) -> UUID:
        """Return the id that these keys vouch for: nobody can put other keys under it."""
        return uuid8_of(kind, self.box, self.sign)


@dataclass(frozen=True, slots=True)
class Identity:
    """Both private halves, 32 raw bytes each; they never show in a repr."""

    box: bytes = field(repr=False)
    sign: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> "Identity":
        """Return a new random identity."""
        return cls(
            X25519PrivateKey.generate().private_bytes_raw(),
            Ed25519PrivateKey.generate().private_bytes_raw(),
        )

    @classmethod
    def unpacked(cls, private: bytes) -> "Identity":
        """Return the identity of X25519 private ‖ Ed25519 private, 64 bytes."""
        if len(private) != 2 * KEY_BYTES:
            raise ValueError("private keys are 32 bytes each")
        return cls(private[:KEY_BYTES], private[KEY_BYTES:])

    def packed(self) -> bytes:
        """Return X25519 private ‖ Ed25519 private, 64 bytes."""
        return self.box + self.sign

    def box_key(self) -> X25519PrivateKey:
        """Return the key that opens wraps."""
        return X25519PrivateKey.from_private_bytes(self.box)

    def sign_key(self) -> Ed25519PrivateKey:
        """Return the key that signs."""
        return Ed25519PrivateKey.from_private_bytes(self.sign)

    def public(self) -> PublicKeys:
        """Return the public halves."""
        return PublicKeys(
            self.box_key().public_key().public_bytes_raw(),
            self.sign_key().public_key().public_bytes_raw(),
        )
