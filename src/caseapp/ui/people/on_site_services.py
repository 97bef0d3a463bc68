"""The use cases of the section on arrival and needs, each bound to the open register."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from caseapp.domain.arrival_views import ArrivalCase, Findings
from caseapp.domain.coded import Triage
from caseapp.domain.ids import ArrivalId, PersonId
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.ui.bridge import Change
from caseapp.ui.people.field_writer import FieldServices


@dataclass(frozen=True)
class TriageServices:
    """What only a medic may write; ``findings`` by the id of the arrival."""

    set_colour: Callable[[ArrivalId, Triage], Change[None]]
    set_fitness: Callable[[ArrivalId, Fitness], Change[None]]
    findings: FieldServices


@dataclass(frozen=True)
class NeedServices:
    """`caseapp.services.needs`; ``fields`` by the id of a need: to_whom, note."""

    add: Callable[[PersonId, NeedKind], Change[UUID]]
    step: Callable[[UUID, NeedState], Change[None]]
    set_urgent: Callable[[UUID, bool], Change[None]]
    remove: Callable[[UUID], Change[None]]
    fields: FieldServices


@dataclass(frozen=True)
class OnSiteServices:
    """`caseapp.services.handing_over`, `triage` and `needs`.

    ``fields`` writes by the id of an arrival: destination, vehicle, state_seen, clothing, belongings,
    note. Only a ``medic`` is offered what ``triage`` writes; ``findings`` is None for who may not read
    them.
    """

    open: Callable[[PersonId], ArrivalCase | None]
    fields: FieldServices
    hand_over: Callable[[ArrivalId, str], Change[object]]
    needs: NeedServices
    triage: TriageServices
    medic: bool = False
    findings: Callable[[ArrivalId], Findings] | None = None
