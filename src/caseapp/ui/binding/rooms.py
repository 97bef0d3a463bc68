"""The rooms' use cases, bound to one open register."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from caseapp.domain.access import Permission
from caseapp.domain.coded import Flag
from caseapp.domain.ids import ArrivalId, StageId
from caseapp.domain.views import Marked
from caseapp.services import (
    arrivals,
    at_work,
    backups,
    conflicts,
    copies,
    drafts,
    find,
    history,
    machine,
    stages,
    taking_back,
    today,
)
from caseapp.services.context import Context, Done
from caseapp.services.registers import Opened
from caseapp.ui.arrivals.services import ArrivalServices, DraftServices, MarkDraft
from caseapp.ui.binding.asking import asking_services
from caseapp.ui.binding.casefile import casefile_services
from caseapp.ui.binding.compliance import compliance_services
from caseapp.ui.binding.drill import drill_services
from caseapp.ui.binding.lists import list_services
from caseapp.ui.binding.people import people_services
from caseapp.ui.binding.relatives import relative_services
from caseapp.ui.binding.reports import label_services, report_services
from caseapp.ui.binding.settings import keeping_services, trail_services, user_services
from caseapp.ui.frame.services import FrameServices, Signs
from caseapp.ui.place import PlaceServices
from caseapp.ui.session import Services, Session
from caseapp.ui.stages.services import Absence, Claim, Clash, MatchVerdict, NewStage, StageServices
from caseapp.ui.today.services import TodayServices


def session_of(folder: Path, opened: Opened, *, demo: bool) -> Session:
    """Return an open register as the window sees it."""
    ctx = opened.context
    return Session(
        actor=opened.actor,
        register=folder,
        services=Services(
            frame=_frame(ctx),
            today=TodayServices(partial(today.day, ctx), partial(at_work.surroundings, ctx)),
            arrivals=_arrivals(ctx),
            stages=_stages(ctx),
            lists=list_services(ctx),
            people=people_services(ctx),
            casefile=casefile_services(ctx),
            relatives=relative_services(ctx),
            asking=asking_services(ctx),
            compliance=compliance_services(ctx),
            reports=report_services(ctx),
            users=user_services(ctx),
            keeping=keeping_services(ctx),
            trail=trail_services(ctx),
        ),
        close=ctx.register.close,
        notices=opened.notices,
        demo=demo,
        read_only=bool(opened.read_only),
        go_on=_go_on(opened),
        clock_off=any(code.startswith("clock_") for code in opened.notices),
        place=None if opened.read_only else _place(ctx),
        drill=drill_services(ctx) if demo and not opened.read_only else None,
    )


def _go_on(opened: Opened) -> Callable[[], None] | None:
    """Return how an older copy is gone on with, for who may decide it."""
    if opened.read_only != "older_copy" or not opened.actor.may(Permission.ADMINISTER):
        return None
    return partial(copies.go_on_as_new_replica, opened.context)


def _place(ctx: Context) -> PlaceServices:
    kept = drafts.newest(ctx, drafts.PLACE)
    if kept:  # it is true once: after the lock at which it was written
        drafts.drop(ctx, drafts.PLACE)
    return PlaceServices(kept, partial(drafts.keep, ctx, drafts.PLACE))


def _frame(ctx: Context) -> FrameServices:
    return FrameServices(
        all_stages=partial(stages.all_stages, ctx),
        undo=partial(history.undo, ctx),
        redo=partial(history.redo, ctx),
        find=partial(find.people, ctx),
        signs=partial(_signs, ctx),
    )


def _arrivals(ctx: Context) -> ArrivalServices:
    def mark(draft: MarkDraft) -> Done[Marked]:
        return arrivals.mark_arrived(ctx, draft.stage, draft.line, draft.station, draft.at)

    def flag(arrival: ArrivalId, which: Flag, raised: bool) -> Done[None]:  # noqa: FBT001 - as called
        return arrivals.set_flag(ctx, arrival, which, raised=raised)

    return ArrivalServices(
        desk=partial(arrivals.desk, ctx),
        mark_arrived=mark,
        set_flag=flag,
        add_unexpected=partial(arrivals.add_unexpected, ctx),
        likely=partial(arrivals.likely, ctx),
        take_back=partial(taking_back.take_back_arrival, ctx),
        drafts=DraftServices(
            drafts.id_of(ctx, drafts.UNEXPECTED),
            partial(drafts.keep, ctx, drafts.UNEXPECTED),
            partial(drafts.newest, ctx, drafts.UNEXPECTED),
            partial(drafts.drop, ctx, drafts.UNEXPECTED),
        ),
        labels=label_services(ctx),
    )


def _stages(ctx: Context) -> StageServices:
    def new(wanted: NewStage) -> Done[StageId]:
        return stages.new_stage(ctx, wanted.date, wanted.title, wanted.site)

    def absent(said: Absence) -> Done[None]:
        return stages.set_absent(ctx, said.stage, said.line, said.reason, said.note)

    def settle(said: MatchVerdict) -> Done[None]:
        return arrivals.settle_match(ctx, said.stage, said.arrival, said.line, same=said.same)

    def clashes() -> tuple[Clash, ...]:
        return tuple(
            Clash(
                one.table,
                one.row,
                one.field,
                tuple(Claim(each.value, each.by, each.at) for each in one.claims),
            )
            for one in conflicts.conflicts(ctx)
        )

    def settle_clash(clash: Clash, value: object) -> Done[None]:
        conflict = conflicts.Conflict(clash.table, clash.row, clash.field, ())
        return conflicts.settle(ctx, conflict, value)

    return StageServices(
        new_stage=new,
        obstacles=partial(stages.obstacles, ctx),
        set_absent=absent,
        settle_match=settle,
        close_stage=partial(stages.close_stage, ctx),
        reopen_stage=partial(stages.reopen_stage, ctx),
        clashes=clashes,
        settle_clash=settle_clash,
    )


def _signs(ctx: Context) -> Signs:
    """Make the backup that is due, then say how things stand."""
    if not ctx.register.read_only:
        backups.back_up_if_due(ctx)
    state = machine.state(ctx)
    return Signs(state.battery_percent, state.on_battery, state.free_bytes, state.last_backup)
