"""What stands in the contact register: by name, for the supervisor, frozen.

No telephone number and no relative's name is on this sheet. A lost sheet would hand the families of
everybody who came to whoever finds it, those on occupied territory first; and a number on paper can be
dialled past the program, which alone knows whom it is not safe to call.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from caseapp.domain.contact import ContactState, Outcome
from caseapp.domain.roll_call import Imprint, StageFacts


class RegisterPart(StrEnum):
    """In which part of the register a person stands; what is still to be done comes first."""

    STOPPED = "stopped"  # nobody calls before the psychologist has spoken
    TO_TRY = "to_try"
    EXHAUSTED = "exhausted"
    DEFERRED = "deferred"
    TO_OFFER = "to_offer"
    REACHED = "reached"
    DECLINED = "declined"
    NO_CASE = "no_case"  # lets no case be kept and refused no call: named, nothing else is shown


PARTS = {
    ContactState.NOT_OFFERED: RegisterPart.TO_OFFER,
    ContactState.OFFERED: RegisterPart.TO_TRY,
    ContactState.TRYING: RegisterPart.TO_TRY,
    ContactState.REACHED: RegisterPart.REACHED,
    ContactState.ALREADY_IN_TOUCH: RegisterPart.REACHED,
    ContactState.EXHAUSTED: RegisterPart.EXHAUSTED,
    ContactState.DECLINED: RegisterPart.DECLINED,
    ContactState.DEFERRED: RegisterPart.DEFERRED,
}


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt: which one of the person (0: none was made, the outcome says why), when, on whom.

    ``relation`` is what the relative is to the person, "" where it is not known.
    """

    number: int
    at: datetime
    outcome: Outcome
    relation: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person. ``number`` is the list's or "", ``next_try`` a call that was promised for a time.

    ``unsafe`` counts relatives whom it is not safe to call, ``untold`` those who must not be told. Of who
    lets no case be kept only the refusals are used: the part is DECLINED or NO_CASE and all else empty.
    """

    part: RegisterPart
    number: str
    surname: str
    given: str
    patronymic: str
    tries: tuple[Try, ...] = ()
    next_try: datetime | None = None
    unsafe: int = 0
    untold: int = 0
    relatives: int = 0


@dataclass(frozen=True, slots=True)
class RegisterTotals:
    """The figures; offered = reached + not reached + declined + deferred + offered and not tried yet.

    ``arrived`` is everybody, with those who let no case be kept; of these only a refused call counts.
    """

    arrived: int
    offered: int
    reached: int
    not_reached: int
    declined: int
    deferred: int
    attempts: int
    unsafe: int


@dataclass(frozen=True, slots=True)
class RegisterData:
    """All that the register shows; rows are printed in the order given, part by part."""

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    totals: RegisterTotals
    rows: tuple[RegisterRow, ...]

    def of(self, part: RegisterPart) -> tuple[RegisterRow, ...]:
        """Return the rows of one part."""
        return tuple(row for row in self.rows if row.part is part)
