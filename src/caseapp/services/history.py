"""What happened, and taking the last act back."""

from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.acts import ACTS, REDO, UNDO
from caseapp.domain.coded import StageState
from caseapp.domain.errors import NotFound, NothingToUndo, UndoRefused
from caseapp.domain.person_views import ActId
from caseapp.domain.views import HistoryLine, Undone
from caseapp.services.context import Context, Done
from caseapp.storage.columns import micros, moment_of
from caseapp.storage.journal import acts, store
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


def undo_act(ctx: Context, which: ActId) -> Done[Undone]:
    """Take back one act, whichever of those that were done: one's own, or that of somebody else.

    Raises:
        NotAllowed: it is somebody else's, and the roles take back only one's own.
        NotFound: there is no such act here.
        NothingToUndo: it is taken back already.
        UndoRefused: it cannot be; the reason says how it can be mended by hand.
    """
    ctx.require(Permission.UNDO_OWN)
    start = Dot(which.chain, which.first)
    with ctx.register.read() as view:
        made = store.transaction_at(view, start)
        if made is None:
            raise NotFound("act")
        if made.author != ctx.actor.id:
            ctx.require(Permission.UNDO_OTHERS)
        if undoing.last_toggles(view).get(start) == UNDO:
            raise NothingToUndo
        if acts.is_taken_over(view, made):
            raise UndoRefused("played", made.act)
    return _turn(ctx, made, UNDO)


def offered(ctx: Context, act: str, author: UUID, recorded_at: datetime) -> bool:
    """Say whether this user may try to take back an act; what rests on it is asked when they do."""
    known = ACTS.get(act)
    if known is None or not known.undoable or not ctx.actor.may(Permission.UNDO_OWN):
        return False
    if ctx.actor.may(Permission.UNDO_OTHERS):
        return True
    return author == ctx.actor.id and recorded_at >= ctx.now() - DAY


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
    return _turn(ctx, made, toggle)


def _turn(ctx: Context, made: Transaction, toggle: str) -> Done[Undone]:
    with ctx.register.read() as view:
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
