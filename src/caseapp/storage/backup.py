"""Makes backups: one file each, and only a file that was opened again and found equal counts."""

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from caseapp.domain.keeping import BackupKind
from caseapp.domain.keeping_errors import BackupRefused, Cancelled
from caseapp.storage.attachments import adopt
from caseapp.storage.backup_manifest import DATABASE, KEYS, MANIFEST, Manifest
from caseapp.storage.durable import PART, written
from caseapp.storage.faults import translated
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.snapshot import Measure, is_whole, measure, sealed_off, single_file
from caseapp.storage.tables.every import table_of

SUFFIX = ".caseapp-backup"
LARGE = 100_000_000
"""Bytes of the database from which backups are made every 30 minutes instead of every 10."""

_OFTEN, _SELDOM = timedelta(minutes=10), timedelta(minutes=30)
_PAGES = 2_000
_BLOCK = 1 << 20
_ATTACHMENT = table_of("attachment")

ChainHolds = Callable[[Connection], bool]
"""Says whether the chains of an opened copy hold, from the last verified entry on."""


@dataclass(frozen=True, slots=True)
class Source:
    """The register that is backed up. ``keys_file`` is ``keys.json`` as it goes with ``key``."""

    engine: Engine
    register: UUID
    key_id: bytes
    key: bytes
    keys_file: bytes

    def __repr__(self) -> str:
        """Show which register, and no key."""
        return f"<Source {self.register}>"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that counts."""

    path: Path
    size: int
    manifest: Manifest


def due(last: datetime | None, changed: bool, size: int, now: datetime) -> bool:  # noqa: FBT001 - read as a sentence by its one caller
    """Say whether an automatic backup is to be made now.

    Args:
        last: when the newest backup was made, ``None`` if there is none.
        changed: whether anything was committed since.
        size: bytes of the database.
        now: aware; a clock that was set back makes the next change due at once.
    """
    if not changed:
        return False
    if last is None or last > now:
        return True
    return now - last >= (_SELDOM if size > LARGE else _OFTEN)


def back_up(
    source: Source,
    folder: Path,
    kind: BackupKind,
    at: datetime,
    chain_holds: ChainHolds,
    progress: Progress = quietly,
) -> Backup:
    """Write one backup into a folder, which may lie on a stick or a share.

    The copy is taken from one consistent view while others go on writing; closed, opened again and
    compared with that view; put into the file; and the file is read back from the disk before it gets
    its name. Nothing that failed on the way is left.

    Args:
        source: the register.
        folder: is made when missing.
        kind: why.
        at: now, aware.
        chain_holds: checks the chains of the opened copy.
        progress: told of pages copied; may stop it.

    Raises:
        BackupRefused: integrity, head, rows, chain or altered: the copy is not what it should be;
            unreachable: the folder went away.
        Cancelled: ``progress`` said so.
        DiskFull: no room in the folder.
        RegisterReadOnly: the folder cannot be written.
    """
    try:
        with translated():
            return _backed_up(source, folder, kind, at, chain_holds, progress)
    except (
        OSError
    ):  # full and read-only are translated: the stick was pulled out, the share is gone
        raise BackupRefused("unreachable") from None


def _backed_up(
    source: Source,
    folder: Path,
    kind: BackupKind,
    at: datetime,
    chain_holds: ChainHolds,
    progress: Progress,
) -> Backup:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _free_name(folder, source.register, kind, at)
    copy = path.with_name(f".{path.name}.db{PART}")
    try:
        taken, attachments, schema = _copied(source, copy, progress)
        _require_equal(copy, source.key, taken, chain_holds)
        manifest = Manifest(
            source.register,
            source.key_id,
            at.astimezone(UTC),
            kind,
            schema,
            taken,
            attachments,
            {KEYS: hashlib.sha256(source.keys_file).hexdigest(), DATABASE: _digest_of(copy)},
        )
        with written(path, check=lambda part: _require_readable(part, manifest)) as file:
            _pack(file, manifest, source.keys_file, copy)
    finally:
        for left in folder.glob(f"{copy.name}*"):
            left.unlink()
    return Backup(path, path.stat().st_size, manifest)


def carry_attachments(register: Path, made: Backup) -> tuple[str, ...]:
    """Copy the attachments that a backup needs beside it: in a second place it must stand alone.

    What lies there from an earlier backup is not copied again; `restore` looks there.

    Returns:
        The stored names that the register itself lacks.

    Raises:
        DiskFull: no room in that place; the backup itself is whole.
        BackupRefused: unreachable: the stick was pulled out.
    """
    beside = made.path.parent
    try:
        with translated():
            names = made.manifest.attachments
            return tuple(name for name in names if not adopt(register, beside, name))
    except OSError:
        raise BackupRefused("unreachable") from None


def members_match(file: Path, manifest: Manifest) -> bool:
    """Read a backup from the disk and say whether its members are those that the manifest names."""
    try:
        with zipfile.ZipFile(file) as archive:
            for name, digest in manifest.sha256.items():
                with archive.open(name) as member:
                    if hashlib.file_digest(member, "sha256").hexdigest() != digest:  # type: ignore[arg-type] # a readable file, which is all it needs
                        return False
    except zipfile.BadZipFile:
        return False
    return True


def _copied(source: Source, copy: Path, progress: Progress) -> tuple[Measure, tuple[str, ...], int]:
    """Copy one view of the register; return what stood in it, attachment names, schema version."""

    def step(_status: int, remaining: int, total: int) -> None:
        if not progress(total - remaining, total, "backup"):
            raise Cancelled("backup")

    with source.engine.connect() as view, single_file(copy, source.key) as target:
        taken = measure(view)
        names = view.execute(select(_ATTACHMENT.c.stored_name).distinct()).scalars().all()
        schema = int(view.exec_driver_sql("PRAGMA user_version").scalar_one())
        held = view.connection.driver_connection
        assert held is not None  # noqa: S101 - an open connection has a driver's connection
        held.backup(target, pages=_PAGES, progress=step)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, readable where none can be made
    return taken, tuple(sorted(names)), schema


def _require_equal(copy: Path, key: bytes, taken: Measure, chain_holds: ChainHolds) -> None:
    with sealed_off(copy, key) as connection:
        if not is_whole(connection):
            raise BackupRefused("integrity")
        found = measure(connection)
        if found.heads != taken.heads:
            raise BackupRefused("head")
        if found.rows != taken.rows:
            raise BackupRefused("rows")
        if not chain_holds(connection):
            raise BackupRefused("chain")


def _require_readable(part: Path, manifest: Manifest) -> None:
    if not members_match(part, manifest):
        raise BackupRefused("altered")


def _pack(file: BinaryIO, manifest: Manifest, keys_file: bytes, copy: Path) -> None:
    stamp = manifest.made_at.timetuple()[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in ((MANIFEST, manifest.as_json()), (KEYS, keys_file)):
            archive.writestr(zipfile.ZipInfo(name, stamp), data)
        info = zipfile.ZipInfo(DATABASE, stamp)
        info.file_size = copy.stat().st_size
        with copy.open("rb") as database, archive.open(info, "w") as member:
            while block := database.read(_BLOCK):
                member.write(block)


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(folder: Path, register: UUID, kind: BackupKind, at: datetime) -> Path:
    stem = f"{register.hex[:8]}-{at.astimezone(UTC):%Y%m%d-%H%M%S}-{kind.value}"
    path, ordinal = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        ordinal += 1
        path = folder / f"{stem}-{ordinal}{SUFFIX}"
    return path
