"""Does one thing with no more than so many bytes for any file, and says how it ended; then again.

Arguments: limits in bytes with commas between, what (attachment, backup, restore, sidecar), then what
that needs, in which ``{step}`` stands for the number of the limit.
A file-size limit is what a full disk looks like to a program that is not root: a write that fails half
way (EFBIG in place of ENOSPC).
"""

import resource
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import ReplicaId
from caseapp.domain.keeping import BackupKind
from caseapp.storage import attachments, restore
from caseapp.storage.backup import Source, back_up
from caseapp.storage.engine import open_engine
from caseapp.storage.sidecar import Sidecar


def attachment(register: str, content: str) -> None:
    attachments.keep(Path(register), Path(content).read_bytes(), bytes(32))


def backup(database: str, key: str, folder: str) -> None:
    engine = open_engine(Path(database), bytes.fromhex(key), read_only=True)
    source = Source(engine, UUID(int=1), bytes(16), bytes.fromhex(key), b"{}")
    at = datetime(2026, 3, 6, tzinfo=UTC)
    back_up(source, Path(folder), BackupKind.AUTOMATIC, at, lambda _copy: True)


def restored(file: str, to: str) -> None:
    restore.restore(Path(file), Path(to))


def sidecar(config: str) -> None:
    made = Sidecar(Path(config), UUID(int=1), Path(config), bytes(32), lambda: 0.0)
    made.committed(ReplicaId(UUID(int=2)), 1, bytes(32))  # must not raise: the act is committed
    made.flush()


DEEDS: Mapping[str, Callable[..., None]] = {
    "attachment": attachment,
    "backup": backup,
    "restore": restored,
    "sidecar": sidecar,
}

limits, what, *needed = sys.argv[1:]
for step, limit in enumerate(limits.split(",")):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    try:
        DEEDS[what](*(part.replace("{step}", str(step)) for part in needed))
    except CaseError as error:
        ended = type(error).__name__
    else:
        ended = "done"
    sys.stdout.write(f"{ended}\n")
