"""Reads and writes ``keys.json`` so that a power cut leaves either the old file or the new one."""

import os
from dataclasses import replace
from pathlib import Path

from caseapp.domain.key_errors import KeysDamaged, KeysMissing
from caseapp.storage.file_faults import translated
from caseapp.storage.keys import keyfile_format
from caseapp.storage.keys.keyfile import KeyFile

CURRENT = "keys.json"
PREVIOUS = "keys.previous.json"
_OWNER_ONLY = 0o600

PREVIOUS_USED = "keys_previous_used"
"""Notice: ``keys.json`` was missing or damaged, and the generation before it was read."""


def load(folder: Path) -> KeyFile:
    """Return the key file of a register.

    If ``keys.json`` is damaged or gone, the generation before it is returned with the notice
    `PREVIOUS_USED`.

    Raises:
        KeysMissing: neither file is there.
        KeysNewer: written by a newer program.
        KeysDamaged: no generation passes its check.
    """
    try:
        return read(folder / CURRENT)
    except (KeysMissing, KeysDamaged) as fault:
        try:
            older = read(folder / PREVIOUS)
        except (KeysMissing, KeysDamaged):
            raise fault from None
        return replace(older, notices=(PREVIOUS_USED,))


def read(path: Path) -> KeyFile:
    """Return one generation from its file, for instance from a backup."""
    try:
        with translated(), path.open("rb") as file:
            data = file.read(keyfile_format.MAX_BYTES + 1)
    except FileNotFoundError:
        raise KeysMissing from None
    return keyfile_format.from_bytes(data)


def save(folder: Path, keyfile: KeyFile, *, both: bool = False) -> KeyFile:
    """Write the key file as the next generation and return it with its new number.

    Args:
        folder: the register's folder.
        keyfile: what to write.
        both: also overwrite the generation before: after a removal, an enrolment or a change of
            passphrase nothing may be left that the old passphrase opens.

    Raises:
        DiskFull: the key file in use was not changed.
        RegisterReadOnly: nothing was changed.
    """
    written = replace(keyfile, generation=keyfile.generation + 1, sole=both, notices=())
    with translated():
        if not both and (folder / CURRENT).exists():
            _replace(folder / PREVIOUS, (folder / CURRENT).read_bytes())
        _replace(folder / CURRENT, keyfile_format.to_bytes(written))
        finish(folder, written)
    return written


def finish(folder: Path, keyfile: KeyFile) -> None:
    """Overwrite an older generation that a kill left beside a sole one. The writer calls it on opening.

    The generation in use is written first: it names the database, and its change is the one moment of
    change. A kill right after it leaves the older generation for this function to end.
    """
    if not keyfile.sole:
        return
    data = keyfile_format.to_bytes(replace(keyfile, notices=()))
    with translated():
        try:
            settled = (folder / PREVIOUS).read_bytes() == data
        except FileNotFoundError:
            settled = False
        if not settled:
            _replace(folder / PREVIOUS, data)


def _replace(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename, flush the folder."""
    beside = path.with_suffix(".new")
    try:
        with open(beside, "wb", opener=_private) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNER_ONLY)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # NTFS journals the rename; a folder cannot be opened for a flush
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
