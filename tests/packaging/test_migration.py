"""The draft of a step says what the steps lack."""

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

import migration
from caseapp.storage.tables.rows import metadata


def test_nothing_is_drafted_while_the_steps_lead_to_the_tables() -> None:
    assert migration.draft() == ""


def test_a_table_that_no_step_makes_is_drafted(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        table.to_metadata(tomorrow)
    Table("sighting", tomorrow, Column("number", Integer, primary_key=True))
    monkeypatch.setattr(migration, "metadata", tomorrow)
    assert "create_table('sighting'" in migration.draft()
