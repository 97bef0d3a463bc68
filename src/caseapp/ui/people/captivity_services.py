"""The use cases of the section on captivity, each bound to the open register."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from caseapp.domain.captivity_views import CaptivityView, PlaceVerified, PlaceView
from caseapp.domain.detention import PeriodFacts
from caseapp.domain.ids import PersonId, PlaceId
from caseapp.ui.bridge import Change
from caseapp.ui.people.field_writer import FieldServices


@dataclass(frozen=True)
class CaptivityServices:
    """`caseapp.services.captivity`, `typed_fields` and `gazetteer`.

    ``capture`` writes by the person's id, ``period`` by that of a stay.
    """

    open: Callable[[PersonId], CaptivityView]
    capture: FieldServices
    period: FieldServices
    find_places: Callable[[str], tuple[PlaceView, ...]]
    add_period: Callable[[PersonId, PeriodFacts], Change[UUID]]
    remove_period: Callable[[UUID], Change[None]]
    verify_place: Callable[[PlaceId, PlaceVerified], Change[None]] | None = None
    """None for who may not say what a place is."""
