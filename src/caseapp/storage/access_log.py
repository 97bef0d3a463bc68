"""Who looked at what, and when: append-only, with a chain of its own, written in batches.

Not journalled and not merged: it says what was read on this copy. Whoever opens the register, even to
read, appends; a batch is one short transaction that waits its turn.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select

from caseapp.storage import engine as engines
from caseapp.storage.canonical import canonical
from caseapp.storage.columns import micros
from caseapp.storage.tables.every import table_of

LOG = table_of("access_log")
BATCH_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Access:
    """One look: ``what`` is a code, ``subject`` a row's id. ``detail`` holds no name."""

    at: datetime
    user: UUID
    what: str
    subject: UUID | None = None
    detail: str = ""


class AccessLog:
    """Gathers looks and writes them within five seconds, and when told to.

    Args:
        engine: over the register.
        clock: seconds that only go up.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self.engine = engine
        self._clock = clock
        self._waiting: list[Access] = []
        self._since = 0.0

    def note(self, access: Access) -> None:
        """Take note of a look; it is written with others, at the latest by the first one due."""
        if not self._waiting:
            self._since = self._clock()
        self._waiting.append(access)
        if self._clock() - self._since >= BATCH_SECONDS:
            self.flush()

    @property
    def overdue(self) -> bool:
        """Whether something has waited for five seconds; a timer asks."""
        return bool(self._waiting) and self._clock() - self._since >= BATCH_SECONDS

    def flush(self) -> None:
        """Write what waits.

        Raises:
            RegisterReadOnly, RegisterBusy, DiskFull: it waits on.
        """
        if not self._waiting:
            return
        with engines.writing(self.engine) as connection:
            prev = _last_hash(connection)
            for access in self._waiting:
                prev = _append(connection, prev, access)
            connection.commit()
        self._waiting = []


def accesses(view: Connection) -> Iterator[Access]:
    """Yield the log, oldest first."""
    for row in view.execute(select(LOG).order_by(LOG.c.seq)):
        yield Access(row.at, row.user_id, row.what, row.subject, row.detail)


def chain_holds(view: Connection) -> bool:
    """Say whether nothing of the log was changed or taken out of its middle."""
    prev = b""
    for row in view.execute(select(LOG).order_by(LOG.c.seq)):
        access = Access(row.at, row.user_id, row.what, row.subject, row.detail)
        prev = _hash(prev, access)
        if prev != row.hash:
            return False
    return True


def _append(connection: Connection, prev: bytes, access: Access) -> bytes:
    digest = _hash(prev, access)
    connection.execute(
        insert(LOG).values(
            at=access.at,
            user_id=access.user,
            what=access.what,
            subject=access.subject,
            detail=access.detail,
            hash=digest,
        )
    )
    return digest


def _last_hash(connection: Connection) -> bytes:
    found = connection.execute(select(LOG.c.hash).order_by(LOG.c.seq.desc()).limit(1)).scalar()
    return bytes(found) if found else b""


def _hash(prev: bytes, access: Access) -> bytes:
    subject = access.subject.bytes if access.subject else None
    body = [micros(access.at), access.user.bytes, access.what, subject, access.detail]
    return hashlib.sha256(b"access1" + prev + canonical(body)).digest()
