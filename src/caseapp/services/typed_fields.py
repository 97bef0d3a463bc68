"""Fields of captivity, of papers and of triage as somebody types them: text in, one act out."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.captivity_errors import DateUnreadable, NumberUnreadable
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import ArrivalId, PersonId
from caseapp.domain.typed_dates import NoDate, read_partial
from caseapp.services.captivity import Told, edit_capture, edit_period
from caseapp.services.context import Context, Done
from caseapp.services.triage import edit_finding

YES, NO = "yes", "no"
"""What a choice between yes, no and not known is called; the third is empty."""


def write_capture(ctx: Context, person: PersonId, field: str, typed: str) -> Done[None]:
    """Write one field of the capture as it was typed; for the rest `captivity.edit_capture`.

    Raises:
        DateUnreadable: nothing was changed.
    """
    return edit_capture(ctx, person, field, _told(field, typed))


def write_period(ctx: Context, period: UUID, field: str, typed: str) -> Done[None]:
    """Write one field of a stay as it was typed; for the rest `captivity.edit_period`.

    Raises:
        DateUnreadable, NumberUnreadable: nothing was changed.
    """
    return edit_period(ctx, period, field, _told(field, typed))


def write_finding(ctx: Context, arrival: ArrivalId, field: str, typed: str) -> Done[None]:
    """Write one thing a medic found as it was typed; for the rest `triage.edit_finding`.

    Raises:
        NumberUnreadable: nothing was changed.
    """
    told = _told(field, typed)
    return edit_finding(ctx, arrival, field, None if isinstance(told, PartialDate) else told)


def _told(field: str, typed: str) -> Told:
    return _READERS.get(field, str)(typed.strip())


def _date(typed: str) -> PartialDate | None:
    try:
        return read_partial(typed, date.max)  # a day to come is refused in words of its own
    except NoDate:
        raise DateUnreadable from None


def _number(typed: str) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()):
        raise NumberUnreadable
    return int(typed)


def _yes_or_no(typed: str) -> bool | None:
    return {YES: True, NO: False}.get(typed)


_READERS: Mapping[str, Callable[[str], Told]] = MappingProxyType(
    {
        "on": _date,
        "start": _date,
        "end": _date,
        "people_in_cell": _number,
        "weight_kg": _number,
        "weight_before_kg": _number,
        "height_cm": _number,
        "wounded": _yes_or_no,
        "icrc_seen": _yes_or_no,
        "infection_risk": _yes_or_no,
    }
)
