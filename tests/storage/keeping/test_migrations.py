"""From an older schema to today's: a backup first, all or nothing, and Alembic only when it is needed."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Engine, Integer, String
from sqlalchemy.exc import IntegrityError

from caseapp.domain.errors import DiskFull, NewerProgramNeeded
from caseapp.domain.ids import uuid7
from caseapp.domain.keeping_errors import MigrationFailed
from caseapp.storage import engine as engines
from caseapp.storage.engine import SCHEMA_VERSION, make_schema, open_engine, reading, schema_version
from caseapp.storage.migrate import migrate
from caseapp.storage.migrations.run import STEPS, Upgrade, apply
from caseapp.storage.tables.people import OtherName, Person
from caseapp.storage.tables.rows import metadata
from caseapp.storage.unit_of_work import UnitOfWork
from storage.keeping.kept import TESTS, Kept, surnames

KEY = bytes(range(32))

Schema = dict[str, set[tuple[object, ...]]]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(tmp_path / "register.db", KEY)
    yield made
    made.dispose()


def schema(engine: Engine) -> Schema:
    """What SQLite holds: columns, keys and indices of each table.

    Not their order, and not the defaults that only rows of an older schema needed.
    """
    found: Schema = {}
    with reading(engine) as view:
        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        for table in view.exec_driver_sql(names).scalars().all():
            columns = view.exec_driver_sql(f"PRAGMA table_info({table})").all()
            keys = view.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
            indices = view.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?",
                (table,),
            ).all()
            found[table] = {
                *(("column", c.name, c.type, c.notnull, c.pk) for c in columns),
                *(("key", k[3], k[2], k[4]) for k in keys),
                *(("index", i.name, re.sub(r"\s+", " ", i.sql or "")) for i in indices),
            }
    return found


def pragma(engine: Engine, name: str) -> int:
    with reading(engine) as view:
        return int(view.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def add_a_column(operations: Operations) -> None:
    operations.add_column("person", Column("height", Integer()))


def make_a_table_anew(operations: Operations) -> None:
    with operations.batch_alter_table("person") as table:
        table.alter_column("rank", new_column_name="grade", existing_type=String())


def fail_half_way(operations: Operations) -> None:
    operations.drop_table("arrival_flag")
    operations.drop_table("no_such_table")


def orphan_the_arrivals(operations: Operations) -> None:
    operations.execute("INSERT INTO arrival_flag SELECT * FROM arrival_flag")
    operations.execute(
        "INSERT INTO other_name (id, undone, person_id, written, source)"
        " VALUES (x'01', 0, x'0badf00d', '', '')"
    )


@pytest.fixture
def spelt(kept: Kept) -> Kept:
    """A register in which a row refers to a person."""

    def work(unit: UnitOfWork) -> None:
        person = Person(id=uuid7(), surname="Ткач")
        unit.add(person)
        unit.add(OtherName(id=uuid7(), person_id=person.id, written="Tkach", source="passport"))

    kept.copy.do("mark_unexpected", work)
    return kept


def after(step: Upgrade) -> Mapping[int, Upgrade]:
    return {**STEPS, SCHEMA_VERSION + 1: step}


def test_the_steps_lead_to_today_s_schema_and_no_further() -> None:
    assert list(STEPS) == list(range(1, SCHEMA_VERSION + 1))


def test_from_nothing_the_steps_make_exactly_today_s_tables(empty: Engine, tmp_path: Path) -> None:
    apply(empty, 0)
    made_today = open_engine(tmp_path / "today.db", KEY)
    make_schema(made_today)
    assert schema(empty) == schema(made_today)
    for name in ("user_version", "application_id"):
        assert pragma(empty, name) == pragma(made_today, name)
    made_today.dispose()


def test_a_table_that_lacks_a_column_or_an_index_is_seen(empty: Engine, tmp_path: Path) -> None:
    apply(empty, 0)
    made_today = open_engine(tmp_path / "today.db", KEY)
    make_schema(made_today)
    for spoil in ("DROP INDEX ix_relative_person_id", "ALTER TABLE person DROP COLUMN phone"):
        with engines.writing(empty) as connection:
            connection.exec_driver_sql(spoil)
            connection.commit()
        assert schema(empty) != schema(made_today)
    made_today.dispose()


def test_alembic_finds_no_difference_either(empty: Engine) -> None:
    apply(empty, 0)
    with reading(empty) as view:
        assert compare_metadata(MigrationContext.configure(view), metadata) == []


def test_a_register_that_is_behind_is_backed_up_and_then_migrated(empty: Engine) -> None:
    seen: list[int] = []
    assert migrate(empty, lambda: seen.append(schema_version(empty))) == 0
    assert seen == [0]
    assert schema_version(empty) == SCHEMA_VERSION


def test_without_a_backup_nothing_is_migrated(empty: Engine) -> None:
    def full() -> None:
        raise DiskFull

    with pytest.raises(DiskFull):
        migrate(empty, full)
    assert schema(empty) == {}
    assert schema_version(empty) == 0


def test_a_register_of_today_is_left_alone(kept: Kept) -> None:
    def never() -> None:
        raise AssertionError

    assert migrate(kept.copy.engine, never) == SCHEMA_VERSION


def test_a_register_of_a_newer_program_is_refused_untouched(kept: Kept) -> None:
    engine = kept.copy.engine
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
        connection.commit()
    before = schema(engine)
    with pytest.raises(NewerProgramNeeded) as caught:
        migrate(engine, lambda: None)
    assert caught.value.register_version == SCHEMA_VERSION + 1
    assert schema(engine) == before


@pytest.mark.parametrize("step", [add_a_column, make_a_table_anew])
def test_a_step_keeps_the_rows_and_what_refers_to_them(spelt: Kept, step: Upgrade) -> None:
    engine, before = spelt.copy.engine, surnames(spelt.copy)
    apply(engine, SCHEMA_VERSION, after(step))
    assert surnames(spelt.copy) == before
    with reading(engine) as view:
        owners = "SELECT count(*) FROM other_name JOIN person ON person.id = person_id"
        assert view.exec_driver_sql(owners).scalar_one() == 1
    assert pragma(engine, "user_version") == SCHEMA_VERSION + 1
    assert pragma(engine, "foreign_keys") == 1


@pytest.mark.parametrize("step", [fail_half_way, orphan_the_arrivals])
def test_a_step_that_fails_leaves_the_register_as_it_was(kept: Kept, step: Upgrade) -> None:
    engine, before = kept.copy.engine, schema(kept.copy.engine)
    with pytest.raises(MigrationFailed) as caught:
        apply(engine, SCHEMA_VERSION, after(step))
    assert caught.value.version == SCHEMA_VERSION + 1
    assert schema(engine) == before
    assert schema_version(engine) == SCHEMA_VERSION
    assert pragma(engine, "foreign_keys") == 1
    kept.arrive("Пізніший")


def test_alembic_is_not_loaded_for_a_register_of_today(kept: Kept) -> None:
    kept.copy.close()
    told = subprocess.run(
        [sys.executable, "-c", _LOOK, str(kept.database), kept.key.value.hex()],
        env={"PYTHONPATH": str(TESTS.parent / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["alembic", "False"]


def test_alembic_is_loaded_for_one_that_is_behind(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOOK, str(tmp_path / "empty.db"), KEY.hex()],
        env={"PYTHONPATH": str(TESTS.parent / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["alembic", "True"]


_LOOK = """
import sys
from pathlib import Path
from caseapp.storage.engine import open_engine
from caseapp.storage.migrate import migrate
engine = open_engine(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
migrate(engine, lambda: None)
print("alembic", "alembic" in sys.modules)
"""


# The broken twins.


def test_with_foreign_keys_on_a_table_could_not_be_made_anew(spelt: Kept) -> None:
    with engines.writing(spelt.copy.engine) as connection:
        with Operations.context(MigrationContext.configure(connection)) as operations:
            make_a_table_anew(operations)
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            connection.commit()


def test_a_table_that_no_step_makes_is_noticed(empty: Engine) -> None:
    apply(empty, 0)
    with empty.connect() as connection:
        connection.exec_driver_sql("DROP TABLE other_name")
        connection.commit()
    with reading(empty) as view:
        assert compare_metadata(MigrationContext.configure(view), metadata) != []
