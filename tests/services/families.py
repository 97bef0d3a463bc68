"""People who have arrived, and their relatives, for the tests of calls home."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from caseapp.domain.access import Role
from caseapp.domain.consents import RECIPIENTS, ConsentState, Purpose
from caseapp.domain.contact import Channel, Outcome
from caseapp.domain.ids import PersonId, RelativeId, uuid7
from caseapp.domain.relatives import CallDraft, Called, Contact, RelativeDraft
from caseapp.services import arrivals, calls, contacts, relatives
from caseapp.services.context import Context
from caseapp.storage.tables.captivity import Capture
from caseapp.storage.tables.consents import Consent
from mornings import Morning

AT = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
MOTHER = RelativeDraft("Олена", "мати", "0507614371")
BROTHER = RelativeDraft("Андрій", "брат", "067 330 14 52")


@dataclass
class Family:
    """Somebody who stands at the desk, and an officer who calls for them."""

    ctx: Context
    morning: Morning
    person: PersonId
    minutes: int = field(default=0)

    @classmethod
    def arrived(cls, ctx: Context, morning: Morning, number: int) -> "Family":
        line = morning.row(ctx, number).line
        assert line is not None
        came = arrivals.mark_arrived(ctx, morning.stage, line).value
        return cls(ctx, morning, came.person)

    def add(self, draft: RelativeDraft = MOTHER) -> RelativeId:
        return relatives.add_relative(self.ctx, self.person, draft).value

    def call(
        self,
        relative: RelativeId | None,
        outcome: Outcome,
        channel: Channel = Channel.PHONE,
        back: timedelta | None = timedelta(minutes=30),
        note: str = "",
    ) -> Called:
        """Record an attempt, each a minute after the one before; 41 seconds long.

        Args:
            relative: on whom; ``None`` where no attempt was made.
            outcome: how it ended.
            channel: how it was made.
            back: how long after it a call back was promised, where the outcome says so.
            note: what the officer wrote.
        """
        self.minutes += 1
        at = AT + timedelta(minutes=self.minutes)
        promised = outcome is Outcome.CALL_BACK_PROMISED and back is not None
        draft = CallDraft(
            person=self.person,
            outcome=outcome,
            started_at=at,
            relative=relative,
            channel=channel,
            seconds=41,
            call_back_at=at + back if promised and back is not None else None,
            note=note,
        )
        return calls.record_call(self.ctx, draft).value

    def contact(self) -> Contact:
        return contacts.contact_of(self.ctx, self.person)

    def says(self, purpose: Purpose, state: ConsentState, at: datetime = AT) -> None:
        """A row of consents, as the room for consents writes it."""
        with self.ctx.act("record_consent") as work:
            work.add(
                Consent(
                    id=uuid7(),
                    person_id=self.person,
                    purpose=purpose.value,
                    recipient=RECIPIENTS[purpose],
                    state=state.value,
                    decided_at=at,
                )
            )
            work.commit()

    def captured(self, date: str, precision: str = "day") -> None:
        with self.ctx.act("edit_captivity") as work:
            work.put(Capture, uuid7(), person_id=self.person, on_date=date, on_precision=precision)
            work.commit()


@contextmanager
def as_role(morning: Morning, role: Role, person: PersonId) -> Iterator[Family]:
    """Open the register as somebody else and go on with the same person."""
    with morning.founded.opened(role) as ctx:
        yield Family(ctx, morning, person, minutes=100)
