"""Who was worked for at the keyboard here, and not by a recorded day."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.ids import PersonId, StageId
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
PERSON = table_of("person")
RANDOM = 7
"""The version of an id that was drawn when something was recorded; what a recorded day gives has ids
made of the rows they come from (version 8), so that two laptops that play it meet."""


def people_with(view: Connection, table: str, people: Collection[PersonId]) -> frozenset[PersonId]:
    """Return who of these people has a row, recorded by hand and not taken back, in a table."""
    rows = table_of(table)
    found = view.execute(
        select(rows.c.id, rows.c.person_id).where(
            rows.c.person_id.in_(people), rows.c.undone.is_(False)
        )
    )
    return frozenset(PersonId(person) for row, person in found if row.version == RANDOM)


def here(view: Connection, stage: StageId) -> frozenset[PersonId]:
    """Return who has arrived at a stage."""
    rows = select(ARRIVAL.c.person_id).where(
        ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False)
    )
    return frozenset(PersonId(person) for person in view.execute(rows).scalars())


def names(view: Connection, people: Collection[PersonId]) -> dict[UUID, str]:
    """Return person → surname and given name."""
    rows = select(PERSON.c.id, PERSON.c.surname, PERSON.c.given).where(PERSON.c.id.in_(people))
    return {one.id: f"{one.surname} {one.given}".strip() for one in view.execute(rows)}
