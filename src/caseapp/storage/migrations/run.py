"""Runs the steps that are missing: all in one transaction, so that a kill leaves the old schema whole.

The version is SQLite's ``user_version``, which stands in the same transaction, and the steps are listed
in `STEPS` and imported like any module. Alembic's own version table and its search for script files are
not used: they would be a second truth, and a frozen program has no script files to search for.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from caseapp.domain.keeping_errors import MigrationFailed
from caseapp.storage.engine import APPLICATION_ID, WRITER
from caseapp.storage.faults import translated
from caseapp.storage.migrations import v0001_first_tables, v0002_whole_day
from caseapp.storage.tables.rows import metadata

Upgrade = Callable[[Operations], None]

STEPS: Mapping[int, Upgrade] = {
    1: v0001_first_tables.upgrade,
    2: v0002_whole_day.upgrade,
}
"""Schema version → the step that leads to it. A step that was released is never changed again."""


def apply(engine: Engine, found: int, steps: Mapping[int, Upgrade] = STEPS) -> None:
    """Take every step after ``found``; see `caseapp.storage.migrate.migrate`."""
    to = max(steps)
    with _alone(engine) as connection:
        with Operations.context(_context(connection)) as operations:
            for version in range(found + 1, to + 1):
                _take(steps[version], operations, version)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise MigrationFailed(to)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={to}")
        connection.commit()


def _context(connection: Connection) -> MigrationContext:
    """Return Alembic's context; from the metadata it takes how constraints are named."""
    return MigrationContext.configure(connection, opts={"target_metadata": metadata})


def _take(step: Upgrade, operations: Operations, version: int) -> None:
    try:
        with translated():
            step(operations)
    except (DBAPIError, ValueError) as error:
        raise MigrationFailed(version) from error


@contextlib.contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Yield a write transaction on a connection of its own, with foreign keys checked only at the end.

    SQLite cannot alter most things in place: tables are made anew and the old ones dropped, which with
    foreign keys on would delete what refers to them. That switch works only outside a transaction, so
    the connection is thrown away afterwards instead of going back to the pool.
    """
    with translated(), engine.connect().execution_options(**{WRITER: True}) as connection:
        held = connection.connection.driver_connection
        assert held is not None  # noqa: S101 - an open connection has a driver's connection
        held.execute("PRAGMA foreign_keys=OFF")
        connection.detach()
        connection.begin()
        yield connection
