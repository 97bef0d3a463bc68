"""What this computer remembers of a register: the last entry it saw there, in the configuration folder.

One small file for each place a register stands in. It is written after a commit, at most once a second,
and at lock, so it may be behind the register but never ahead of it, unless the register went back. A MAC
under a key made of the register's own secret keeps others from writing one.
"""

import contextlib
import hashlib
import hmac
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from caseapp.domain.errors import EnvironmentFault
from caseapp.domain.ids import ReplicaId
from caseapp.storage.canonical import canonical
from caseapp.storage.durable import write_whole
from caseapp.storage.file_faults import translated
from caseapp.storage.register_secret import SIDECAR, key_for

FOLDER = "heads"
_INTERVAL = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """The last own entry that was seen in a place; ``hash`` is that entry's."""

    place: str
    replica: ReplicaId
    seq: int
    hash: bytes


def place_of(register: Path) -> str:
    """Return what a register's folder is called in sidecars: half a hash of its path, not the path."""
    whole = os.path.normcase(register.resolve())
    return hashlib.sha256(os.fsencode(whole)).hexdigest()[:32]


def all_seen(config: Path, register_id: UUID, register_secret: bytes) -> tuple[Seen, ...]:
    """Return what is remembered of a register in any place; files that fail their MAC are left out."""
    key = key_for(register_secret, SIDECAR)
    files = sorted((config / FOLDER).glob(f"{register_id}.*.json"))
    return tuple(seen for file in files if (seen := _read(file, register_id, key)))


class Sidecar:
    """Remembers what was committed.

    Args:
        config: the configuration folder.
        register_id: of the register.
        register: its folder.
        register_secret: the MAC rests on it.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        config: Path,
        register_id: UUID,
        register: Path,
        register_secret: bytes,
        clock: Callable[[], float],
    ) -> None:
        self._place = place_of(register)
        self._file = config / FOLDER / f"{register_id}.{self._place}.json"
        self._register_id = register_id
        self._key = key_for(register_secret, SIDECAR)
        self._clock = clock
        self._tried_at: float | None = None
        self._waiting: Seen | None = None

    def committed(self, replica: ReplicaId, seq: int, entry_hash: bytes) -> None:
        """Take note of the newest own entry; call it after the commit.

        It raises no fault of the disk: the act is committed, and must not be reported as lost. What
        could not be written waits for the next second or for `flush`, which does raise.
        """
        self._waiting = Seen(self._place, replica, seq, entry_hash)
        if self._tried_at is None or self._clock() - self._tried_at >= _INTERVAL:
            with contextlib.suppress(EnvironmentFault):
                self.flush()

    def flush(self) -> None:
        """Write what was noted; call it at lock.

        Raises:
            DiskFull, RegisterReadOnly: what was remembered before still is.
        """
        if self._waiting is None:
            return
        self._tried_at = self._clock()
        seen = self._waiting
        said = {
            "register": str(self._register_id),
            "replica": str(seen.replica),
            "seq": seen.seq,
            "hash": seen.hash.hex(),
            "mac": _mac(self._key, self._register_id, seen).hex(),
        }
        with translated():
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(said, sort_keys=True).encode())
        self._waiting = None


def _read(file: Path, register_id: UUID, key: bytes) -> Seen | None:
    try:
        said = json.loads(file.read_bytes())
        seen = Seen(
            file.name.split(".")[1],
            ReplicaId(UUID(said["replica"])),
            int(said["seq"]),
            bytes.fromhex(said["hash"]),
        )
        good = hmac.compare_digest(bytes.fromhex(said["mac"]), _mac(key, register_id, seen))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
    return seen if good else None


def _mac(key: bytes, register_id: UUID, seen: Seen) -> bytes:
    body = [SIDECAR, register_id.bytes, seen.place, seen.replica.bytes, seen.seq, seen.hash]
    return hmac.new(key, canonical(body), hashlib.sha256).digest()
