"""The backups that lie in one folder: listed, thinned, and asked what they still need."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from caseapp.domain.keeping_errors import BackupRefused
from caseapp.storage.backup import SUFFIX, Backup
from caseapp.storage.backup_manifest import read_manifest
from caseapp.storage.backup_thinning import Shelved, surplus
from caseapp.storage.durable import remove_parts


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies in a folder: backups of one register, newest first, and files that are none.

    While ``unreadable`` is not empty, what backups need is not known: keep every attachment and wrap.
    """

    backups: tuple[Backup, ...]
    unreadable: tuple[Path, ...]

    @property
    def last(self) -> datetime | None:
        """When the newest backup was made."""
        return self.backups[0].manifest.made_at if self.backups else None

    @property
    def attachments(self) -> frozenset[str]:
        """Stored names that any backup needs."""
        return frozenset(name for one in self.backups for name in one.manifest.attachments)

    @property
    def key_ids(self) -> frozenset[bytes]:
        """Ids of the data keys that any backup is encrypted under."""
        return frozenset(one.manifest.key_id for one in self.backups)


def shelf(folder: Path, register: UUID) -> Shelf:
    """Return the backups of a register in a folder; a folder that is not there holds none."""
    backups: list[Backup] = []
    unreadable: list[Path] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            manifest = read_manifest(path)
        except BackupRefused:
            unreadable.append(path)
            continue
        if manifest.register == register:
            backups.append(Backup(path, path.stat().st_size, manifest))
    backups.sort(key=lambda one: (one.manifest.made_at, one.path.name), reverse=True)
    return Shelf(tuple(backups), tuple(unreadable))


def thin(
    folder: Path, register: UUID, free: Callable[[Path], int] | None = None
) -> tuple[str, ...]:
    """Remove the backups of a register that `surplus` names, and what interrupted ones left.

    Returns:
        The names of the removed files.
    """
    if not folder.is_dir():
        return ()
    remove_parts(folder)
    held = shelf(folder, register).backups
    kept = [Shelved(one.manifest.made_at, one.path.name, one.size) for one in held]
    names = sorted(one.name for one in surplus(kept, (free or _free)(folder)))
    for name in names:
        (folder / name).unlink()
    return tuple(names)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
