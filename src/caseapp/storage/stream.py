"""Encryption of one file under one key of its own: STREAM over AES-256-GCM in chunks of 64 KiB.

Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance" (CRYPTO 2015), section 7. The nonce of a chunk is its number (11 bytes, big endian)
and a byte that is 1 for the last chunk and 0 for every other, so that chunks cannot be cut off,
appended, repeated or put in another order. A nonce never repeats because a key is never used twice.

File: the eight bytes ``caseatt1``, then the chunks, each with its tag of 16 bytes. The last one holds 1
to 65,536 bytes, or none if the file is empty.
"""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"caseatt1"
CHUNK = 64 * 1024
KEY_BYTES = 32
_TAG = 16


class StreamBroken(ValueError):
    """The bytes are not what was encrypted under this key and label."""


def sealed(content: bytes, key: bytes, label: bytes) -> Iterator[bytes]:
    """Yield the parts of the encrypted file.

    Args:
        content: what is to be kept.
        key: 32 random bytes that are used for nothing else.
        label: is authenticated but not stored: what the file is called.
    """
    cipher = AESGCM(key)
    yield MAGIC
    for number, last, chunk in _chunks(content, CHUNK):
        yield cipher.encrypt(_nonce(number, last=last), chunk, MAGIC + label)


def opened(data: bytes, key: bytes, label: bytes) -> bytes:
    """Return what an encrypted file holds, all of it or nothing.

    Raises:
        StreamBroken: cut, reordered, changed, or of another key or label.
    """
    if not data.startswith(MAGIC):
        raise StreamBroken
    cipher = AESGCM(key)
    parts: list[bytes] = []
    try:
        for number, last, chunk in _chunks(data[len(MAGIC) :], CHUNK + _TAG):
            parts.append(cipher.decrypt(_nonce(number, last=last), chunk, MAGIC + label))
    except InvalidTag:
        raise StreamBroken from None
    return b"".join(parts)


def _chunks(data: bytes, size: int) -> Iterator[tuple[int, bool, bytes]]:
    count = max(1, -(-len(data) // size))
    view = memoryview(data)
    for number in range(count):
        yield number, number == count - 1, bytes(view[number * size : (number + 1) * size])


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
