"""Where somebody was held, as far as it is known: order, holes, overlaps, length, what follows from it.

Dates are partial, so nothing is said that they do not prove. A stay that ended "in April" and one that
began on 5 April neither overlap nor leave a hole: each reading of the first allows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from caseapp.domain.answers import AnswerKey
from caseapp.domain.captivity import Control, PlaceKind
from caseapp.domain.dates import PartialDate, Precision

_DAY = timedelta(days=1)
_ABOUT_A_DAY = timedelta(days=30)
_HALF_A_YEAR = timedelta(days=183)
"""How far "about" may be off: a month either way of a day, half a year either way of a year."""


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """How somebody fell into the hands of the other side. ``direction`` is a `Direction` or empty."""

    on: PartialDate | None = None
    place: str = ""
    direction: str = ""
    circumstances: str = ""
    wounded: bool | None = None
    detained_by: str = ""
    stated_reason: str = ""


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """One stay as told; ``place`` is a code or a name, known to the gazetteer or new."""

    place: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    cell: str = ""
    moved_how: str = ""
    people_in_cell: int | None = None
    conditions: str = ""
    icrc_seen: bool | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """One period of detention, with what its place is."""

    id: UUID
    kind: PlaceKind
    control: Control
    verified: bool = False
    start: PartialDate | None = None
    end: PartialDate | None = None
    cell: str = ""


class TimelineFault(Enum):
    """What is proven to be wrong, or missing, in a timeline."""

    GAP = "gap"
    OVERLAP = "overlap"
    REVERSED = "reversed"  # a stay that ends before it begins
    BEFORE_CAPTURE = "before_capture"
    AFTER_RETURN = "after_return"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault between two stays; ``None`` stands for the capture (earlier) or the return (later).

    ``days`` is the least number of days that is missing or doubled, whatever the dates mean.
    """

    fault: TimelineFault
    earlier: UUID | None
    later: UUID | None
    days: int


@dataclass(frozen=True, slots=True)
class Held:
    """How long somebody was held: begun on some day from ``first`` to ``last``, over on ``end``."""

    first: date
    last: date
    end: date


def bounds(known: PartialDate) -> tuple[date, date]:
    """Return the first and the last day that a partial date may mean."""
    value = known.value
    match known.precision:
        case Precision.DAY:
            return value, value
        case Precision.MONTH:
            return value.replace(day=1), _months_on(value, 1) - _DAY
        case Precision.SEASON:
            begun = _months_on(value, -(value.month % 3))
            return begun, _months_on(begun, 3) - _DAY
        case Precision.YEAR:
            return date(value.year, 1, 1), date(value.year, 12, 31)
        case Precision.ABOUT if (value.month, value.day) == (1, 1):
            return value - _HALF_A_YEAR, date(value.year, 12, 31) + _HALF_A_YEAR
        case Precision.ABOUT:
            return value - _ABOUT_A_DAY, value + _ABOUT_A_DAY


def in_order(stays: Sequence[Stay]) -> tuple[Stay, ...]:
    """Return stays as they followed each other; those without any date keep their place at the end."""
    return tuple(sorted(stays, key=_begin))


def faults_of(
    stays: Sequence[Stay], captured: PartialDate | None, returned: date | None
) -> tuple[Finding, ...]:
    """Return what the dates prove to be missing or contradictory, in the order of the timeline."""
    found = list[Finding]()
    ordered = in_order(stays)
    reach = None if captured is None else bounds(captured)[1]
    before: UUID | None = None
    for place, stay in enumerate(ordered):
        found += _own_faults(stay, captured, returned)
        if stay.start is not None:
            if reach is not None and (days := (bounds(stay.start)[0] - reach).days - 1) > 0:
                found.append(Finding(TimelineFault.GAP, before, stay.id, days))
            found += _overlaps(ordered[:place], stay)
        furthest = _latest_end(stay)
        if place == 0 or reach is None or furthest >= reach:
            reach, before = furthest, stay.id
    if ordered and reach is not None and returned is not None and reach < returned - _DAY:
        days = (returned - reach).days - 1
        found.append(Finding(TimelineFault.GAP, before, None, days))
    return tuple(found)


def held(stays: Sequence[Stay], captured: PartialDate | None, returned: date | None) -> Held | None:
    """Return how long somebody was held, from capture or else the first stay; nothing if not known."""
    begun = captured or next((one.start for one in in_order(stays) if one.start), None)
    if begun is None or returned is None:
        return None
    first, last = bounds(begun)
    return Held(first, min(last, returned), returned) if first <= returned else None


_JAILS = frozenset({PlaceKind.REMAND_CENTRE, PlaceKind.PENAL_COLONY, PlaceKind.PRISON})
_SHARED = _JAILS | {PlaceKind.POLICE_STATION, PlaceKind.FILTRATION}
_ABROAD = frozenset({Control.RUSSIA, Control.BELARUS})


def derived(
    code: str, stays: Sequence[Stay], captured: PartialDate | None, returned: date | None
) -> AnswerKey | None:
    """Return what the timeline answers to a check of type D, by the rules of the catalogue.

    It is offered, never stored by itself: the officer confirms it. ``None`` where the timeline leaves it
    open, and for every other check.
    """
    ordered = in_order(stays)
    whole = _is_whole(ordered, captured, returned)
    match code:
        case "LIV-01" if whole and all(one.verified or one.cell for one in ordered):
            return _share([one.kind in _JAILS or bool(one.cell) for one in ordered])
        case "LEG-05":
            return _taken_abroad(ordered, whole=whole)
        case "LEG-07" if whole and all(one.kind is not PlaceKind.UNKNOWN for one in ordered):
            return _opposite(_share([one.kind in _SHARED for one in ordered]))
        case _:
            return None


def _taken_abroad(ordered: Sequence[Stay], *, whole: bool) -> AnswerKey | None:
    occupied = False
    for stay in ordered:
        if occupied and stay.control in _ABROAD:
            return AnswerKey.YES
        occupied = occupied or stay.control is Control.OCCUPIED
    within = all(one.control is Control.OCCUPIED for one in ordered)
    return AnswerKey.NO if whole and within else None


def _share(held_so: Sequence[bool]) -> AnswerKey:
    if all(held_so):
        return AnswerKey.YES
    return AnswerKey.PARTLY if any(held_so) else AnswerKey.NO


def _opposite(answer: AnswerKey) -> AnswerKey:
    """Held with others in all places is not held apart."""
    swapped = {AnswerKey.YES: AnswerKey.NO, AnswerKey.NO: AnswerKey.YES}
    return swapped.get(answer, answer)


def _is_whole(ordered: Sequence[Stay], captured: PartialDate | None, returned: date | None) -> bool:
    """Say whether the stays cover the time of captivity: every date is told and no hole is proven."""
    if not ordered or captured is None or returned is None:
        return False
    told = all(one.start is not None and one.end is not None for one in ordered)
    return told and not faults_of(ordered, captured, returned)


def _own_faults(stay: Stay, captured: PartialDate | None, returned: date | None) -> list[Finding]:
    found = list[Finding]()
    last = None if stay.end is None else bounds(stay.end)[1]
    if stay.start is not None and last is not None and last < (first := bounds(stay.start)[0]):
        found.append(Finding(TimelineFault.REVERSED, stay.id, stay.id, (first - last).days))
    if captured is not None and stay.start is not None:
        days = (bounds(captured)[0] - bounds(stay.start)[1]).days
        if days > 0:
            found.append(Finding(TimelineFault.BEFORE_CAPTURE, None, stay.id, days))
    told = stay.end or stay.start
    if (
        returned is not None
        and told is not None
        and (days := (bounds(told)[0] - returned).days) > 0
    ):
        found.append(Finding(TimelineFault.AFTER_RETURN, stay.id, None, days))
    return found


def _overlaps(earlier: Sequence[Stay], stay: Stay) -> list[Finding]:
    """Return the stays before this one that certainly had not ended when it began."""
    found = list[Finding]()
    for other in earlier:
        if other.end is None or stay.start is None:
            continue
        ended = bounds(other.end)[0]
        if stay.end is not None:
            ended = min(ended, bounds(stay.end)[0])
        days = (ended - bounds(stay.start)[1]).days
        if days > 0:
            found.append(Finding(TimelineFault.OVERLAP, other.id, stay.id, days))
    return found


def _latest_end(stay: Stay) -> date:
    """Return the last day a stay may have lasted; one whose end is not told may have lasted on."""
    return date.max if stay.end is None else bounds(stay.end)[1]


def _begin(stay: Stay) -> tuple[date, date]:
    begun = stay.start or stay.end
    return (date.max, date.max) if begun is None else bounds(begun)


def _months_on(value: date, months: int) -> date:
    years, month = divmod(value.month - 1 + months, 12)
    return date(value.year + years, month + 1, 1)
