"""Who looked at what, and when: append-only, with a chain of its own, written in batches.

Not journalled and not merged: it says what was read on this copy. Whoever opens the register, even to
read, appends; a batch is one short transaction that waits its turn.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select

from caseapp.domain.errors import EnvironmentFault
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
    """Gathers looks and writes them together within five seconds, and when told to.

    Args:
        engine: over the register.
        within: seconds after which the first of them is written.
    """

    def __init__(self, engine: Engine, within: float = BATCH_SECONDS) -> None:
        self.engine = engine
        self._within = within
        self._waiting: list[Access] = []
        self._timer: threading.Timer | None = None
        self._one_at_a_time = threading.RLock()

    def note(self, access: Access) -> None:
        """Take note of a look; it is written with the others, on a thread of its own."""
        with self._one_at_a_time:
            self._waiting.append(access)
            if self._timer is None:
                self._timer = threading.Timer(self._within, self._flush_if_possible)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what waits.

        Raises:
            RegisterReadOnly, RegisterBusy, DiskFull: it waits on.
        """
        with self._one_at_a_time:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if not self._waiting:
                return
            with engines.writing(self.engine) as connection:
                prev = _last_hash(connection)
                for access in self._waiting:
                    prev = _append(connection, prev, access)
                connection.commit()
            self._waiting = []

    def _flush_if_possible(self) -> None:
        """Where it cannot be written now it waits for the next look, and for the end."""
        with suppress(EnvironmentFault):
            self.flush()


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
