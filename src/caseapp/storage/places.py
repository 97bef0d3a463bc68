"""Where a register may stand, and how its folder is laid out."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

from caseapp.domain.errors import DiskFull, PlaceRefused
from caseapp.storage.volumes import Volume, volume_of

KEYS = "keys.json"
ATTACHMENTS = "attachments"
BACKUPS = "backups"
LOCK = "lock"


def database_name(key_id: bytes) -> str:
    """Return the name of the database file that is encrypted under the data key of this id."""
    return f"register-{key_id.hex()}.db"


def make_register_folder(folder: Path, ask: Callable[[Path], Volume] = volume_of) -> None:
    """Make the folder of a new register, for its owner alone.

    An existing empty folder is taken. Network shares and FAT are refused, because the write-ahead log
    needs shared memory and a rename that is all or nothing.

    Args:
        folder: where; parents are made.
        ask: says which volume a path lies on.

    Raises:
        PlaceRefused: exists (a file), not_empty, network, fat or no_access; nothing was made.
        DiskFull: nothing was made.
    """
    require_free(folder)
    try:
        volume = ask(folder)
    except OSError:
        raise PlaceRefused("no_access") from None
    if volume.network:
        raise PlaceRefused("network")
    if volume.fat:
        raise PlaceRefused("fat")
    stood = folder.exists()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        for part in (ATTACHMENTS, BACKUPS):
            (folder / part).mkdir(mode=0o700)
    except OSError as error:
        if not stood:
            shutil.rmtree(folder, ignore_errors=True)
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from None
        raise PlaceRefused("no_access") from None


def require_free(folder: Path) -> None:
    """Refuse a place that holds anything.

    Raises:
        PlaceRefused: exists (a file), not_empty or no_access.
    """
    try:
        if folder.is_dir():
            if any(folder.iterdir()):
                raise PlaceRefused("not_empty")
        elif folder.exists() or folder.is_symlink():
            raise PlaceRefused("exists")
    except OSError:
        raise PlaceRefused("no_access") from None
