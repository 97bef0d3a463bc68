"""Brings a register of an older program to today's schema; Alembic is loaded only when there is one."""

from collections.abc import Callable

from sqlalchemy import Engine

from caseapp.storage.engine import SCHEMA_VERSION, schema_version


def migrate(engine: Engine, back_up: Callable[[], object]) -> int:
    """Migrate if need be; for the writer alone.

    Args:
        engine: over the register.
        back_up: makes a backup that counts; called before the first change, and what it raises stops
            everything.

    Returns:
        The version that was found.

    Raises:
        NewerProgramNeeded: a newer program wrote the register; nothing was changed.
        MigrationFailed: a step did not go through; the register is as it was.
        DiskFull: as above.
    """
    found = schema_version(engine)
    if found < SCHEMA_VERSION:
        back_up()
        from caseapp.storage.migrations.run import apply  # noqa: PLC0415 - start-up time: 0.2 s

        apply(engine, found)
    return found
