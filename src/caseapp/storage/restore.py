"""Makes a register folder out of a backup: the whole of it, or nothing."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caseapp.domain.keeping_errors import BackupRefused, Cancelled
from caseapp.storage import attachments
from caseapp.storage.backup_manifest import DATABASE, KEYS, Manifest, read_manifest
from caseapp.storage.durable import sync_folder, unfinished, write_whole, written
from caseapp.storage.faults import translated
from caseapp.storage.places import KEYS as KEYS_FILE
from caseapp.storage.places import database_name, make_register_folder, require_free
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.volumes import Volume, volume_of

RESTORED = "restored.json"
"""Marks a folder that came out of a backup and has not begun its own chain yet.

The register it was made of may have gone on with the same chain, and the file may have got the very
inode that the old one had, so neither journal nor file identity could tell.
"""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What was made. ``missing`` are attachments that were not found beside the backup."""

    folder: Path
    manifest: Manifest
    missing: tuple[str, ...]


def restore(
    file: Path,
    to: Path,
    progress: Progress = quietly,
    ask: Callable[[Path], Volume] = volume_of,
) -> Restored:
    """Make a register folder out of a backup file, under a name of its own until it is whole.

    Attachments are copied from beside the register folder that the backup lies in, if it lies in one,
    or from beside the backup. The folder is marked: what is written in it begins a chain of its own
    (`caseapp.storage.copies`), because the register the backup was made of may have gone on.

    Args:
        file: the backup; it is only read.
        to: the folder to make; as for a new register.
        progress: told of bytes of the database; may stop it.
        ask: says which volume a path lies on.

    Raises:
        BackupRefused: unreadable, newer or altered; no folder was made.
        PlaceRefused: a register cannot be made there.
        Cancelled: ``progress`` said so; no folder is left.
        DiskFull: no room; no folder is left.
    """
    manifest = read_manifest(file)
    require_free(to)
    made = unfinished(to)
    try:
        make_register_folder(made, ask)
        with translated():
            missing = _unpack(file, made, manifest, progress)
            _take_place(made, to)
    except BaseException as error:
        shutil.rmtree(
            made, ignore_errors=True
        )  # what it cannot remove has no key file and never counts
        if isinstance(error, zipfile.BadZipFile | EOFError):
            raise BackupRefused("altered") from None
        if isinstance(
            error, OSError
        ):  # full and read-only are translated: the stick was pulled out
            raise BackupRefused("unreachable") from None
        raise
    return Restored(to, manifest, missing)


@dataclass(frozen=True, slots=True)
class Mark:
    """Says that a folder was restored; ``made_at`` of the backup is ``None`` if that cannot be read."""

    made_at: datetime | None


def restore_mark(register: Path) -> Mark | None:
    """Return the mark of a restored folder, ``None`` once its own chain has begun."""
    try:
        return Mark(
            datetime.fromisoformat(json.loads((register / RESTORED).read_bytes())["made_at"])
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return Mark(None)  # damaged or not: it is there, so this folder must not go on with a chain


def clear_restore_mark(register: Path) -> None:
    """Take the mark away; call it after the first commit of the new chain."""
    (register / RESTORED).unlink(missing_ok=True)
    sync_folder(register)


def _unpack(file: Path, to: Path, manifest: Manifest, progress: Progress) -> tuple[str, ...]:
    missing = _bring_attachments(file, to, manifest)
    mark = {"made_at": manifest.made_at.isoformat()}
    write_whole(to / RESTORED, json.dumps(mark).encode())
    with zipfile.ZipFile(file) as archive:
        _bring_database(archive, to / database_name(manifest.key_id), manifest, progress)
        keys = archive.read(KEYS)
        _require_digest(hashlib.sha256(keys).hexdigest(), manifest.sha256[KEYS])
    write_whole(to / KEYS_FILE, keys)  # last: without it the folder is no register
    return missing


def _bring_database(
    archive: zipfile.ZipFile, place: Path, manifest: Manifest, progress: Progress
) -> None:
    total, done, digest = archive.getinfo(DATABASE).file_size, 0, hashlib.sha256()
    with archive.open(DATABASE) as member, written(place) as file:
        while block := member.read(_BLOCK):
            file.write(block)
            digest.update(block)
            done += len(block)
            if not progress(done, total, "restore"):
                raise Cancelled("restore")
        _require_digest(digest.hexdigest(), manifest.sha256[DATABASE])


def _bring_attachments(file: Path, to: Path, manifest: Manifest) -> tuple[str, ...]:
    places = (file.resolve().parent.parent, file.resolve().parent)
    return tuple(
        name
        for name in manifest.attachments
        if not any(attachments.adopt(place, to, name) for place in places)
    )


def _require_digest(found: str, named: str) -> None:
    if found != named:
        raise BackupRefused("altered")


def _take_place(made: Path, to: Path) -> None:
    if to.exists():
        to.rmdir()  # empty, as was seen before
    made.rename(to)
    sync_folder(to.parent)
