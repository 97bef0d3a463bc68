"""Somebody who has come, for the services that work with them."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from caseapp.domain.access import Role
from caseapp.domain.consents import RECIPIENTS, ConsentState, Purpose
from caseapp.domain.ids import ArrivalId, PersonId, uuid7
from caseapp.services import arrivals, history
from caseapp.services.context import Context
from caseapp.storage.authority import directory_of
from caseapp.storage.journal import rebuild
from caseapp.storage.tables.consents import Consent
from mornings import Morning
from registers import Founded


@dataclass(frozen=True)
class Arrived:
    """Number 1 of the list has come; number 2 too, and nothing is known about them."""

    founded: Founded
    morning: Morning
    person: PersonId
    arrival: ArrivalId
    other: PersonId


@pytest.fixture
def arrived(morning: Morning) -> Arrived:
    """A register, closed, with two people who have come."""
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        lines = [morning.row(ctx, number).line for number in (1, 2)]
        assert None not in lines
        one, two = (arrivals.mark_arrived(ctx, morning.stage, line).value for line in lines if line)
    return Arrived(morning.founded, morning, one.person, one.arrival, two.person)


def decide_care(
    ctx: Context, person: PersonId, state: ConsentState, at: datetime | None = None
) -> None:
    """Write what somebody says about keeping a case."""
    with ctx.act("record_consent") as work:
        work.add(
            Consent(
                id=uuid7(),
                person_id=person,
                purpose=Purpose.CARE.value,
                recipient=RECIPIENTS[Purpose.CARE],
                state=state.value,
                decided_at=at or ctx.now(),
            )
        )
        work.commit()


def undone(ctx: Context) -> str:
    """Take back the last act and return which one it was."""
    return history.undo(ctx).value.act


def rows_equal_journal(ctx: Context) -> bool:
    """Say whether the rows are what the journal gives when they are made anew."""
    with ctx.register.read() as view:
        authority = directory_of(view, ctx.register.id)
        return not list(rebuild.differences(view, authority))
