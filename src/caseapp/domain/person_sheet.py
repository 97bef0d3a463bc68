"""What stands on the sheet of one person, frozen.

No telephone number, no relative, no finding of a medic and no answer of an interview: a sheet gets lost,
and it can be printed again by whoever may print reports by name (`docs/decisions/032-person-sheet.md`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.captivity import IdentityState, ServiceType, StatusBefore
from caseapp.domain.captivity_views import CaptivityView
from caseapp.domain.coded import Category, Force, Sex
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.needs import NeedKind, NeedState
from caseapp.domain.person_views import PersonView
from caseapp.domain.roll_call import Imprint, StageFacts

FIELDS: Mapping[str, type[StrEnum] | None] = MappingProxyType(
    {
        "sex": Sex,
        "category": Category,
        "identity": IdentityState,
        "rank": None,
        "unit": None,
        "force": Force,
        "service_type": ServiceType,
        "position": None,
        "personal_number": None,
        "call_sign": None,
        "birth_place": None,
        "citizenship": None,
        "status_before": StatusBefore,
    }
)
"""The fields of a person that are printed → their coded list."""


@dataclass(frozen=True, slots=True)
class SheetNeed:
    """One need, without the note."""

    kind: NeedKind
    urgent: bool
    state: NeedState


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """``captivity`` is None, and ``needs`` are empty, of somebody who refused CARE; ``seen`` is minimal then."""

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    seen: PersonView = field(repr=False)
    captivity: CaptivityView | None = field(default=None, repr=False)
    needs: tuple[SheetNeed, ...] = ()
    consents: tuple[tuple[Purpose, ConsentState], ...] = ()
