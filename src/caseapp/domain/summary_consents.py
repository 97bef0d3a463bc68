"""Consents in the stage summary: for each purpose everybody who arrived, by their newest decision."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from caseapp.domain.consents import ON_SITE, ConsentState, Purpose
from caseapp.domain.counted import Counted
from caseapp.domain.disclosure.table import CellId
from caseapp.domain.printed_numbers import Cells, Numbers, Shown

STATES = (
    ConsentState.GIVEN,
    ConsentState.REFUSED,
    ConsentState.WITHDRAWN,
    ConsentState.NOT_ASKED,
)
_NO_CASE = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One purpose; the four states add up to everybody who arrived."""

    purpose: Purpose
    states: tuple[tuple[ConsentState, Shown], ...]


def gather(
    cells: Cells, people: Sequence[Counted], everybody: CellId, refusers: Sequence[CellId]
) -> tuple[Purpose, ...]:
    """Add the counts of every purpose; return the purposes that have a line.

    Those of the arrival point always have one, others where anybody was asked. ``refusers`` are counts
    that hold all who let no case be kept: the definitions say so, and a reader can calculate with it.
    """
    purposes = tuple(p for p in Purpose if p in ON_SITE or any(p in one.consents for one in people))
    for purpose in purposes:
        found = Counter(stands(one, purpose) for one in people)
        names = [cells.count(cell(purpose, state), found[state], everybody) for state in STATES]
        cells.parts(everybody, names)
    for refuser in refusers:
        cells.no_more([cell(Purpose.CARE, state) for state in _NO_CASE], [refuser])
    return purposes


def lines(numbers: Numbers, purposes: Sequence[Purpose]) -> tuple[ConsentLine, ...]:
    """Return the lines as they are printed."""
    return tuple(
        ConsentLine(
            purpose, tuple((state, numbers.shown(cell(purpose, state))) for state in STATES)
        )
        for purpose in purposes
    )


def stands(one: Counted, purpose: Purpose) -> ConsentState:
    """Return how somebody is counted for a purpose.

    A consent that has run out counts as not asked, and of who lets no case be kept only what they
    refused or took back is used.
    """
    state = one.consents.get(purpose, ConsentState.NOT_ASKED)
    gone = state is ConsentState.EXPIRED or (one.minimal and state is ConsentState.GIVEN)
    return ConsentState.NOT_ASKED if gone else state


def cell(purpose: Purpose, state: ConsentState) -> CellId:
    """Return the name of a count."""
    return ("consent", purpose.value, state.value)
