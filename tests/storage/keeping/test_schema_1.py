"""A register of version 0.1 in which people stand: nothing of it is lost, and work goes on.

It is written by today's services, with the journal cells that there were then, and then cut down to the
first schema; that the cut is exact is held against a database that the first step alone has made.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Table

from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.domain.ids import PersonId
from caseapp.domain.relatives import RelativeDraft
from caseapp.domain.views import UnexpectedDraft
from caseapp.services import arrivals, backups, checking, contacts, history, relatives, stages
from caseapp.storage import engine as engines
from caseapp.storage.authority import directory_of
from caseapp.storage.journal import capture, rebuild, store
from caseapp.storage.keys import files
from caseapp.storage.keys.unlocked import require_data_key
from caseapp.storage.migrations import v0001_first_tables, v0002_whole_day
from caseapp.storage.migrations.run import STEPS, apply
from caseapp.storage.tables.rows import cell_columns
from days import DAY
from registers import Founded
from storage.keeping.test_migrations import Schema, schema

KEY = bytes(range(32))
Rows = list[tuple[Any, ...]]


@pytest.fixture
def first_schema(tmp_path: Path) -> Schema:
    """The tables that the first step makes."""
    engine = engines.open_engine(tmp_path / "first.db", KEY)
    apply(engine, 0, {1: v0001_first_tables.upgrade})
    made = schema(engine)
    engine.dispose()
    return made


@pytest.fixture
def of_then(founded: Founded, first_schema: Schema, monkeypatch: pytest.MonkeyPatch) -> PersonId:
    """Somebody in ``founded``, which is a register of the first schema now."""
    then = {table: columns_of(first_schema, table) for table in first_schema}

    def cells_of_then(table: Table) -> list[Any]:
        return [column for column in cell_columns(table) if column.name in then[table.name]]

    with monkeypatch.context() as patch:
        patch.setattr(capture, "cell_columns", cells_of_then)
        with founded.opened(Role.SUPERVISOR) as ctx:
            stage = stages.new_stage(ctx, DAY, "етап 1", "").value
            draft = UnexpectedDraft(surname="Прибульський", given="Нестор", note="без речей")
            came = arrivals.add_unexpected(ctx, stage, draft).value
            arrivals.set_flag(ctx, came.arrival, Flag.WHEELCHAIR, raised=True)
    for engine in engine_of(founded):
        cut_down(engine, first_schema)
        assert schema(engine) == first_schema
    return came.person


def columns_of(made: Schema, table: str) -> set[object]:
    return {part[1] for part in made[table] if part[0] == "column"}


def engine_of(founded: Founded) -> Iterator[Engine]:
    keyfile = files.load(founded.folder)
    key = require_data_key(keyfile, founded.users[Role.ADMIN].unlocked).value
    engine = engines.open_engine(founded.folder / keyfile.database, key)
    yield engine
    engine.dispose()


def cut_down(engine: Engine, to: Schema) -> None:
    """Take away every table and column that a schema has not; all of them are empty."""
    now = schema(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for table in now.keys() - to.keys():
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for table in to:
            for column in columns_of(now, table) - columns_of(to, table):
                connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.exec_driver_sql("PRAGMA user_version=1")
        connection.commit()


def contents(founded: Founded, of: Schema) -> dict[str, Rows]:
    """Return the rows of the journal and of the people, in the columns of a schema."""
    found = {}
    for engine in engine_of(founded):
        with engines.reading(engine) as view:
            for table in of.keys() - {"access_log", "replica_notice", "local_setting"}:
                names = ", ".join(sorted(map(str, columns_of(of, table))))
                rows = view.exec_driver_sql(f"SELECT {names} FROM {table}")  # noqa: S608 - our own names
                found[table] = sorted((tuple(row) for row in rows), key=repr)
    return found


def test_it_is_migrated_with_every_row_and_entry_and_work_goes_on(
    founded: Founded, of_then: PersonId, first_schema: Schema
) -> None:
    before = contents(founded, first_schema)
    assert {"person", "arrival", "arrival_flag", "journal_entry"} <= {
        t for t in before if before[t]
    }
    with founded.opened(Role.SUPERVISOR) as ctx:
        assert [one.kind for one in backups.backups(ctx)] == ["before_migration"]
    assert contents(founded, first_schema) == before
    with founded.opened(Role.SUPERVISOR) as ctx:
        with ctx.register.read() as view:
            assert list(rebuild.differences(view, directory_of(view, ctx.register.id))) == []
            assert store.version_vector(view)
        assert checking.check(ctx).clean
        relatives.add_relative(ctx, of_then, RelativeDraft("Мати", phone="1"))
        assert [one.name for one in contacts.contact_of(ctx, of_then).relatives] == ["Мати"]
        assert history.undo(ctx).value.act == "edit_relatives"
        assert contacts.contact_of(ctx, of_then).relatives == ()
        assert checking.check(ctx).clean


def test_a_step_that_fills_a_column_otherwise_than_the_journal_says_is_found(
    founded: Founded, of_then: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: rows of then would not be what their entries give today."""

    def otherwise(operations: Any) -> None:
        v0002_whole_day.upgrade(operations)
        operations.execute("UPDATE person SET identity = 'CONFIRMED'")

    monkeypatch.setitem(STEPS, 2, otherwise)
    with founded.opened(Role.SUPERVISOR) as ctx, ctx.register.read() as view:
        found = list(rebuild.differences(view, directory_of(view, ctx.register.id)))
    assert [(one.table, one.row) for one in found] == [("person", of_then)]
