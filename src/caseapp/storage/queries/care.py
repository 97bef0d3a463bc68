"""Who refused CARE: their newest row for it says so, undone ones left out."""

from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.consents import RECIPIENTS, ConsentState, Purpose
from caseapp.domain.ids import PersonId
from caseapp.storage.tables.every import table_of

CONSENT = table_of("consent")


def refused_care(view: Connection, person: PersonId | UUID) -> bool:
    """Say whether the person refused, or took back, that a case is kept about them."""
    newest = view.execute(
        select(CONSENT.c.state)
        .where(
            CONSENT.c.person_id == person,
            CONSENT.c.purpose == Purpose.CARE.value,
            CONSENT.c.recipient == RECIPIENTS[Purpose.CARE],
            CONSENT.c.undone.is_(False),
        )
        .order_by(CONSENT.c.decided_at.desc(), CONSENT.c.id.desc())
        .limit(1)
    ).scalar()
    return newest in {ConsentState.REFUSED, ConsentState.WITHDRAWN}
