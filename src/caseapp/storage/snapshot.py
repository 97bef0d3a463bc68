"""What a copy of the register must share with its source: heads of all chains and rows of all tables."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, column, create_engine, func, select, table
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from caseapp.storage.engine import open_engine
from caseapp.storage.faults import translated
from caseapp.storage.journal import store
from caseapp.storage.journal.format import Dot

_MASTER = table("sqlite_master", column("type"), column("name"))
_IS_TABLE = and_(_MASTER.c.type == "table", _MASTER.c.name.not_like("sqlite\\_%", escape="\\"))


@dataclass(frozen=True, slots=True)
class Measure:
    """The size and the ends of a register at one moment.

    ``heads`` is replica → (last seq, hash of that entry); ``rows`` is table name → number of rows.
    """

    heads: Mapping[UUID, tuple[int, bytes]]
    rows: Mapping[str, int]


def heads(connection: Connection) -> Mapping[UUID, tuple[int, bytes]]:
    """Return replica → (last seq, hash of that entry); equal as long as nothing was recorded."""
    return {
        replica: (seq, store.hash_at(connection, Dot(replica, seq)) or b"")
        for replica, seq in store.version_vector(connection).items()
    }


def measure(connection: Connection) -> Measure:
    """Measure a register within the connection's transaction."""
    names = connection.execute(select(_MASTER.c.name).where(_IS_TABLE)).scalars().all()
    rows = {
        name: int(connection.execute(select(func.count()).select_from(table(name))).scalar_one())
        for name in names
    }
    return Measure(heads(connection), rows)


def measure_held(held: Any) -> Measure:  # noqa: ANN401 - the driver has no types
    """Measure a register over a connection of the driver that nobody else may share."""
    engine = create_engine("sqlite://", creator=lambda: held, module=dbapi2, poolclass=StaticPool)
    with engine.connect() as connection:
        return measure(connection)


@contextlib.contextmanager
def sealed_off(path: Path, key: bytes) -> Iterator[Connection]:
    """Yield a connection that reads a finished file and leaves nothing beside it."""
    engine = open_engine(path, key, read_only=True)
    try:
        with translated(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextlib.contextmanager
def single_file(path: Path, key: bytes) -> Iterator[Any]:
    """Yield the driver's connection to a file that stays one file, without a write-ahead log."""
    with translated():
        made = dbapi2.connect(path, isolation_level=None, check_same_thread=False)
        try:
            made.execute("PRAGMA cipher_log_level=NONE")  # before the key, or a wrong one prints
            made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            yield made
        finally:
            made.close()


def is_whole(connection: Connection) -> bool:
    """Say whether every page carries the HMAC that belongs to it (SQLCipher)."""
    return not connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
