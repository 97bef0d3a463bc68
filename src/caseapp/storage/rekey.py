"""A new data key for the register: a new file, one moment of change, the old file gone.

A database file is never renamed over another: a write-ahead log left beside it would be played into the
wrong file and ruin it. So the new file has a name of its own, made of its key's id, and whoever opens
the register takes the one that ``keys.json`` names. Killed at any point, the old or the new register
opens whole, and `sweep_databases` removes what the other left.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2

from caseapp.domain.errors import EnvironmentFault
from caseapp.domain.ids import ReplicaId
from caseapp.domain.keeping_errors import DatabaseUnreachable, SwapRefused
from caseapp.storage.copies import setting_of
from caseapp.storage.durable import sync_file, sync_folder
from caseapp.storage.faults import translated
from caseapp.storage.places import database_name
from caseapp.storage.snapshot import (
    Measure,
    is_whole,
    measure,
    measure_held,
    sealed_off,
    single_file,
)

_DATABASE = re.compile(r"register-[0-9a-f]{32}\.db(-wal|-shm|-journal)?")

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""
_PATIENCE = 3_000
"""Milliseconds to wait for others to close the register."""


class Step(StrEnum):
    """The six steps, in order; each is reported when it is done."""

    CHECKPOINT = "checkpoint"
    EXPORT = "export"
    ON_DISK = "on_disk"
    KEY_FILE = "key_file"
    OLD_FILE = "old_file"
    OLD_LOG = "old_log"


@dataclass(frozen=True, slots=True)
class DataKey:
    """A data key and its id, which names the database file."""

    id: bytes
    value: bytes

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"<DataKey {self.id.hex()}>"


@dataclass(frozen=True, slots=True)
class Swap:
    """One change of the data key.

    ``replica`` and ``installation`` go on writing in the new file, which is another inode. ``change``
    writes ``keys.json`` with the new id, wraps and file name, whole or not at all; ``in_use`` reads
    from the disk which database file it names.
    """

    folder: Path
    old: DataKey
    new: DataKey
    replica: ReplicaId
    installation: UUID
    change: Callable[[], None]
    in_use: Callable[[], str]


def swap(plan: Swap, on_step: Callable[[Step], None] = lambda _step: None) -> Path:
    """Move the register to a new data key.

    The caller holds the writer lock and has closed every connection. If this raises, the register is as
    it was; if it returns, the new key file is in force and should be read from the disk again.

    Args:
        plan: what changes.
        on_step: told of each step that is done.

    Returns:
        The new database file.

    Raises:
        SwapRefused: open_elsewhere, exists, integrity, head, rows or key_file; as it was.
        DiskFull: the register is as it was.
    """
    old, new = (plan.folder / database_name(key.id) for key in (plan.old, plan.new))
    if new.exists():
        raise SwapRefused("exists")
    try:
        with translated(), _alone(old, plan.old) as held:
            taken = measure_held(held)
            held.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            on_step(Step.CHECKPOINT)
            _export(held, plan, new)
            on_step(Step.EXPORT)
            _require_equal(new, plan.new, taken)
            sync_file(new)
            sync_folder(plan.folder)
            on_step(Step.ON_DISK)
            _change(plan, new)
    except BaseException:
        if plan.in_use() != new.name:
            _remove_database(new)
        raise
    on_step(Step.KEY_FILE)
    _remove_quietly(old, "")
    sync_folder(plan.folder)
    on_step(Step.OLD_FILE)
    for ending in _BESIDE:
        _remove_quietly(old, ending)
    sync_folder(plan.folder)
    on_step(Step.OLD_LOG)
    return new


def sweep_databases(folder: Path, in_use: str) -> tuple[str, ...]:
    """Remove every database file that ``keys.json`` does not name; for the writer alone, on opening.

    Args:
        folder: the register.
        in_use: the name in ``keys.json``, read under the writer lock.

    Returns:
        The names of the removed files.

    Raises:
        DatabaseUnreachable: the named file is not there; nothing was removed, because what is there may be
            all that is left.
    """
    if not (folder / in_use).is_file():
        raise DatabaseUnreachable
    stale = sorted(
        path.name
        for path in folder.glob("register-*.db*")
        if _DATABASE.fullmatch(path.name) and not path.name.startswith(in_use)
    )
    return tuple(name for name in stale if _remove_quietly(folder / name, ""))


def _remove_database(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _remove_quietly(path: Path, ending: str) -> bool:
    """Remove a file that nobody needs; on Windows a virus scanner may hold it until the next sweep."""
    try:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _alone(path: Path, key: DataKey) -> Iterator[Any]:
    """Yield a connection that shuts out every other one, so that nothing is written to the old file."""
    with single_file(path, key.value) as held:
        held.execute(f"PRAGMA busy_timeout={_PATIENCE}")
        held.execute("PRAGMA main.locking_mode=EXCLUSIVE")
        try:
            held.execute("SELECT count(*) FROM sqlite_master").fetchone()
            held.execute("BEGIN EXCLUSIVE")
            held.execute("COMMIT")  # the locking mode keeps what was taken
        except dbapi2.OperationalError as error:
            if "locked" in str(error):
                raise SwapRefused("open_elsewhere") from None
            raise
        yield held


def _export(held: Any, plan: Swap, new: Path) -> None:  # noqa: ANN401 - the driver has no types
    held.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(new), f"x'{plan.new.value.hex()}'"))
    held.execute("SELECT sqlcipher_export('fresh')")
    for pragma in ("user_version", "application_id"):  # what the export leaves out
        (value,) = held.execute(f"PRAGMA main.{pragma}").fetchone()
        held.execute(f"PRAGMA fresh.{pragma} = {value}")
    setting = setting_of(plan.replica, plan.installation, new)
    held.execute("DELETE FROM fresh.local_setting WHERE name LIKE 'writer.%'")
    held.execute("INSERT INTO fresh.local_setting (name, value) VALUES (?, ?)", setting)
    held.execute("DETACH DATABASE fresh")


def _change(plan: Swap, new: Path) -> None:
    """Make the change; what the disk says decides whether it was made, not how the call ended.

    A failure after the key file got its name (the older generation could not be rewritten, say) must
    not send anybody back to the old file: the next opening ends what was begun.
    """
    try:
        plan.change()
    except (EnvironmentFault, OSError):
        if plan.in_use() != new.name:
            raise
    if plan.in_use() != new.name:
        raise SwapRefused("key_file")


def _require_equal(new: Path, key: DataKey, taken: Measure) -> None:
    with sealed_off(new, key.value) as connection:
        if not is_whole(connection):
            raise SwapRefused("integrity")
        found = measure(connection)
    if found.heads != taken.heads:
        raise SwapRefused("head")
    if _without_settings(found) != _without_settings(taken):
        raise SwapRefused("rows")


def _without_settings(measured: Measure) -> dict[str, int]:
    """Leave out the one table that is written on the way."""
    return {name: count for name, count in measured.rows.items() if name != "local_setting"}
