"""What goes up about an arrival as the work goes on: frozen rows. Times are aware UTC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseapp.domain.coded import Destination, Flag, Triage
from caseapp.domain.ids import ArrivalId, StageId
from caseapp.domain.needs import Fitness, NeedKind, NeedState, Presence, TriageState


@dataclass(frozen=True, slots=True)
class ArrivalView:
    """How somebody came, what the medic said, where they go. Times are aware UTC."""

    id: ArrivalId
    stage: StageId
    arrived_at: datetime
    wristband: str
    vehicle: str
    station: str
    triage: Triage | None
    triage_revised: bool
    fit: Fitness | None
    destination: Destination | None
    clothing: str
    belongings: str
    state_seen: str
    handed_over_at: datetime | None
    handed_over_to: str
    note: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a medic measured. Weights are whole kilograms, height whole centimetres."""

    weight_kg: int | None = None
    weight_before_kg: int | None = None
    height_cm: int | None = None
    complaints: str = ""
    infection_risk: bool | None = None


@dataclass(frozen=True, slots=True)
class NeedView:
    """One need and how far help has come."""

    id: UUID
    kind: NeedKind
    urgent: bool
    state: NeedState
    to_whom: str
    note: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ArrivalCase:
    """One person's arrival as the page shows it.

    Where the person refused CARE, ``arrival`` holds time, number, colour, destination and hand-over
    alone, and there are no flags and no needs.
    """

    arrival: ArrivalView
    triage: TriageState
    presence: Presence
    stage_open: bool
    care_refused: bool
    flags: frozenset[Flag] = frozenset()
    needs: tuple[NeedView, ...] = ()
