"""Wraps: one secret, encrypted to one public key (HPKE, RFC 9180, base mode).

A wrap is not signed. It counts only if a valid grant covers (kind, user) and the secret matches the
check value of the key's signed entry, so whoever holds a secret and sees a grant can make the wrap, and
a false one is found.
"""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from caseapp.storage.canonical import canonical
from caseapp.storage.keys.identity import Identity, PublicKeys
from caseapp.storage.keys.secret import VALUE_BYTES, KeyKind, Secret

SUITE_1 = b"\x01"
"""DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True, order=True)
class Wrap:
    """A secret for one holder: a user's id, or the recovery code's. ``box`` is their X25519 key."""

    key: bytes
    kind: KeyKind
    holder: UUID
    box: bytes
    sealed: bytes = field(repr=False)


def wrap_info(register: UUID, wrap: Wrap) -> bytes:
    """Return the context that HPKE binds the secret to."""
    return canonical(
        [
            "caseapp-wrap-1",
            register.bytes,
            wrap.key,
            wrap.kind.value,
            wrap.holder.bytes,
            wrap.box,
        ]
    )


def make_wrap(register: UUID, secret: Secret, holder: UUID, keys: PublicKeys) -> Wrap:
    """Return the secret, readable by the holder of ``keys`` alone."""
    bare = Wrap(secret.id, secret.kind, holder, keys.box, b"")
    sealed = _SUITE.encrypt(secret.value, keys.box_key(), info=wrap_info(register, bare))
    return Wrap(secret.id, secret.kind, holder, keys.box, SUITE_1 + sealed)


def open_wrap(register: UUID, wrap: Wrap, identity: Identity) -> Secret | None:
    """Return the secret, or ``None`` where the wrap is not for these keys or not what was wrapped."""
    suite, sealed = wrap.sealed[:1], wrap.sealed[1:]
    if suite != SUITE_1:
        return None
    try:
        value = _SUITE.decrypt(sealed, identity.box_key(), info=wrap_info(register, wrap))
    except (InvalidTag, ValueError):
        return None
    return Secret(wrap.key, wrap.kind, value) if len(value) == VALUE_BYTES else None
