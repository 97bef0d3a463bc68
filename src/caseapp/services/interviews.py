"""Interviews: offered, begun, paused, stopped, finished, reviewed. Each step is one act.

Nobody is asked before triage, while a medic finds them unfit, without the step of consent, or where they
allow no case at all. What somebody declined or stopped is taken up again only where they bring it up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import state_for
from caseapp.domain.catalogue import VERSION, catalogue, core_form
from caseapp.domain.consents import Purpose, state_of
from caseapp.domain.errors import NotAllowed, NotFound
from caseapp.domain.ids import InterviewId, PersonId, StageId, uuid7, uuid8_of
from caseapp.domain.interview_errors import InterviewBlocked, InterviewStepRefused
from caseapp.domain.interview_rules import (
    Hindrance,
    circumstances,
    hindrance_to_offer,
    hindrance_to_start,
    may_step,
    needs_the_person,
    said_in,
)
from caseapp.domain.interviews import HELD, InterviewForm, InterviewState, NotOffered, WishToTalk
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.interview_access import may_read, require_holder
from caseapp.services.stages import require_open
from caseapp.storage.queries import consents as consent_queries
from caseapp.storage.queries import interviews as queries
from caseapp.storage.tables.interviews import Interview
from caseapp.storage.tables.needs import Need
from caseapp.storage.unit_of_work import UnitOfWork

_NOT_NOW: Mapping[str | None, Hindrance] = MappingProxyType(
    {Fitness.NO: Hindrance.UNFIT, Fitness.LATER: Hindrance.LATER}
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """How an interview begins.

    Attributes:
        form: which checks it is about.
        lang: the language of the talk.
        brought_up: the person themselves came back to what they had declined or stopped.
    """

    form: InterviewForm = InterviewForm.CORE
    lang: str = "uk"
    brought_up: bool = False


def offer(
    ctx: Context, stage: StageId, person: PersonId, *, brought_up: bool = False
) -> Done[InterviewId]:
    """Keep that an interview was offered.

    Raises:
        InterviewBlocked: it may not be offered now.
        InterviewStepRefused: it was offered or held before, or declined and not brought up again.
    """
    return _outcome(ctx, stage, person, InterviewState.OFFERED, brought_up=brought_up)


def decline(ctx: Context, stage: StageId, person: PersonId) -> Done[InterviewId]:
    """Keep that the person does not wish an interview; no reason is asked, no answers exist."""
    return _outcome(ctx, stage, person, InterviewState.DECLINED)


def postpone(ctx: Context, stage: StageId, person: PersonId) -> Done[InterviewId]:
    """Keep that the person would rather talk later: they stay in the queue."""
    return _outcome(ctx, stage, person, InterviewState.POSTPONED)


def not_offered(
    ctx: Context, stage: StageId, person: PersonId, reason: NotOffered
) -> Done[InterviewId]:
    """Keep that, and why, an interview was not offered; a new reason takes the place of the old."""
    with ctx.act("offer_interview") as work:
        require_open(work, stage)
        require_care(work.connection, person)
        row = _step(work, stage, person, InterviewState.NOT_OFFERED)
        row.reason = reason.value
        return Done(InterviewId(row.id), work.commit())


def start(
    ctx: Context, stage: StageId, person: PersonId, how: Sitting | None = None
) -> Done[InterviewId]:
    """Begin an interview, or go on with one that was paused, left in part or stopped.

    Raises:
        InterviewBlocked: triage, the medic or consent stands before it.
        InterviewStepRefused: it cannot go on, or was left by the person and not brought up again.
        NotAllowed: it was begun by somebody else, whose answers the user may not read.
    """
    sitting = how or Sitting()
    now = ctx.now()
    with ctx.act("start_interview") as work:
        require_open(work, stage)
        hindrance = _hindrance(work, stage, person, now, starting=True)
        if hindrance is not None:
            raise InterviewBlocked(hindrance)
        row = _step(
            work, stage, person, InterviewState.STARTED, brought_up=sitting.brought_up, ctx=ctx
        )
        if row.started_at is None:
            row.started_at, row.form, row.lang = now, sitting.form.value, sitting.lang
        row.interviewer_id, row.ended_at, row.reason = ctx.actor.id, None, ""
        return Done(InterviewId(row.id), work.commit())


def pause(ctx: Context, interview: InterviewId) -> Done[None]:
    """Keep that there is a break."""
    with ctx.act("pause_interview") as work:
        _to(work, _held_by(ctx, work, interview), InterviewState.PAUSED)
        return Done(None, work.commit())


def stop(ctx: Context, interview: InterviewId) -> Done[None]:
    """End an interview at once, because the person wants so; what was said is kept."""
    now = ctx.now()
    with ctx.act("stop_interview") as work:
        row = _held_by(ctx, work, interview)
        _to(work, row, InterviewState.STOPPED_BY_PERSON)
        row.ended_at = now
        return Done(None, work.commit())


def finish(ctx: Context, interview: InterviewId, wish: WishToTalk | None) -> Done[InterviewState]:
    """End an interview: completed where every core check that applies has a state, else in part.

    A wish to talk with somebody, now or later, becomes a need of psychological help in the same act.

    Args:
        ctx: the user who holds it.
        interview: under way.
        wish: the answer to the closing question; ``None`` where it was not given.
    """
    now = ctx.now()
    with ctx.act("finish_interview") as work:
        row = _held_by(ctx, work, interview)
        complete = _is_complete(work, row)
        _to(work, row, InterviewState.COMPLETED if complete else InterviewState.PARTIAL)
        row.complete, row.ended_at = complete, now
        row.wish_to_talk = wish.value if wish else ""
        if wish in {WishToTalk.NOW, WishToTalk.LATER}:
            _need(work, row, urgent=wish is WishToTalk.NOW)
        return Done(InterviewState(row.state), work.commit())


def review(ctx: Context, interview: InterviewId) -> Done[None]:
    """Keep that a supervisor has read an interview that has ended; nobody reviews their own.

    Raises:
        NotAllowed: the reviewer held it.
    """
    with ctx.act("review_interview") as work:
        row = work.get(Interview, interview)
        require_care(work.connection, row.person_id)
        if holder_of(row) == ctx.actor.id:
            raise NotAllowed(Permission.REVIEW_INTERVIEW.value)
        _to(work, row, InterviewState.REVIEWED)
        return Done(None, work.commit())


def holder_of(row: Interview) -> UUID | None:
    """Return who holds an interview, else who wrote it down."""
    return row.interviewer_id or row.created_by


def _outcome(
    ctx: Context,
    stage: StageId,
    person: PersonId,
    state: InterviewState,
    *,
    brought_up: bool = False,
) -> Done[InterviewId]:
    now = ctx.now()
    with ctx.act("offer_interview") as work:
        require_open(work, stage)
        hindrance = _hindrance(work, stage, person, now)
        if hindrance is not None:
            raise InterviewBlocked(hindrance)
        row = _step(work, stage, person, state, brought_up=brought_up)
        row.reason = ""
        return Done(InterviewId(row.id), work.commit())


def require_well_enough(work: UnitOfWork, held: Interview) -> None:
    """Raise `InterviewBlocked` where a medic has found since that a talk may not go on now.

    What was said before stays, and stopping or putting it off is always possible.
    """
    came = queries.asked_at(work.connection, StageId(held.stage_id), PersonId(held.person_id))
    found = came[-1].fit if came else None
    if found in _NOT_NOW:
        raise InterviewBlocked(_NOT_NOW[found])


def _hindrance(
    work: UnitOfWork, stage: StageId, person: PersonId, now: datetime, *, starting: bool = False
) -> Hindrance | None:
    view = work.connection
    came = queries.asked_at(view, stage, person)
    if not came:
        raise NotFound("arrival")
    rows = (one.row for one in consent_queries.of_person(view, person))
    rule = hindrance_to_start if starting else hindrance_to_offer
    return rule(came[-1].triage, came[-1].fit, state_of(rows, Purpose.CARE, now))


def _step(
    work: UnitOfWork,
    stage: StageId,
    person: PersonId,
    after: InterviewState,
    *,
    brought_up: bool = False,
    ctx: Context | None = None,
) -> Interview:
    """Return the person's interview at its next state; a new one where nothing was recorded."""
    stored = queries.at_stage(work.connection, stage, person).get(person)
    if stored is None:
        row = Interview(
            id=uuid7(), person_id=person, stage_id=stage, state=after.value, catalogue=VERSION
        )
        work.add(row)
        return row
    if ctx is not None and stored.state in HELD and not may_read(ctx.actor, stored.by):
        raise NotAllowed(Permission.READ_INTERVIEWS.value)
    row = work.get(Interview, stored.id)
    _to(work, row, after, brought_up=brought_up)
    return row


def _to(
    work: UnitOfWork, row: Interview, after: InterviewState, *, brought_up: bool = False
) -> None:
    """Take one step, or raise `InterviewStepRefused`."""
    require_open(work, StageId(row.stage_id))
    before = InterviewState(row.state)
    if before is after is InterviewState.NOT_OFFERED:
        return
    left = needs_the_person(before, after) and not brought_up
    if left or not may_step(before, after):
        raise InterviewStepRefused(before, after)
    row.state = after.value


def _held_by(ctx: Context, work: UnitOfWork, interview: InterviewId) -> Interview:
    row = work.get(Interview, interview)
    require_holder(ctx.actor, holder_of(row))
    return row


def _is_complete(work: UnitOfWork, row: Interview) -> bool:
    """Say whether no core check that applies is left without a state."""
    view = work.connection
    kept = queries.answers(view, row.id)
    came = queries.asked_at(view, row.stage_id, row.person_id)[-1]
    said = said_in((one.state, one.reason) for one in kept.values())
    facts = circumstances(came.category, came.sex, came.rank, said)
    core = core_form(catalogue(row.catalogue)).checks
    stored = {check: kept[check.code].state if check.code in kept else None for check in core}
    states = [state_for(check, facts, state) for check, state in stored.items()]
    return AnswerState.NOT_ASKED not in states


def _need(work: UnitOfWork, row: Interview, *, urgent: bool) -> None:
    """Propose psychological help once for an interview; help that has begun stays as it is."""
    need = uuid8_of("wish_to_talk", row.id)
    before = work.find(Need, need)
    if before is not None and not before.undone and before.state != NeedState.PROPOSED:
        return
    work.put(
        Need,
        need,
        person_id=row.person_id,
        kind=NeedKind.PSYCHOLOGICAL.value,
        urgent=urgent,
        state=NeedState.PROPOSED.value,
    )
