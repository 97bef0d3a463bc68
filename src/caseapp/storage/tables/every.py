"""Every table of the register, and which of them are journalled."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection, Table
from sqlalchemy.orm import configure_mappers

from caseapp.storage.tables import (
    captivity,
    consents,
    exchange,
    interviews,
    journal,
    keeping,
    lists,
    local,
    needs,
    people,
    relatives,
)
from caseapp.storage.tables.rows import Journalled, metadata

MODULES = (
    exchange,
    journal,
    keeping,
    lists,
    local,
    people,
    captivity,
    consents,
    interviews,
    needs,
    relatives,
)


def _journalled() -> dict[str, type[Journalled]]:
    return {
        kind.__table__.name: kind  # type: ignore[attr-defined] # SQLModel adds it to table classes
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Journalled) and kind is not Journalled
    }


JOURNALLED: Mapping[str, type[Journalled]] = MappingProxyType(_journalled())
"""Table name to class, of every table whose rows are projections of the journal."""


def link_classes() -> None:
    """Do at once what the first statement would do: a tenth of a second that nobody need wait for."""
    configure_mappers()


def table_of(name: str) -> Table:
    """Return the SQLAlchemy table of this name."""
    return metadata.tables[name]


def make_all(connection: Connection) -> None:
    """Make every table in an empty database."""
    metadata.create_all(connection)
