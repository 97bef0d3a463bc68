"""What is shown of each relative. Pure: no Qt, no clock, no disk."""

from collections.abc import Collection
from dataclasses import dataclass

from caseapp.domain.contact import may_be_tried
from caseapp.domain.dialling import WhyNot
from caseapp.domain.ids import RelativeId
from caseapp.domain.relatives import CallRow, Contact, RelativeRow

HIDDEN = frozenset({WhyNot.CARE_REFUSED, WhyNot.STOPPED, WhyNot.NOT_TO_BE_TOLD, WhyNot.UNSAFE})
"""Where a number is not even shown: what cannot be read cannot be dialled by mistake."""


@dataclass(frozen=True, slots=True)
class RelativeLine:
    """One relative in the list.

    Args:
        row: who.
        place: in the person's order, from 1.
        why: what forbids a call, if anything does.
        last: the newest attempt on them.
        spent: another attempt makes no sense.
        next: whom to call now.
        calling: the call that is being made.
        unreadable: the number is none.
    """

    row: RelativeRow
    place: int
    why: WhyNot | None
    last: CallRow | None = None
    spent: bool = False
    next: bool = False
    calling: bool = False
    unreadable: bool = False

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that may be seen."""
        if self.why in HIDDEN:
            return ()
        return tuple(part.strip() for part in self.row.phone.split(",") if part.strip())


def lines_of(
    contact: Contact,
    calling: RelativeId | None = None,
    unreadable: Collection[str] = (),
) -> tuple[RelativeLine, ...]:
    """Return a person's relatives in the order they wish.

    Args:
        contact: as it stands.
        calling: who is on the line now.
        unreadable: texts of numbers that are none.
    """
    attempts = [call.attempt for call in contact.calls]
    ready = [
        one.id
        for one in contact.relatives
        if contact.why_not(one) is None and may_be_tried(one.id, attempts)
    ]
    return tuple(
        RelativeLine(
            row=one,
            place=place,
            why=contact.why_not(one),
            last=_last(contact, one.id),
            spent=not may_be_tried(one.id, attempts),
            next=bool(ready) and ready[0] == one.id,
            calling=one.id == calling,
            unreadable=one.phone in unreadable,
        )
        for place, one in enumerate(contact.relatives, 1)
    )


def _last(contact: Contact, relative: RelativeId) -> CallRow | None:
    theirs = [call for call in contact.calls if call.attempt.relative == relative]
    return theirs[-1] if theirs else None
