"""Is this the register that was here last time? Noticed: copied folders, older ones put back, clocks.

The register says which installation and which file may write its current chain (`appoint`). The
configuration folder holds an installation id and, for each place a register stands in, a sidecar: the
last entry that was seen there (`caseapp.storage.sidecar`). `judge` compares the two. Neither helps
against somebody who puts back both; other laptops and printed heads do.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, insert, select

from caseapp.domain.ids import ReplicaId
from caseapp.domain.keeping import ClockDoubt, Finding
from caseapp.storage.durable import write_whole
from caseapp.storage.faults import translated
from caseapp.storage.sidecar import Seen
from caseapp.storage.tables.every import table_of

INSTALLATION = "installation"
_WRITER = "writer."
_SETTING = table_of("local_setting")
_SLACK = timedelta(minutes=2)
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who may write one chain: an installation of the program, in one file (device and inode)."""

    replica: ReplicaId
    installation: UUID
    device: int
    inode: int

    def stands_in(self, database: Path) -> bool:
        """Say whether this is the file."""
        return file_identity(database) == (self.device, self.inode)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What `judge` compares.

    ``here``: this installation. ``writer``: from the register, ``None`` if it names nobody. ``seen``:
    the valid sidecars of this register, whose ``place`` may be ``place``. ``hash_at``: the hash of an
    entry of the register, ``None`` if it does not hold that one.
    """

    here: UUID
    database: Path
    place: str
    writer: Writer | None
    seen: tuple[Seen, ...]
    hash_at: Callable[[ReplicaId, int], bytes | None]
    restored: bool


def judge(evidence: Evidence) -> Finding:
    """Say what became of a register, the gravest first."""
    if evidence.restored:
        return Finding.RESTORED
    if lost := _lost(evidence):
        return lost
    writer = evidence.writer
    if writer is None:
        return Finding.COPIED
    if writer.installation != evidence.here:
        return Finding.NEW_LAPTOP
    if not writer.stands_in(evidence.database):
        return Finding.COPIED
    here = any(seen.place == evidence.place for seen in evidence.seen)
    return Finding.SAME if here else Finding.UNWITNESSED


def _lost(evidence: Evidence) -> Finding | None:
    """Compare with the sidecar of this place, and with any of the chain that would be gone on with."""
    writer = evidence.writer
    for seen in evidence.seen:
        if seen.place == evidence.place or (writer and seen.replica == writer.replica):
            found = evidence.hash_at(seen.replica, seen.seq)
            if found is None:
                return Finding.OLDER_PUT_BACK
            if found != seen.hash:
                return Finding.FORKED
    return None


def doubt_of_clock(last_entry_at: datetime | None, now: datetime) -> ClockDoubt | None:
    """Compare the clock with the newest entry; both aware. Two minutes of difference are let pass."""
    if last_entry_at is None:
        return None
    if abs(now - last_entry_at) >= _YEAR:
        return ClockDoubt.YEAR_OFF
    return ClockDoubt.BEHIND if last_entry_at > now + _SLACK else None


def installation_id(config: Path) -> UUID:
    """Return the random id of this installation, made at the first call.

    Two programs that start at once agree: a file that is there is never replaced.
    """
    place = config / INSTALLATION
    with translated():
        config.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not place.exists():
            with contextlib.suppress(FileExistsError):
                write_whole(place, str(uuid4()).encode(), replace=False)
        try:
            return UUID(place.read_bytes().decode())
        except ValueError:  # damaged: from now on this is another installation, and `judge` says so
            write_whole(place, str(made := uuid4()).encode())
            return made


def file_identity(path: Path) -> tuple[int, int]:
    """Return device and inode of a file (on Windows volume serial number and file id)."""
    found = path.stat()
    return found.st_dev, found.st_ino


def writer_of(connection: Connection) -> Writer | None:
    """Return who may write this copy, as the register says."""
    row = connection.execute(
        select(_SETTING.c.name, _SETTING.c.value).where(_SETTING.c.name.startswith(_WRITER))
    ).first()
    if row is None:
        return None
    said = json.loads(row.value)
    replica = ReplicaId(UUID(row.name.removeprefix(_WRITER)))
    return Writer(replica, UUID(said["installation"]), said["device"], said["inode"])


def appoint(connection: Connection, replica: ReplicaId, here: UUID, database: Path) -> None:
    """Let this installation write this replica in this file, and no other; in the caller's transaction."""
    connection.execute(delete(_SETTING).where(_SETTING.c.name.startswith(_WRITER)))
    name, value = setting_of(replica, here, database)
    connection.execute(insert(_SETTING).values(name=name, value=value))


def setting_of(replica: ReplicaId, here: UUID, database: Path) -> tuple[str, str]:
    """Return name and value of the setting that appoints a writer."""
    device, inode = file_identity(database)
    said = {"installation": str(here), "device": device, "inode": inode}
    return f"{_WRITER}{replica}", json.dumps(said, sort_keys=True)
