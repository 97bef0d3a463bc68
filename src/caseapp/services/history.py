"""What happened, and taking the last act back."""

from datetime import timedelta
from itertools import islice
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.acts import REDO, UNDO
from caseapp.domain.coded import StageState
from caseapp.domain.errors import NothingToUndo, UndoRefused
from caseapp.domain.views import HistoryLine, Undone
from caseapp.services.context import Context, Done
from caseapp.storage.columns import micros, moment_of
from caseapp.storage.journal import acts
from caseapp.storage.journal import undo as undoing
from caseapp.storage.journal.format import Dot, Transaction
from caseapp.storage.queries import history, stages
from caseapp.storage.tables.every import JOURNALLED

DAY = timedelta(hours=24)


def undo(ctx: Context) -> Done[Undone]:
    """Take back one's own last act that has not been taken back.

    Raises:
        NothingToUndo: there is none.
        UndoRefused: it cannot be; the reason says how it can be mended by hand.
    """
    return _toggle(ctx, UNDO)


def redo(ctx: Context) -> Done[Undone]:
    """Put back the act that was taken back last, under the same rules."""
    return _toggle(ctx, REDO)


def recent(ctx: Context, count: int = 50) -> tuple[HistoryLine, ...]:
    """Return the newest acts: everybody's for who may read the trail, else one's own."""
    everybody = ctx.actor.may(Permission.READ_TRAIL) or ctx.actor.may(
        Permission.READ_TECHNICAL_TRAIL
    )
    content = ctx.actor.may(Permission.READ_PEOPLE)
    names: dict[UUID, str] = {u.id: u.name for u in ctx.register.keyfile.directory.users.values()}
    with ctx.register.read() as view:
        if everybody:
            made = acts.newest(view, count)
        else:
            made = tuple(islice(acts.acts_of(view, ctx.actor.id), count))
        toggled = undoing.last_toggles(view)
        return tuple(
            HistoryLine(
                at=moment_of(one.occurred_at),
                recorded_at=moment_of(one.recorded_at),
                by=names.get(one.author, ""),
                act=one.act,
                name=history.subject_of(view, one) if content else "",
                undone=toggled.get(Dot(one.replica, one.first)) == UNDO,
                notice=history.notice_of(view, one),
            )
            for one in made
        )


def _toggle(ctx: Context, toggle: str) -> Done[Undone]:
    ctx.require(Permission.UNDO_OWN)
    find = undoing.last_act if toggle == UNDO else undoing.last_undone
    with ctx.register.read() as view:
        made = find(view, ctx.actor.id)
        if made is None:
            raise NothingToUndo
        _require_allowed(ctx, made)
        plan = undoing.plan(view, made, toggle)
        _require_stage_open(view, made)
        name = history.subject_of(view, made)
    with ctx.act(toggle, reference=Dot(made.replica, made.first)) as work:
        for restoration in plan:
            row = work.get(JOURNALLED[restoration.table], restoration.row)
            for field, value in restoration.values.items():
                setattr(row, field, value)
        return Done(Undone(made.act, name), work.commit())


def _require_allowed(ctx: Context, made: Transaction) -> None:
    old = made.recorded_at < micros(ctx.now() - DAY)
    if old and not ctx.actor.may(Permission.UNDO_OTHERS):
        raise UndoRefused("old", made.act)


def _require_stage_open(view: stages.View, made: Transaction) -> None:
    touched = history.stages_of(view, made)
    closed = [s for s in stages.all_stages(view) if s.state is not StageState.OPEN]
    if any(stage.id in touched for stage in closed):
        raise UndoRefused("old", made.act)
