"""Stages of an exchange: made, closed step by step, opened again."""

from datetime import date

from caseapp.domain.access import Permission
from caseapp.domain.coded import AbsenceReason, StageState
from caseapp.domain.errors import FieldRefused, NotFound, StageNotOpen, StageUnresolved
from caseapp.domain.ids import EventId, LineId, StageId, uuid7, uuid8_of
from caseapp.domain.views import Obstacle, StageView
from caseapp.services.context import Context, Done
from caseapp.services.desk import desk_of
from caseapp.services.doubts import doubts_of
from caseapp.storage.queries import stages as queries
from caseapp.storage.tables.exchange import ExchangeEvent, ExchangeStage
from caseapp.storage.tables.lists import Absence
from caseapp.storage.unit_of_work import UnitOfWork


def all_stages(ctx: Context) -> tuple[StageView, ...]:
    """Return every stage, oldest first."""
    with ctx.register.read() as view:
        return queries.all_stages(view)


def chosen(ctx: Context, number: int | None = None) -> StageView:
    """Return the stage of this number in the register; the latest by default."""
    found = all_stages(ctx)
    if number is not None:
        found = tuple(stage for stage in found if stage.number == number)
    if not found:
        raise NotFound("stage")
    return max(found, key=lambda stage: (stage.date, stage.number))


def new_stage(ctx: Context, day: date, title: str, site: str) -> Done[StageId]:
    """Make a stage, open, of the event of that title and site, which is made or continued."""
    if not title.strip():
        raise FieldRefused("title", "empty")
    with ctx.act("new_stage") as work:
        stage = add_stage(work, StageId(uuid7()), day, title.strip(), site.strip())
        return Done(stage, work.commit())


def add_stage(work: UnitOfWork, stage: StageId, day: date, title: str, site: str) -> StageId:
    """Add a stage and, if need be, its event to a unit of work."""
    event = queries.event_of(work.connection, title, site)
    if event is None:
        event = EventId(uuid8_of("event", title, site, stage))
        work.add(ExchangeEvent(id=event, title=title, site=site))
    row = ExchangeStage(
        id=stage,
        event_id=event,
        day=day.isoformat(),
        title=title,
        site=site,
        state=StageState.OPEN,
    )
    work.add(row)
    return stage


def obstacles(ctx: Context, stage: StageId) -> tuple[Obstacle, ...]:
    """Return what keeps a stage from being closed: a decision is wanted on each."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        rows = desk_of(view, stage)
        return doubts_of(view, stage, rows)


def set_absent(
    ctx: Context, stage: StageId, line: LineId, reason: AbsenceReason, note: str = ""
) -> Done[None]:
    """Say why somebody on the list did not come; saying it again replaces the reason."""
    with ctx.act("set_absent") as work:
        require_open(work, stage)
        row_id = uuid8_of("absence", line)
        work.put(Absence, row_id, stage_id=stage, line_id=line, reason=reason.value, note=note)
        return Done(None, work.commit())


def close_stage(ctx: Context, stage: StageId) -> Done[None]:
    """Close a stage. It cannot be undone, only opened again with a reason.

    Raises:
        StageUnresolved: something waits for a decision; nothing was changed.
        StageNotOpen: it is not open.
    """
    ctx.require(Permission.RUN_STAGE)
    left = obstacles(ctx, stage)
    if left:
        raise StageUnresolved(len(left))
    with ctx.act("close_stage") as work:
        row = require_open(work, stage)
        row.state = StageState.CLOSED.value
        return Done(None, work.commit())


def reopen_stage(ctx: Context, stage: StageId, reason: str) -> Done[None]:
    """Open a closed stage again; a reason is required."""
    if not reason.strip():
        raise FieldRefused("reason", "empty")
    with ctx.act("reopen_stage") as work:
        row = work.get(ExchangeStage, stage)
        if row.state != StageState.CLOSED:
            raise StageNotOpen(row.state)
        row.state, row.reason = StageState.OPEN.value, reason.strip()
        return Done(None, work.commit())


def require_open(work: UnitOfWork, stage: StageId) -> ExchangeStage:
    """Return the stage's row, or raise `StageNotOpen`."""
    row = work.get(ExchangeStage, stage)
    if row.state != StageState.OPEN:
        raise StageNotOpen(row.state)
    return row
