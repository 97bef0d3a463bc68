"""A secret for whoever holds a compartment today, made by somebody who does not hold it.

HPKE (RFC 9180, base mode) needs only public keys, and the signed directory names those: each present
holder's own and the recovery code's. Whoever made such a box cannot open it again.
"""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from caseapp.storage.canonical import as_bytes, as_list, canonical, read
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.identity import Identity, PublicKeys
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.wraps import SUITE_1

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Box:
    """A secret for one holder: a user's id, or the recovery code's. ``box`` is their X25519 key."""

    holder: UUID
    box: bytes
    sealed: bytes = field(repr=False)


def holders_of(directory: Directory, kind: KeyKind) -> dict[UUID, PublicKeys]:
    """Return who may open what is handed in now; empty: nobody could ever read it."""
    found = {
        user.id: user.keys
        for user in directory.users.values()
        if user.keys and directory.holds(user.id, kind)
    }
    recovery = directory.recovery_now
    return found | ({recovery: directory.standing.known.recovery[recovery]} if recovery else {})


def make_boxes(secret: bytes, holders: dict[UUID, PublicKeys], context: bytes) -> bytes:
    """Return the boxes of one secret, in the order of the holders' ids, as canonical CBOR.

    Args:
        secret: 32 bytes that nobody has yet.
        holders: who may open it.
        context: what the boxes are bound to, so that they open nothing elsewhere.
    """
    boxes = []
    for holder, keys in sorted(holders.items()):
        sealed = _SUITE.encrypt(secret, keys.box_key(), info=_info(context, holder, keys.box))
        boxes.append([holder.bytes, keys.box, SUITE_1 + sealed])
    return canonical(boxes)


def read_boxes(data: bytes) -> tuple[Box, ...]:
    """Return the boxes of a handed-in content.

    Raises:
        NotCanonical: these are none.
        ValueError: a holder is no id.
    """
    rows = [[as_bytes(part) for part in as_list(row)] for row in as_list(read(data))]
    return tuple(Box(UUID(bytes=holder), box, sealed) for holder, box, sealed in rows)


def open_box(box: Box, identity: Identity, context: bytes) -> bytes | None:
    """Return the secret, or ``None`` where the box is not for these keys or not what was made."""
    if box.sealed[:1] != SUITE_1:
        return None
    info = _info(context, box.holder, box.box)
    try:
        return _SUITE.decrypt(box.sealed[1:], identity.box_key(), info=info)
    except (InvalidTag, ValueError):
        return None


def _info(context: bytes, holder: UUID, box: bytes) -> bytes:
    return canonical(["caseapp-handed-in-box-1", context, holder.bytes, box])
