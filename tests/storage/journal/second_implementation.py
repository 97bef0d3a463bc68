"""The journal's format a second time, written from `docs/journal-format.md` alone.

It imports nothing of caseapp: if it reads what the program writes, the document says enough. One page of
code and an Ed25519 are all that somebody needs who must prove a register's history in twenty years.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Refused(ValueError):
    """The bytes are no run, or not the one that was signed."""


def encode(value: Any) -> bytes:  # noqa: PLR0911 - one return for each kind of value
    """Deterministic CBOR (RFC 8949, 4.2.1) of null, bool, int, bytes, str, list, dict with str keys."""
    match value:
        case None:
            return b"\xf6"
        case bool():
            return b"\xf5" if value else b"\xf4"
        case int():
            return _head(0, value) if value >= 0 else _head(1, -1 - value)
        case bytes():
            return _head(2, len(value)) + value
        case str():
            return _head(3, len(value.encode())) + value.encode()
        case list():
            return _head(4, len(value)) + b"".join(map(encode, value))
        case dict():
            pairs = sorted((encode(key), encode(part)) for key, part in value.items())
            return _head(5, len(pairs)) + b"".join(key + part for key, part in pairs)
        case _:
            raise Refused(type(value).__name__)


def decode(data: bytes) -> Any:
    """Read one value, and refuse any other way of writing it."""
    value, rest = _decode(data)
    if rest or encode(value) != data:
        raise Refused("not canonical")
    return value


def commitment(salt: bytes, value: bytes) -> bytes:
    return hashlib.sha256(b"cell1" + salt + value).digest()


def first_prev(register: bytes, replica: bytes, parent: list[Any]) -> bytes:
    parent_replica, parent_seq, parent_hash = parent
    whole = register + replica + parent_replica + parent_seq.to_bytes(8, "big") + parent_hash
    return hashlib.sha256(b"replica1" + whole).digest()


def entries_of(register: bytes, keys: Mapping[bytes, bytes], run: bytes) -> list[dict[str, Any]]:
    """Verify a run that begins with a replica's first entry; return its entries.

    Args:
        register: the register's id.
        keys: author → Ed25519 public key.
        run: as it travels.
    """
    kind, replica, parent, transactions = decode(run)
    if kind != "caseapp-run-1":
        raise Refused(kind)
    prev, seq, found = first_prev(register, replica, parent), 0, []
    for head, entries in transactions:
        first, last, last_hash, act, author, *_, signature = head
        if first != seq + 1 or last - first + 1 != len(entries):
            raise Refused("gap")
        for clock, table, row, cells, payload in entries:
            seq += 1
            said = {"seq": seq, "act": act, "table": table, "row": row, "clock": clock}
            found.append(said | {"values": _values(decode(cells), decode(payload)), "prev": prev})
            named = [1, replica, seq, clock, act, author, table, row, decode(cells), prev]
            prev = hashlib.sha256(b"\x00" + encode(named)).digest()
        if prev != last_hash:
            raise Refused("hash")
        signed = ["caseapp-transaction-1", register, replica, *head[:-1]]
        Ed25519PublicKey.from_public_bytes(keys[author]).verify(signature, encode(signed))
    return found


def _values(cells: list[Any], payload: list[Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for (field, promised, _bases), kept in zip(cells, payload, strict=True):
        if kept is not None:
            if commitment(*kept) != promised:
                raise Refused("value")
            values[field] = decode(kept[1])
    return values


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for more, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([major << 5 | more]) + number.to_bytes(size, "big")
    raise Refused("over 64 bits")


def _decode(data: bytes) -> tuple[Any, bytes]:
    if not data:
        raise Refused("cut")
    major, more, data = data[0] >> 5, data[0] & 31, data[1:]
    if major == 7:
        return {20: False, 21: True, 22: None}[more], data
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(more, 0)
    number, data = (int.from_bytes(data[:size], "big"), data[size:]) if size else (more, data)
    if major < 2:
        return (number if major == 0 else -1 - number), data
    if major < 4:
        part, rest = data[:number], data[number:]
        return (part if major == 2 else part.decode()), rest
    parts = []
    for _ in range(number * (major - 3)):
        part_value, data = _decode(data)
        parts.append(part_value)
    return (parts if major == 4 else dict(zip(parts[::2], parts[1::2], strict=True))), data
