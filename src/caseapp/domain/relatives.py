"""Relatives and calls as they go up to a screen, and as they come down from one. Frozen values."""

from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.contact import Attempt, Channel, ContactState, Outcome
from caseapp.domain.dates import PartialDate
from caseapp.domain.dialling import NO_BARS, Bars, WhyNot, why_not
from caseapp.domain.ids import ArrivalId, PersonId, RelativeId

TEXTS = ("name", "relation", "phone", "settlement", "language", "note")
"""The fields of a relative that are texts."""
SIGNS = ("safe_to_call", "not_to_be_told")
"""The fields that are yes or no."""


@dataclass(frozen=True, slots=True)
class RelativeDraft:
    """A relative as somebody typed it. ``phone`` may hold several numbers, parted by commas."""

    name: str = field(default="", repr=False)
    relation: str = ""
    phone: str = field(default="", repr=False)
    settlement: str = field(default="", repr=False)
    language: str = ""
    safe_to_call: bool = True
    not_to_be_told: bool = False
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RelativeRow:
    """A relative as kept; ``wish`` is the place the person gave them, from 1."""

    id: RelativeId
    wish: int
    name: str = field(default="", repr=False)
    relation: str = ""
    phone: str = field(default="", repr=False)
    settlement: str = field(default="", repr=False)
    language: str = ""
    safe_to_call: bool = True
    not_to_be_told: bool = False
    note: str = field(default="", repr=False)
    contested: tuple[str, ...] = ()
    """The fields of which two laptops say different things."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """One attempt, or a reason why none was made (``number`` 0); ``by`` is the officer's name."""

    attempt: Attempt
    channel: str = ""
    seconds: int = 0
    note: str = field(default="", repr=False)
    by: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CallDraft:
    """What an officer says of one attempt, or of why there is none (``relative`` is ``None``)."""

    person: PersonId
    outcome: Outcome
    started_at: datetime
    relative: RelativeId | None = None
    channel: Channel = Channel.PHONE
    seconds: int = 0
    call_back_at: datetime | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Called:
    """What became of a record: the number of the attempt, and where contact stands now."""

    number: int
    state: ContactState


@dataclass(frozen=True, slots=True)
class Contact:
    """Where one person's contact with home stands: what follows from the rows, never set by hand.

    Who refused CARE keeps their own refusal of calls, and nothing else is shown.
    """

    state: ContactState
    bars: Bars = NO_BARS
    relatives: tuple[RelativeRow, ...] = ()
    calls: tuple[CallRow, ...] = ()

    def why_not(self, relative: RelativeRow) -> WhyNot | None:
        """Return what forbids calling one of them."""
        return why_not(relative, self.bars)

    @property
    def attempts(self) -> int:
        """The number of attempts made to a relative."""
        return sum(1 for call in self.calls if call.attempt.number)

    @property
    def due_at(self) -> datetime | None:
        """When to call back: said by the newest record, which a later attempt puts out of date."""
        return self.calls[-1].attempt.call_back_at if self.calls else None

    @property
    def untold(self) -> tuple[RelativeRow, ...]:
        """Who must hear nothing."""
        return tuple(one for one in self.relatives if one.not_to_be_told)


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One person who waits for a call home.

    ``called`` is how one speaks of them: given name and patronymic. ``captured``: since when there was no contact, as far as it is known. ``due_at``: when somebody
    promised to call back. ``namesakes``: others who arrived at this stage under the same name.
    """

    person: PersonId
    arrival: ArrivalId
    name: str = field(repr=False)
    latin: str = field(repr=False)
    called: str = field(repr=False)
    number: str
    birth: PartialDate | None
    arrived_at: datetime
    station: str
    captured: PartialDate | None
    contact: Contact
    due_at: datetime | None = None
    namesakes: int = 0

    @property
    def stopped(self) -> bool:
        """Whether nobody may call before the psychologist has spoken."""
        return self.contact.bars.stopped


@dataclass(frozen=True, slots=True)
class CallQueue:
    """Who waits, in the order they are to be called, and when this was read (aware UTC)."""

    at: datetime
    lines: tuple[QueueLine, ...] = ()

    @property
    def mean_wait(self) -> int:
        """Full minutes since arrival, on the average; 0 where nobody waits."""
        if not self.lines:
            return 0
        waited = sum((self.at - line.arrived_at).total_seconds() for line in self.lines)
        return max(0, int(waited / len(self.lines) // 60))
