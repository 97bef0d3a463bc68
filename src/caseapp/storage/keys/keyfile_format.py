"""The bytes of ``keys.json``: canonical JSON (`docs/key-file-format.md`).

Sorted keys, no spaces, UTF-8, binary as base64url without padding. ``check`` is the SHA-256 of the
same JSON without it: it finds a damaged file. Forgery is found by the signatures inside.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from caseapp.domain.key_errors import KeysDamaged, KeysNewer
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.keyfile import KeyFile, Ring, settled
from caseapp.storage.keys.records import Record
from caseapp.storage.keys.secret import ID_BYTES, KeyKind
from caseapp.storage.keys.slots import KdfParameters, Slot
from caseapp.storage.keys.wraps import Wrap

FORMAT = "caseapp-keys-1"
_FAMILY = "caseapp-keys-"
MAX_BYTES = 16 * 2**20
"""Ten thousand users stay far below; what is larger is not a key file."""

Json = Mapping[str, Any]


def to_bytes(keyfile: KeyFile) -> bytes:
    """Return the file's bytes; the same value gives the same bytes."""
    ring = keyfile.ring
    body: dict[str, Any] = {
        "format": FORMAT,
        "register": keyfile.register.hex,
        "data_key": _b64(keyfile.data_key),
        "generation": keyfile.generation,
        "demo": keyfile.demo,
        "title": keyfile.title,
        "sole": keyfile.sole,
        "slots": _sorted(map(_slot_json, ring.slots)),
        "wraps": _sorted(map(_wrap_json, ring.wraps)),
        "records": _sorted(map(_record_json, ring.records)),
    }
    return _json({**body, "check": _check(body)})


def from_bytes(data: bytes) -> KeyFile:
    """Return the key file.

    Raises:
        KeysNewer: written by a newer program.
        KeysDamaged: anything else that `to_bytes` would not have written.
    """
    body = _loaded(data)
    if body.get("format") != FORMAT:
        raise KeysNewer if str(body.get("format", "")).startswith(_FAMILY) else KeysDamaged("file")
    try:
        written = _keyfile(body)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise KeysDamaged("file") from error
    if to_bytes(written) != data:  # the check value, the order, spaces, unknown or odd fields
        raise KeysDamaged("file")
    keyfile = replace(written, ring=settled(written.register, written.ring))
    keyfile.require_founded()
    return keyfile


def _keyfile(body: Json) -> KeyFile:
    register, data_key = UUID(hex=body["register"]), _raw(body["data_key"])
    if len(data_key) != ID_BYTES:
        raise ValueError("data key id")
    ring = Ring(
        _set(_slot, body["slots"]),
        _set(_wrap, body["wraps"]),
        _set(_record, body["records"]),
    )
    return KeyFile(
        register=register,
        data_key=data_key,
        ring=ring,
        generation=int(body["generation"]),
        demo=body["demo"] is True,
        title=str(body["title"]),
        sole=body["sole"] is True,
    )


def _loaded(data: bytes) -> Json:
    if len(data) > MAX_BYTES:
        raise KeysDamaged("file")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise KeysDamaged("file") from error
    if not isinstance(body, dict):
        raise KeysDamaged("file")
    return body


def _slot_json(slot: Slot) -> Json:
    return {
        "user": slot.user.hex,
        "version": slot.version,
        "keys": _keys_json(slot.keys),
        "kdf": [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes],
        "salt": _b64(slot.salt),
        "sealed": _b64(slot.sealed),
        "signature": _b64(slot.signature),
    }


def _slot(body: Json) -> Slot:
    return Slot(
        user=UUID(hex=body["user"]),
        version=int(body["version"]),
        keys=_keys(body["keys"]),
        kdf=KdfParameters(*map(int, body["kdf"])),
        salt=_raw(body["salt"]),
        sealed=_raw(body["sealed"]),
        signature=_raw(body["signature"]),
    )


def _wrap_json(wrap: Wrap) -> Json:
    return {
        "key": _b64(wrap.key),
        "kind": wrap.kind.value,
        "holder": wrap.holder.hex,
        "box": _b64(wrap.box),
        "sealed": _b64(wrap.sealed),
    }


def _wrap(body: Json) -> Wrap:
    return Wrap(
        _raw(body["key"]),
        KeyKind(body["kind"]),
        UUID(hex=body["holder"]),
        _raw(body["box"]),
        _raw(body["sealed"]),
    )


def _record_json(record: Record) -> Json:
    return {
        "kind": record.kind,
        "body": _b64(record.body),
        "signer": record.signer.hex,
        "signature": _b64(record.signature),
    }


def _record(body: Json) -> Record:
    return Record(
        str(body["kind"]),
        _raw(body["body"]),
        UUID(hex=body["signer"]),
        _raw(body["signature"]),
    )


def _keys_json(keys: PublicKeys) -> list[str]:
    return [_b64(keys.box), _b64(keys.sign)]


def _keys(body: list[str]) -> PublicKeys:
    box, sign = body
    return PublicKeys(_raw(box), _raw(sign))


def _set(read: Callable[[Json], Any], parts: list[Json]) -> frozenset[Any]:
    return frozenset(map(read, parts))


def _sorted(parts: Iterable[Json]) -> list[Json]:
    return sorted(parts, key=_json)


def _check(body: Json) -> str:
    return _b64(hashlib.sha256(_json(body)).digest())


def _json(body: Json) -> bytes:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _raw(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("base64url") from error
