"""Triage: colour and fitness for everybody to see, what was measured for who may read it."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from caseapp.domain.access import Permission
from caseapp.domain.arrival_views import Findings
from caseapp.domain.captivity_errors import NumberOutOfRange
from caseapp.domain.coded import Triage
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import ArrivalId, StageId, uuid8_of
from caseapp.domain.needs import Fitness, TriageState
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.stages import require_open
from caseapp.storage.queries import arrival_work as queries
from caseapp.storage.tables.needs import MedicalFinding
from caseapp.storage.tables.people import Arrival
from caseapp.storage.unit_of_work import UnitOfWork

FINDING_FIELDS = frozenset(field.name for field in fields(Findings))
POSSIBLE: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"weight_kg": (20, 300), "weight_before_kg": (20, 300), "height_cm": (50, 250)}
)
"""Least and most of each number: beyond them it is a slip of the finger."""


def triage_state(colour: Triage | str | None, *, revised: bool) -> TriageState:
    """Return where triage stands; it follows from the colour and is never set by hand."""
    if not colour:
        return TriageState.WAITING
    return TriageState.REVISED if revised else TriageState.DONE


def set_triage(
    ctx: Context,
    arrival: ArrivalId,
    colour: Triage,
    fit: Fitness | None = None,
    findings: Findings | None = None,
) -> Done[None]:
    """Write what a medic decided; ``fit`` and ``findings`` that are not given stay as they are.

    A colour or fitness that changes one given before is a revision. For medics alone: nobody else takes
    red or yellow to green.

    Raises:
        StageNotOpen, NumberOutOfRange: nothing was changed.
        CareRefused: nothing but the colour may be kept about the person; nothing was changed.
    """
    with ctx.act("set_triage") as work:
        row = _open_arrival(work, arrival)
        if fit is not None or findings is not None:
            require_care(work.connection, row.person_id)
        revised = row.triage not in {None, colour.value} or (
            fit is not None and row.fit not in {None, fit.value}
        )
        row.triage = colour.value
        row.triage_revised = row.triage_revised or revised
        if fit is not None:
            row.fit = fit.value
        if findings is not None:
            for field in FINDING_FIELDS:
                _keep_finding(work, arrival, field, getattr(findings, field))
        return Done(None, work.commit())


def set_fitness(ctx: Context, arrival: ArrivalId, fit: Fitness) -> Done[None]:
    """Write whether somebody may be interviewed, before or after the colour.

    Raises:
        StageNotOpen: nothing was changed.
        CareRefused: nothing but the colour may be kept about the person.
    """
    with ctx.act("set_triage") as work:
        row = _open_arrival(work, arrival)
        require_care(work.connection, row.person_id)
        if row.fit not in {None, fit.value}:
            row.triage_revised = row.triage is not None
        row.fit = fit.value
        return Done(None, work.commit())


def edit_finding(
    ctx: Context,
    arrival: ArrivalId,
    field: str,
    value: int | str | bool | None,  # noqa: FBT001 - one value of several kinds
) -> Done[None]:
    """Write one thing a medic found; ``field`` is one of `FINDING_FIELDS`.

    Raises:
        StageNotOpen, NumberOutOfRange: nothing was changed.
        CareRefused: nothing may be kept about the person.
    """
    with ctx.act("set_triage") as work:
        row = _open_arrival(work, arrival)
        require_care(work.connection, row.person_id)
        _keep_finding(work, arrival, field, value)
        return Done(None, work.commit())


def findings(ctx: Context, arrival: ArrivalId) -> Findings:
    """Return what a medic found; the log says who looked.

    Raises:
        NotAllowed: the roles do not include it.
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_MEDICAL)
    ctx.register.looked("medical", arrival)
    with ctx.register.read() as view:
        person = queries.person_of(view, arrival)
        if person is None:
            raise NotFound("arrival")
        require_care(view, person)
        return queries.findings_of(view, arrival)


def _open_arrival(work: UnitOfWork, arrival: ArrivalId) -> Arrival:
    row = work.get(Arrival, arrival)
    require_open(work, StageId(row.stage_id))
    return row


def _keep_finding(
    work: UnitOfWork,
    arrival: ArrivalId,
    field: str,
    value: int | str | bool | None,  # noqa: FBT001 - one value of several kinds
) -> None:
    if field not in FINDING_FIELDS:
        raise KeyError(field)
    if field in POSSIBLE and value is not None:
        least, most = POSSIBLE[field]
        if not isinstance(value, int) or not least <= value <= most:
            raise NumberOutOfRange(least, most)
    told = value.strip() if isinstance(value, str) else value
    row_id = uuid8_of("finding", arrival)
    work.put(MedicalFinding, row_id, arrival_id=arrival, **{field: told})
