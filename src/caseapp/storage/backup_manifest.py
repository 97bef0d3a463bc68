"""What a backup file says about itself in the clear: nothing about anybody.

A backup is an uncompressed zip of three members: ``manifest.json``, ``keys.json`` and ``register.db``,
the database encrypted under the data key it was made with. Attachments stay where they are, named here.
"""

import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from caseapp.domain.keeping import BackupKind
from caseapp.domain.keeping_errors import BackupRefused
from caseapp.storage.snapshot import Measure

FORMAT = "caseapp-backup-1"
MANIFEST, KEYS, DATABASE = "manifest.json", "keys.json", "register.db"
_FAMILY = "caseapp-backup-"
_MANIFEST_LIMIT = 64 * 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_KEY_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The clear part. ``attachments`` are stored names; ``sha256`` is member name → hex digest."""

    register: UUID
    key_id: bytes
    made_at: datetime
    kind: BackupKind
    schema: int
    measure: Measure
    attachments: tuple[str, ...]
    sha256: Mapping[str, str]

    def as_json(self) -> bytes:
        """Return the member ``manifest.json``."""
        said = {
            "format": FORMAT,
            "register": str(self.register),
            "key_id": self.key_id.hex(),
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "kind": self.kind.value,
            "schema": self.schema,
            "heads": {str(r): [seq, h.hex()] for r, (seq, h) in self.measure.heads.items()},
            "rows": dict(self.measure.rows),
            "attachments": sorted(self.attachments),
            "sha256": dict(self.sha256),
        }
        return json.dumps(said, sort_keys=True, indent=1).encode()


def read_manifest(file: Path) -> Manifest:
    """Return what a backup says about itself; its members are not read.

    Raises:
        BackupRefused: unreadable (no backup, or cut off) or newer (of a later format).
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _parsed(json.loads(_manifest_bytes(archive)))
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError):
        raise BackupRefused("unreadable") from None


def _manifest_bytes(archive: zipfile.ZipFile) -> bytes:
    members = {info.filename: info for info in archive.infolist()}
    if members.keys() != {MANIFEST, KEYS, DATABASE}:
        raise ValueError("members")
    if any(info.compress_type != zipfile.ZIP_STORED for info in members.values()):
        raise ValueError("compressed")  # nothing may unpack to more than it is
    if members[MANIFEST].file_size > _MANIFEST_LIMIT:
        raise ValueError("size")
    return archive.read(MANIFEST)


def _parsed(said: dict[str, Any]) -> Manifest:
    if said["format"] != FORMAT:
        newer = str(said["format"]).startswith(_FAMILY)
        raise BackupRefused("newer" if newer else "unreadable")
    made_at = datetime.fromisoformat(said["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("made_at")
    return Manifest(
        register=UUID(said["register"]),
        key_id=bytes.fromhex(_matching(_KEY_ID, said["key_id"])),
        made_at=made_at.astimezone(UTC),
        kind=BackupKind(said["kind"]),
        schema=int(said["schema"]),
        measure=Measure(
            {UUID(r): (int(seq), bytes.fromhex(h)) for r, (seq, h) in said["heads"].items()},
            {str(name): int(count) for name, count in said["rows"].items()},
        ),
        attachments=tuple(_matching(_SHA256, name) for name in said["attachments"]),
        sha256={name: _matching(_SHA256, said["sha256"][name]) for name in (KEYS, DATABASE)},
    )


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("pattern")
    return text
