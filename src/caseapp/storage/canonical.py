"""Canonical bytes: deterministic CBOR (RFC 8949, 4.2.1), for everything that is hashed or signed.

Only a small part of CBOR is used: null, booleans, integers, byte strings, text (NFC is the writer's
business), arrays, and maps with text keys. Floats, tags and indefinite lengths are refused, so that a
second implementation needs one page of code. `docs/journal-format.md` gives test vectors.
"""

from collections.abc import Iterable
from typing import TypeAlias

import cbor2

Plain: TypeAlias = "bool | int | bytes | str | list[Plain] | dict[str, Plain] | None"


class NotCanonical(ValueError):
    """The bytes are not the canonical form of what they hold."""


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a plain value; tuples count as arrays.

    Raises:
        TypeError: a value of another kind.
    """
    _require_plain(value)
    return bytes(cbor2.dumps(value, canonical=True))


def read(data: bytes) -> Plain:
    """Return what canonical bytes hold.

    Raises:
        NotCanonical: broken, trailing, or written in another way than `canonical` writes it.
    """
    try:
        value = cbor2.loads(data)
        written = canonical(value)
    except (cbor2.CBORDecodeError, TypeError, ValueError, RecursionError) as error:
        raise NotCanonical from error
    if written != data:
        raise NotCanonical
    return value  # type: ignore[no-any-return] # `canonical` has just checked every part


def as_list(value: Plain) -> list[Plain]:
    """Return an array, or raise `NotCanonical`."""
    if isinstance(value, list):
        return value
    raise NotCanonical


def as_bytes(value: Plain) -> bytes:
    """Return a byte string, or raise `NotCanonical`."""
    if isinstance(value, bytes):
        return value
    raise NotCanonical


def as_text(value: Plain) -> str:
    """Return a text, or raise `NotCanonical`."""
    if isinstance(value, str):
        return value
    raise NotCanonical


def as_int(value: Plain) -> int:
    """Return an integer, or raise `NotCanonical`; true and false are none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise NotCanonical


_LEAVES = frozenset({str, bytes, bool, type(None)})
"""Asked first, by exact type: every byte of the journal is checked here, and most of it is these."""


def _require_plain(value: object) -> None:
    if isinstance(value, list | tuple):
        parts: Iterable[object] = value
    elif isinstance(value, dict):
        parts = (*map(_text, value), *value.values())
    else:
        _require_leaf(value)
        return
    for part in parts:
        if type(part) not in _LEAVES:
            _require_plain(part)


def _require_leaf(value: object) -> None:
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:  # what the database can hold
            raise TypeError("integer over 64 bits")
    elif not isinstance(value, bytes | str | None):
        raise TypeError(type(value).__name__)


def _text(key: object) -> str:
    if isinstance(key, str):
        return key
    raise TypeError(type(key).__name__)
