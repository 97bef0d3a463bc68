"""Row ids: made offline, unique everywhere, and the same where two laptops make the same row.

``uuid7`` is RFC 9562 version 7 (time-ordered). ``uuid8_of`` is version 8: the SHA-256 of what makes
a row one, so that the same list taken in twice, or the same bus sheet replayed on two laptops, meets
as one row when the laptops merge.
"""

import hashlib
import secrets
import time
from typing import NewType
from uuid import UUID

UserId = NewType("UserId", UUID)
ReplicaId = NewType("ReplicaId", UUID)
EventId = NewType("EventId", UUID)
StageId = NewType("StageId", UUID)
ListId = NewType("ListId", UUID)
EntryId = NewType("EntryId", UUID)
LineId = NewType("LineId", UUID)
"""The line of an expected person through all versions of a list: the id of its first known entry."""
PersonId = NewType("PersonId", UUID)
ArrivalId = NewType("ArrivalId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
RelativeId = NewType("RelativeId", UUID)
InterviewId = NewType("InterviewId", UUID)
PlaceId = NewType("PlaceId", UUID)

_VARIANT = 0b10 << 62


def uuid7(milliseconds: int | None = None) -> UUID:
    """Return a new version 7 UUID; ``milliseconds`` since 1970 default to now."""
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    noise = secrets.randbits(74)
    high = (stamp & (2**48 - 1)) << 16 | 0x7000 | noise >> 62
    return UUID(int=high << 64 | _VARIANT | noise & (2**62 - 1))


def uuid8_of(kind: str, *parts: UUID | bytes | str | int) -> UUID:
    """Return the version 8 UUID of what makes a row of this kind one.

    Each part is hashed with its type and length in front, so that no two lists of parts collide by
    being joined differently.
    """
    digest = hashlib.sha256(b"caseapp-row-1")
    for part in (kind, *parts):
        mark, data = _bytes_of(part)
        digest.update(mark + len(data).to_bytes(4, "big") + data)
    number = int.from_bytes(digest.digest()[:16], "big")
    high = (number >> 64) & ~0xF000 | 0x8000
    return UUID(int=high << 64 | _VARIANT | number & (2**62 - 1))


def _bytes_of(part: UUID | bytes | str | int) -> tuple[bytes, bytes]:
    match part:
        case UUID():
            return b"u", part.bytes
        case bytes():
            return b"b", part
        case str():
            return b"s", part.encode()
        case int():
            return b"i", part.to_bytes(16, "big", signed=True)
