"""What a list of the people of a stage needs besides where they stand: in one read each."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from caseapp.domain.ids import PersonId, StageId
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
OTHER_NAME = table_of("other_name")


def spellings_at(view: Connection, stage: StageId) -> Mapping[PersonId, tuple[str, ...]]:
    """Return the other spellings of the names of everybody who came to a stage."""
    came = select(ARRIVAL.c.person_id).where(
        ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False)
    )
    rows = view.execute(
        select(OTHER_NAME.c.person_id, OTHER_NAME.c.written)
        .where(OTHER_NAME.c.undone.is_(False), OTHER_NAME.c.person_id.in_(came))
        .order_by(OTHER_NAME.c.created_at, OTHER_NAME.c.id)
    )
    found: dict[PersonId, tuple[str, ...]] = {}
    for person, written in rows:
        found[PersonId(person)] = (*found.get(PersonId(person), ()), written)
    return found
