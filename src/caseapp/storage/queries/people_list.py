"""What a list of the people of a stage needs besides their cases: in one read each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from caseapp.domain.ids import ArrivalId, PersonId, StageId
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
OTHER_NAME = table_of("other_name")


@dataclass(frozen=True, slots=True)
class OnSite:
    """Whether a medic finds somebody well enough, and when they left; codes as stored."""

    fit: str | None
    handed_over_at: datetime | None


def on_site(view: Connection, stage: StageId) -> Mapping[ArrivalId, OnSite]:
    """Return this of every arrival of a stage."""
    rows = view.execute(
        select(ARRIVAL.c.id, ARRIVAL.c.fit, ARRIVAL.c.handed_over_at).where(
            ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False)
        )
    )
    return {ArrivalId(r.id): OnSite(r.fit, r.handed_over_at) for r in rows}


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
