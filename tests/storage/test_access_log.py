"""Who looked at what is written within seconds, in a chain that shows a missing link."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from caseapp.domain.ids import uuid7
from caseapp.storage import engine as engines
from caseapp.storage.access_log import Access, AccessLog, accesses, chain_holds

USER = uuid7()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = engines.open_engine(tmp_path / "register.db", bytes(32))
    engines.make_schema(made)
    yield made
    made.dispose()


def look(what: str, subject: UUID | None = None) -> Access:
    return Access(datetime(2026, 3, 6, 12, 40, tzinfo=UTC), USER, what, subject)


def kept(engine: Engine) -> list[str]:
    with engines.reading(engine) as view:
        return [one.what for one in accesses(view)]


def test_looks_are_written_together_when_told(engine: Engine) -> None:
    log = AccessLog(engine)
    log.note(look("unlock"))
    log.note(look("desk", uuid7()))
    assert kept(engine) == []
    log.flush()
    log.flush()
    assert kept(engine) == ["unlock", "desk"]


def test_looks_are_written_by_themselves(engine: Engine) -> None:
    log = AccessLog(engine, within=0.01)
    log.note(look("find"))
    timer = log._timer
    assert timer
    timer.join()
    assert kept(engine) == ["find"]


def test_a_register_that_is_being_written_to_makes_them_wait_and_loses_none(
    engine: Engine,
) -> None:
    log = AccessLog(engine)
    with engines.writing(engine):
        log.note(look("desk"))
        assert kept(engine) == []
    log.flush()
    assert kept(engine) == ["desk"]


@pytest.mark.parametrize(
    "tampering",
    ["DELETE FROM access_log WHERE seq = 2", "UPDATE access_log SET what = 'find' WHERE seq = 1"],
)
def test_what_was_taken_out_or_changed_is_seen(engine: Engine, tampering: str) -> None:
    log = AccessLog(engine)
    for what in ("unlock", "desk", "print"):
        log.note(look(what))
    log.flush()
    with engines.writing(engine) as connection:
        assert chain_holds(connection)
        connection.execute(text(tampering))
        assert not chain_holds(connection)
