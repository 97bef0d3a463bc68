"""Consents of one person, and CARE of everybody at a stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.consents import (
    RECIPIENTS,
    ConsentForm,
    ConsentRow,
    ConsentState,
    Purpose,
    WithdrawalChannel,
)
from caseapp.domain.ids import PersonId, StageId
from caseapp.storage.tables.every import table_of

CONSENT = table_of("consent")
ARRIVAL = table_of("arrival")


@dataclass(frozen=True, slots=True)
class StoredConsent:
    """One row as it is stored; ``by`` is the user who wrote it."""

    row: ConsentRow
    version: str
    lang: str
    form: ConsentForm
    witness: str = field(repr=False)
    capacity: str = field(repr=False)
    channel: WithdrawalChannel | None
    by: UUID | None


def of_person(view: Connection, person: PersonId | UUID) -> tuple[StoredConsent, ...]:
    """Return every row of a person, newest first; undone ones left out."""
    rows = view.execute(
        select(CONSENT)
        .where(CONSENT.c.person_id == person, CONSENT.c.undone.is_(False))
        .order_by(CONSENT.c.decided_at.desc(), CONSENT.c.id.desc())
    )
    return tuple(
        StoredConsent(
            row=ConsentRow(
                id=r.id,
                purpose=Purpose(r.purpose),
                recipient=r.recipient,
                state=ConsentState(r.state),
                decided_at=r.decided_at,
                expires_at=r.expires_at,
            ),
            version=r.text_version,
            lang=r.lang,
            form=ConsentForm(r.form),
            witness=r.witness,
            capacity=r.capacity,
            channel=WithdrawalChannel(r.channel) if r.channel else None,
            by=r.created_by,
        )
        for r in rows
    )


def care_at(view: Connection, stage: StageId) -> Mapping[PersonId, ConsentState]:
    """Return what stands for CARE of everybody who arrived at a stage and was asked."""
    rows = view.execute(
        select(CONSENT.c.person_id, CONSENT.c.state)
        .join(ARRIVAL, ARRIVAL.c.person_id == CONSENT.c.person_id)
        .where(
            ARRIVAL.c.stage_id == stage,
            ARRIVAL.c.undone.is_(False),
            CONSENT.c.undone.is_(False),
            CONSENT.c.purpose == Purpose.CARE.value,
            CONSENT.c.recipient == RECIPIENTS[Purpose.CARE],
        )
        .order_by(CONSENT.c.decided_at, CONSENT.c.id)
    )
    return {PersonId(r.person_id): ConsentState(r.state) for r in rows}
