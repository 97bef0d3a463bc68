"""One writer: an operating-system lock on the file ``lock``, which the system frees at a kill.

The file says which process holds it and for which user id, never for whom by name. What it says is
worth something only while the lock is held: a killed process leaves its words behind, not its lock.
"""

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from caseapp.domain.errors import RegisterBusy
from caseapp.storage.file_faults import translated
from caseapp.storage.places import LOCK

_PAUSE = 0.005
_PATIENCE = 0.03
"""Seconds that even an impatient try lasts: `holder` takes the lock for an instant to see if it can."""
_CONTENT_LIMIT = 256


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes: a process number (0 if it does not say) and the user at work in it."""

    process: int
    user: UUID | None


class WriterLock:
    """The right to write to a register, until it is released or the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            os.ftruncate(descriptor, 0)
            _unlock(descriptor)
        finally:
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def acquire(folder: Path, user: UUID | None, *, wait_seconds: float = 0) -> WriterLock:
    """Take the lock of a register folder.

    Args:
        folder: the register.
        user: who will write; stands in the file for others to read.
        wait_seconds: how long to wait for whoever has it.

    Raises:
        RegisterBusy: it is held; ``process`` says by which.
        RegisterReadOnly: the folder cannot be written.
        DiskFull: not even the few bytes of the lock could be written.
    """
    until = time.monotonic() + max(wait_seconds, _PATIENCE)
    with translated():
        descriptor = os.open(folder / LOCK, _FLAGS, 0o600)
        try:
            _lock(descriptor, until)
            _write_holder(descriptor, user)
        except BaseException:
            os.close(descriptor)
            raise
    return WriterLock(descriptor)


def holder(folder: Path) -> Holder | None:
    """Return who holds the lock of a register, ``None`` when nobody does."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    try:
        if _try_lock(descriptor, shared=True):
            _unlock(descriptor)
            return None
        return _holder_in(descriptor)
    finally:
        os.close(descriptor)


_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


def _lock(descriptor: int, until: float) -> None:
    while not _try_lock(descriptor):
        if time.monotonic() >= until:
            raise RegisterBusy(_holder_in(descriptor).process)
        time.sleep(_PAUSE)


def _write_holder(descriptor: int, user: UUID | None) -> None:
    said = {"process": os.getpid(), "user": None if user is None else str(user)}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(said).encode())


def _holder_in(descriptor: int) -> Holder:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        said = json.loads(os.read(descriptor, _CONTENT_LIMIT))
        return Holder(int(said["process"]), UUID(said["user"]) if said["user"] else None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Holder(0, None)  # it has the lock and is about to say who it is


if sys.platform == "win32":
    import msvcrt

    _BEYOND = (
        1 << 30
    )  # a locked byte cannot be read by others there, so it is one that holds nothing

    def _try_lock(descriptor: int, *, shared: bool = False) -> bool:  # noqa: ARG001 - Windows has one kind
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int, *, shared: bool = False) -> bool:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
