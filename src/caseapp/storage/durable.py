"""Files that are there whole or not at all, also after a power cut."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

PART = ".part"
"""Ending of a file that is still being written: it never counts and may always be removed."""


@contextlib.contextmanager
def written(
    path: Path, *, replace: bool = True, check: Callable[[Path], None] | None = None
) -> Iterator[BinaryIO]:
    """Yield a new file that takes its name when it is whole and on the disk.

    Temporary file in the same folder, fsync, rename, fsync of the folder. If the block fails, nothing
    is left of it. The file is private to its owner where the file system knows owners.

    Args:
        path: the name it takes.
        replace: whether it may take the place of a file of that name.
        check: reads the finished file under its temporary name; what it raises keeps it from the name.

    Raises:
        FileExistsError: the name is taken and ``replace`` is not set.
        OSError: as the system says, a full disk above all.
    """
    part = unfinished(path)
    try:
        with open(os.open(part, _NEW, 0o600), "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            yield file
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(part)
        if replace:
            part.replace(path)
        else:
            _take_free_name(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write a small file; see `written`."""
    with written(path, replace=replace) as file:
        file.write(data)


def sync_file(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. NTFS does that of itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:  # what some network shares say to fsync of a folder
                raise
        finally:
            os.close(handle)


def unfinished(path: Path) -> Path:
    """Return a free name beside a path that says: still being made, never counts."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")


def remove_parts(folder: Path) -> None:
    """Remove what an interrupted program left half written in one folder."""
    for part in folder.glob(f".*{PART}*"):
        part.unlink(missing_ok=True)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _take_free_name(part: Path, path: Path) -> None:
    if sys.platform == "win32":
        part.rename(path)  # there a rename never replaces
    else:
        os.link(part, path)
        part.unlink()
