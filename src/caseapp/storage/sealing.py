"""Sealed rows: what one compartment may read, and nobody else may guess.

A sealed value is key id ‖ nonce ‖ AES-256-GCM(content padded to 64, 256, 1024 … bytes); the additional
data bind it to register, table, row and field, so that it cannot be put elsewhere.

Whoever does not hold the compartment can still *hand in* a content: under a key of its own, boxed for
each holder (`keys.handing`). A mark stands where the key id would be. ``docs/file-formats.md`` has both.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseapp.domain.coded import Compartment
from caseapp.domain.contact_errors import NobodyCanRead
from caseapp.domain.errors import RegisterDamaged
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.storage.canonical import NotCanonical, canonical
from caseapp.storage.keys import handing
from caseapp.storage.keys.secret import VALUE_BYTES, KeyKind
from caseapp.storage.queries.sealed import Sealed
from caseapp.storage.register import Register

KEY_ID_BYTES, NONCE_BYTES, LENGTH_BYTES, SMALLEST = 16, 12, 4, 64
TABLE, FIELD = "sealed_record", "sealed"
HANDED_IN = b"caseapp-handin-1"
"""Stands where a random key id would: 16 bytes."""


def seal(register: Register, compartment: Compartment, row: UUID, content: bytes) -> bytes:
    """Return the sealed form of a content, under the compartment's current key.

    Raises:
        CompartmentNotHeld: the user does not hold the key.
    """
    current = register.keyfile.directory.current_key(KeyKind.of(compartment))
    secret = register.unlocked.secrets.get(current.key) if current else None
    if secret is None:
        raise CompartmentNotHeld(compartment.value)
    return secret.id + _encrypted(secret.value, content, _bound_to(register.id, row))


def hand_in(register: Register, compartment: Compartment, row: UUID, content: bytes) -> bytes:
    """Return the sealed form of a content that every present holder may read, and the writer may not.

    The key exists in this function alone. The recovery code is always among the holders, so that the
    content stays readable when the last of them has gone.

    Raises:
        NobodyCanRead: there is neither a holder nor a recovery code.
    """
    holders = handing.holders_of(register.keyfile.directory, KeyKind.of(compartment))
    if not holders:
        raise NobodyCanRead(compartment.value)
    bound_to, key = _bound_to(register.id, row), os.urandom(VALUE_BYTES)
    boxes = handing.make_boxes(key, holders, bound_to)
    length = len(boxes).to_bytes(LENGTH_BYTES, "big")
    return HANDED_IN + length + boxes + _encrypted(key, content, _with(boxes, bound_to))


def was_handed_in(record: Sealed) -> bool:
    """Say whether a record is in the form that needs no key of the writer."""
    return record.ciphertext[:KEY_ID_BYTES] == HANDED_IN


def unseal(register: Register, record: Sealed) -> bytes:
    """Return the content of a sealed record of either form.

    Raises:
        CompartmentNotHeld: the user does not hold the key it was sealed with.
        RegisterDamaged: it was changed, or belongs to another row.
    """
    data, bound_to = record.ciphertext, _bound_to(register.id, record.id)
    if was_handed_in(record):
        return _unsealed_by_box(register, record, bound_to)
    secret = register.unlocked.secrets.get(data[:KEY_ID_BYTES])
    if secret is None:
        raise CompartmentNotHeld(record.compartment)
    return _decrypted(secret.value, data[KEY_ID_BYTES:], bound_to)


def padded(content: bytes) -> bytes:
    """Return length ‖ content ‖ zeros, up to 64, 256, 1024 … bytes: the size says little."""
    size = SMALLEST
    while size < len(content) + LENGTH_BYTES:
        size *= 4
    return (len(content).to_bytes(LENGTH_BYTES, "big") + content).ljust(size, b"\0")


def _unsealed_by_box(register: Register, record: Sealed, bound_to: bytes) -> bytes:
    data = record.ciphertext[KEY_ID_BYTES:]
    end = LENGTH_BYTES + int.from_bytes(data[:LENGTH_BYTES], "big")
    boxes = data[LENGTH_BYTES:end]
    try:
        found = handing.read_boxes(boxes)
    except (NotCanonical, ValueError):
        raise RegisterDamaged("sealed") from None
    own = next((box for box in found if box.holder == register.unlocked.user), None)
    if own is None:
        raise CompartmentNotHeld(record.compartment)
    key = handing.open_box(own, register.unlocked.identity, bound_to)
    if key is None:
        raise RegisterDamaged("sealed")
    return _decrypted(key, data[end:], _with(boxes, bound_to))


def _encrypted(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, padded(content), bound_to)


def _decrypted(key: bytes, data: bytes, bound_to: bytes) -> bytes:
    try:
        found = AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise RegisterDamaged("sealed") from None
    length = int.from_bytes(found[:LENGTH_BYTES], "big")
    return found[LENGTH_BYTES : LENGTH_BYTES + length]


def _bound_to(register: UUID, row: UUID) -> bytes:
    return canonical(["caseapp-sealed-1", register.bytes, TABLE, row.bytes, FIELD])


def _with(boxes: bytes, bound_to: bytes) -> bytes:
    """A box that is added or taken away is noticed by everybody who can open theirs."""
    return canonical(["caseapp-handed-in-1", bound_to, boxes])
