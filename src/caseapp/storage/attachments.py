"""Files kept beside the database: each encrypted under its own key, which stands in its row.

The name of a file is the HMAC-SHA256 of its content under the register's own secret, so that names
say nothing to a stranger and equal contents are found. Where two rows hold the same content under two
keys (two laptops took in the same list), the second file is a twin, ``<name>.2``: a file that is
there is never written again, because the row or the backup that holds its key may be all that is left.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from caseapp.domain.keeping_errors import AttachmentDamaged, AttachmentMissing
from caseapp.storage.durable import remove_parts, sync_folder, written
from caseapp.storage.file_faults import translated
from caseapp.storage.places import ATTACHMENTS
from caseapp.storage.register_secret import ATTACHMENT_NAMES, key_for
from caseapp.storage.stream import KEY_BYTES, StreamBroken, opened, sealed

_NAME = re.compile(r"([0-9a-f]{64})(?:\.([1-9][0-9]*))?")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the row of an attachment must hold. ``key`` is secret and stays out of representations."""

    stored_name: str
    key: bytes
    size: int
    sha256: str

    def __repr__(self) -> str:
        """Show the name and not the key."""
        return f"<Kept {self.stored_name}>"


def name_of(content: bytes, register_secret: bytes) -> str:
    """Return the name that a content has in this register."""
    key = key_for(register_secret, ATTACHMENT_NAMES)
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def keep(register: Path, content: bytes, register_secret: bytes) -> Kept:
    """Write a file under a new key; call it before the row that names it is written.

    Raises:
        DiskFull: nothing was kept.
        RegisterReadOnly: the folder cannot be written.
    """
    name, key = name_of(content, register_secret), secrets.token_bytes(KEY_BYTES)
    with translated():
        folder = _folder(register, name)
        _make_folder(folder)
        with written(_free_place(folder, name)) as file:
            for part in sealed(content, key, name.encode()):
                file.write(part)
    return Kept(name, key, len(content), hashlib.sha256(content).hexdigest())


def read(register: Path, stored_name: str, key: bytes, register_secret: bytes) -> bytes:
    """Return the content of a file, checked from the first byte to the last.

    Raises:
        AttachmentMissing: there is no file of this name.
        AttachmentDamaged: none of this name holds what was kept under this key.
    """
    places = twins(register, stored_name)
    if not places:
        raise AttachmentMissing(stored_name)
    for place in places:
        try:
            content = opened(place.read_bytes(), key, stored_name.encode())
        except StreamBroken:
            continue
        if hmac.compare_digest(name_of(content, register_secret), stored_name):
            return content
    raise AttachmentDamaged(stored_name)


def adopt(source: Path, register: Path, stored_name: str) -> bool:
    """Copy the files of a name from another copy of the register, unless they are here already.

    Returns:
        Whether anything of that name is here now.
    """
    here = {_digest(place) for place in twins(register, stored_name)}
    with translated():
        folder = _folder(register, stored_name)
        for place in twins(source, stored_name):
            data = place.read_bytes()
            if hashlib.sha256(data).digest() in here:
                continue
            _make_folder(folder)
            with written(_free_place(folder, stored_name)) as file:
                file.write(data)
    return bool(twins(register, stored_name))


def sweep(register: Path, named: AbstractSet[str]) -> int:
    """Remove the files that nothing names; for the writer alone, while no act is on its way.

    Args:
        register: the register folder.
        named: the stored names in rows and in every backup. A backup whose manifest cannot be read
            might name anything: do not sweep then.

    Returns:
        How many files were removed.
    """
    removed = 0
    for folder in sorted((register / ATTACHMENTS).glob("[0-9a-f][0-9a-f]")):
        remove_parts(folder)
        for place in folder.iterdir():
            known = _NAME.fullmatch(place.name)
            if known and known[1] not in named:
                place.unlink()
                removed += 1
    return removed


def twins(register: Path, stored_name: str) -> tuple[Path, ...]:
    """Return the files that hold contents of this name, the oldest first."""
    if not _NAME.fullmatch(stored_name) or "." in stored_name:
        return ()  # a name out of a foreign row never becomes a path
    folder = _folder(register, stored_name)
    found = (
        (int(known[2] or 1), place)
        for place in folder.glob(f"{stored_name}*")
        if (known := _NAME.fullmatch(place.name))
    )
    return tuple(place for _, place in sorted(found))


def _folder(register: Path, name: str) -> Path:
    return register / ATTACHMENTS / name[:2]


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def _free_place(folder: Path, name: str) -> Path:
    """Return a name that is free; it stays so, because only the holder of the lock writes here."""
    place, ordinal = folder / name, 1
    while place.exists():
        ordinal += 1
        place = folder / f"{name}.{ordinal}"
    return place


def _digest(place: Path) -> bytes:
    return hashlib.sha256(place.read_bytes()).digest()
