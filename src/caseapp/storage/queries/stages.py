"""Stages of the register."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.coded import StageState
from caseapp.domain.ids import StageId
from caseapp.domain.views import StageView
from caseapp.storage.tables.every import table_of

STAGE = table_of("exchange_stage")
EVENT = table_of("exchange_event")


View = Connection
"""One consistent view of the register, as services pass it on."""


def all_stages(view: Connection) -> tuple[StageView, ...]:
    """Return every stage, oldest first; ``number`` counts them in the order they were made."""
    rows = view.execute(
        select(STAGE).where(STAGE.c.undone.is_(False)).order_by(STAGE.c.created_at, STAGE.c.id)
    )
    return tuple(
        StageView(
            id=StageId(row.id),
            number=number,
            date=date.fromisoformat(row.day),
            title=row.title,
            site=row.site,
            state=StageState(row.state),
        )
        for number, row in enumerate(rows, 1)
    )


def event_of(view: Connection, title: str, site: str) -> UUID | None:
    """Return the event of this title and site, if there is one."""
    return view.execute(
        select(EVENT.c.id).where(
            EVENT.c.title == title, EVENT.c.site == site, EVENT.c.undone.is_(False)
        )
    ).scalar()
