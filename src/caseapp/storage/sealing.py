"""Sealed rows: what one compartment may read, and nobody else may guess.

A sealed value is key id ‖ nonce ‖ AES-256-GCM(content padded to 64, 256, 1024 … bytes); the additional
data bind it to register, table, row and field, so that it cannot be put elsewhere.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseapp.domain.coded import Compartment
from caseapp.domain.errors import RegisterDamaged
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.storage.canonical import canonical
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.queries.sealed import Sealed
from caseapp.storage.register import Register

KEY_ID_BYTES, NONCE_BYTES, LENGTH_BYTES, SMALLEST = 16, 12, 4, 64
TABLE, FIELD = "sealed_record", "sealed"


def seal(register: Register, compartment: Compartment, row: UUID, content: bytes) -> bytes:
    """Return the sealed form of a content, under the compartment's current key.

    Raises:
        CompartmentNotHeld: the user does not hold the key.
    """
    current = register.keyfile.directory.current_key(KeyKind.of(compartment))
    secret = register.unlocked.secrets.get(current.key) if current else None
    if secret is None:
        raise CompartmentNotHeld(compartment.value)
    nonce = os.urandom(NONCE_BYTES)
    cipher = AESGCM(secret.value)
    return secret.id + nonce + cipher.encrypt(nonce, padded(content), _bound_to(register.id, row))


def unseal(register: Register, record: Sealed) -> bytes:
    """Return the content of a sealed record.

    Raises:
        CompartmentNotHeld: the user does not hold the key it was sealed with.
        RegisterDamaged: it was changed, or belongs to another row.
    """
    data = record.ciphertext
    key_id, nonce = data[:KEY_ID_BYTES], data[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES]
    secret = register.unlocked.secrets.get(key_id)
    if secret is None:
        raise CompartmentNotHeld(record.compartment)
    try:
        found = AESGCM(secret.value).decrypt(
            nonce, data[KEY_ID_BYTES + NONCE_BYTES :], _bound_to(register.id, record.id)
        )
    except InvalidTag:
        raise RegisterDamaged("sealed") from None
    length = int.from_bytes(found[:LENGTH_BYTES], "big")
    return found[LENGTH_BYTES : LENGTH_BYTES + length]


def padded(content: bytes) -> bytes:
    """Return length ‖ content ‖ zeros, up to 64, 256, 1024 … bytes: the size says little."""
    size = SMALLEST
    while size < len(content) + LENGTH_BYTES:
        size *= 4
    return (len(content).to_bytes(LENGTH_BYTES, "big") + content).ljust(size, b"\0")


def _bound_to(register: UUID, row: UUID) -> bytes:
    return canonical(["caseapp-sealed-1", register.bytes, TABLE, row.bytes, FIELD])
