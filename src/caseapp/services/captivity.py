"""How somebody was taken and where they were held: told once, kept as far as it is known."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.answers import AnswerKey
from caseapp.domain.captivity import Direction
from caseapp.domain.captivity_errors import DateNotYet, NumberOutOfRange
from caseapp.domain.captivity_views import CaptivityView
from caseapp.domain.dates import PartialDate, kyiv
from caseapp.domain.detention import (
    CaptureFacts,
    PeriodFacts,
    bounds,
    derived,
    faults_of,
    held,
    in_order,
)
from caseapp.domain.ids import PersonId, uuid7, uuid8_of
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.gazetteer import place_named
from caseapp.storage.queries import captivity as queries
from caseapp.storage.queries.stages import View
from caseapp.storage.tables.captivity import Capture, DetentionPeriod
from caseapp.storage.tables.people import Person
from caseapp.storage.unit_of_work import UnitOfWork

Told = PartialDate | str | int | bool | None
"""What a field of capture or of a period holds."""

CAPTURE_FIELDS = frozenset(CaptureFacts.__dataclass_fields__)
PERIOD_FIELDS = frozenset(PeriodFacts.__dataclass_fields__)
MOST_IN_CELL = 2000

_DATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "on": ("on_date", "on_precision"),
        "start": ("from_date", "from_precision"),
        "end": ("to_date", "to_precision"),
    }
)
"""Field of the facts → its two columns."""


def open_captivity(ctx: Context, person: PersonId) -> CaptivityView:
    """Return what is told about somebody's captivity.

    Raises:
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("captivity", person)
    with ctx.register.read() as view:
        require_care(view, person)
        return captivity_of(view, person)


def captivity_of(view: View, person: PersonId) -> CaptivityView:
    """Return the same for a service that has asked and taken note already."""
    capture = queries.capture_of(view, person)
    returned = queries.returned_on(view, person)
    told = {one.id: one for one in queries.stays_of(view, person)}
    stays = in_order([one.stay for one in told.values()])
    return CaptivityView(
        capture=capture,
        stays=tuple(told[one.id] for one in stays),
        faults=faults_of(stays, capture.on, returned),
        held=held(stays, capture.on, returned),
        returned=returned,
    )


def answer_from_timeline(view: View, person: PersonId, code: str) -> AnswerKey | None:
    """Return what the places of detention answer to a check of type D, for the officer to confirm."""
    told = captivity_of(view, person)
    stays = [one.stay for one in told.stays]
    return derived(code, stays, told.capture.on, told.returned)


def edit_capture(ctx: Context, person: PersonId, field: str, value: Told) -> Done[None]:
    """Write one field of how somebody was taken; ``field`` is one of `CAPTURE_FIELDS`.

    Raises:
        DateNotYet: nothing was changed.
        CareRefused: nothing may be written about the person.
    """
    _require_possible(ctx, field, value)
    with ctx.act("edit_captivity") as work:
        _require_writable(work, person)
        row_id = uuid8_of("capture", person)
        work.put(Capture, row_id, person_id=person, **_columns(field, value, CAPTURE_FIELDS))
        return Done(None, work.commit())


def add_period(ctx: Context, person: PersonId, facts: PeriodFacts) -> Done[UUID]:
    """Add one stay; a place that is not known enters the gazetteer unverified.

    Raises:
        PlaceUnnamed, DateNotYet, NumberOutOfRange: nothing was written.
        CareRefused: nothing may be written about the person.
    """
    for field in PERIOD_FIELDS:
        _require_possible(ctx, field, getattr(facts, field))
    with ctx.act("edit_captivity") as work:
        _require_writable(work, person)
        row_id = uuid7()
        _put_period(work, row_id, person, facts)
        return Done(row_id, work.commit())


def edit_period(ctx: Context, period: UUID, field: str, value: Told) -> Done[None]:
    """Write one field of one stay; ``field`` is one of `PERIOD_FIELDS`.

    Raises:
        PlaceUnnamed, DateNotYet, NumberOutOfRange: nothing was changed.
        CareRefused: nothing may be written about the person.
    """
    _require_possible(ctx, field, value)
    with ctx.act("edit_captivity") as work:
        row = work.get(DetentionPeriod, period)
        _require_writable(work, PersonId(row.person_id))
        if field == "place":
            row.place_id = place_named(work, str(value or ""))
        else:
            for name, part in _columns(field, value, PERIOD_FIELDS).items():
                setattr(row, name, part)
        return Done(None, work.commit())


def remove_period(ctx: Context, period: UUID) -> Done[None]:
    """Take one stay out of the timeline; Ctrl+Z puts it back."""
    with ctx.act("edit_captivity") as work:
        row = work.get(DetentionPeriod, period)
        _require_writable(work, PersonId(row.person_id))
        row.undone = True
        return Done(None, work.commit())


def write_captivity(
    work: UnitOfWork,
    person: PersonId,
    capture: CaptureFacts | None,
    periods: Sequence[PeriodFacts],
) -> None:
    """Write what papers say about somebody's captivity into a unit of work.

    Every id is made of the person and the place in the order, so that the same papers played on two
    laptops meet.
    """
    if capture is not None:
        columns: dict[str, Told] = {}
        for field in CAPTURE_FIELDS:
            columns |= _columns(field, getattr(capture, field), CAPTURE_FIELDS)
        work.put(Capture, uuid8_of("capture", person), person_id=person, **columns)
    for ordinal, facts in enumerate(periods):
        _put_period(work, uuid8_of("detention_period", person, ordinal), person, facts)


def _put_period(work: UnitOfWork, row_id: UUID, person: PersonId, facts: PeriodFacts) -> None:
    columns: dict[str, Told] = {}
    for field in PERIOD_FIELDS - {"place"}:
        columns |= _columns(field, getattr(facts, field), PERIOD_FIELDS)
    place = place_named(work, facts.place)
    work.put(DetentionPeriod, row_id, person_id=person, place_id=place, **columns)


def _columns(field: str, value: Told, known: frozenset[str]) -> dict[str, Told]:
    """Return the columns of a field; a date has two."""
    if field not in known:
        raise KeyError(field)
    if field in _DATES:
        date_column, precision_column = _DATES[field]
        if not isinstance(value, PartialDate):
            return {date_column: None, precision_column: None}
        return {date_column: value.value.isoformat(), precision_column: value.precision.value}
    return {field: value.strip() if isinstance(value, str) else value}


def _require_possible(ctx: Context, field: str, value: Told) -> None:
    if isinstance(value, PartialDate) and bounds(value)[0] > kyiv(ctx.now()).date():
        raise DateNotYet
    if field == "people_in_cell" and value is not None:
        number = int(value) if isinstance(value, int) else 0
        if not 1 <= number <= MOST_IN_CELL:
            raise NumberOutOfRange(1, MOST_IN_CELL)
    if field == "direction" and value:
        Direction(str(value))


def _require_writable(work: UnitOfWork, person: PersonId) -> None:
    work.get(Person, person)
    require_care(work.connection, person)
