"""Interviews as they are read: one of them, a person's, and the queue of a stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.applicability import Circumstances, ruled_out_by, state_for
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.checks import Check
from caseapp.domain.consents import ConsentState, Purpose, state_of
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import InterviewId, PersonId, StageId
from caseapp.domain.interview_rules import (
    REFUSED,
    Hindrance,
    circumstances,
    hindrance_to_offer,
    said_in,
)
from caseapp.domain.interview_views import (
    InterviewQueue,
    InterviewView,
    Kept,
    PersonChecks,
    Question,
    QueueRow,
)
from caseapp.domain.interviews import InterviewState
from caseapp.domain.queues import awaits_interview
from caseapp.names.latin import latin
from caseapp.services.care import require_care
from caseapp.services.context import Context
from caseapp.services.interview_access import may_read, require_reader, seen_by
from caseapp.storage.queries import consents as consent_queries
from caseapp.storage.queries import interviews as queries
from caseapp.storage.queries.interviews import Asked, StoredInterview
from caseapp.storage.queries.stages import View

UNDER_WAY = frozenset({InterviewState.STARTED, InterviewState.PAUSED})


def interview_of(ctx: Context, interview: InterviewId) -> InterviewView:
    """Return one interview with the state of every check today.

    A category that was changed since opens and closes checks; the answers that were given stand beside
    them unchanged.

    Raises:
        NotAllowed: it is somebody else's, and the user may not read interviews.
        CareRefused: the person allows no case; nothing of it is shown.
        NotFound: there is none.
    """
    with ctx.register.read() as view:
        stored = queries.interview(view, interview)
        if stored is None:
            raise NotFound("interview")
        require_reader(ctx.actor, stored.by)
        require_care(view, stored.person)
        made = _view(ctx, view, stored)
    ctx.register.looked("interview", interview)
    return made


def checks_of(ctx: Context, person: PersonId) -> PersonChecks:
    """Return the newest interview of a person for their page, and why there is none.

    Whoever may not read the answers sees how the interview stands.

    Raises:
        CareRefused: the person allows no case.
    """
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        require_care(view, person)
        held = queries.of_person(view, person)
        if not held:
            return PersonChecks(None, None, None)
        newest = held[0]
        readable = may_read(ctx.actor, newest.by)
        shown = _view(ctx, view, newest) if readable else None
    if readable:
        ctx.register.looked("interview", newest.id)
    return PersonChecks(newest.state, newest.started_at, shown)


def queue(ctx: Context, stage: StageId) -> InterviewQueue:
    """Return the interviews of a stage: under way, to offer (who waits longest first), waiting, ended.

    Whoever refused CARE is in none of them, whoever has left is not offered one any more.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("interviews", stage)
    names: Mapping[UUID, str] = {
        u.id: u.name for u in ctx.register.keyfile.directory.users.values()
    }
    with ctx.register.read() as view:
        at = _Scene(
            care=consent_queries.care_at(view, stage),
            interviews=queries.at_stage(view, stage),
            counts=queries.counts(view, stage),
            names=names,
        )
        came = queries.asked_at(view, stage)
    rows = [row for one in came if (row := _row(ctx, at, one)) is not None]
    waits = [row for row in rows if awaits_interview(row.state, row.reason) and not row.handed_over]
    under_way = [row for row in rows if row.state in UNDER_WAY]
    ended = [
        row
        for row in rows
        if row.state not in UNDER_WAY and not awaits_interview(row.state, row.reason)
    ]
    return InterviewQueue(
        under_way=tuple(sorted(under_way, key=lambda row: not row.own)),
        to_offer=tuple(row for row in waits if row.hindrance is None),
        waiting=tuple(row for row in waits if row.hindrance is not None),
        ended=tuple(ended),
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the rows of a queue are made from, by person or interview."""

    care: Mapping[PersonId, ConsentState]
    interviews: Mapping[PersonId, StoredInterview]
    counts: Mapping[InterviewId, int]
    names: Mapping[UUID, str]


def _row(ctx: Context, at: _Scene, one: Asked) -> QueueRow | None:
    care = at.care.get(one.person, ConsentState.NOT_ASKED)
    if care in REFUSED:
        return None
    held = at.interviews.get(one.person)
    readable = held is not None and may_read(ctx.actor, held.by)
    return QueueRow(
        person=one.person,
        arrival=one.arrival,
        interview=held.id if held else None,
        name=one.name,
        latin=latin(one.name),
        number=one.number,
        category=one.category,
        arrived_at=one.arrived_at,
        triage=one.triage,
        fit=one.fit,
        state=held.state if held else None,
        reason=held.reason if held else None,
        hindrance=hindrance_to_offer(one.triage, one.fit, care),
        asked=at.counts.get(held.id, 0) if held and readable else 0,
        own=held is not None and held.by == ctx.actor.id,
        by=at.names.get(held.by, "") if held and held.by else "",
        handed_over=one.handed_over,
    )


def _view(ctx: Context, view: View, stored: StoredInterview) -> InterviewView:
    came = queries.asked_at(view, stored.stage, stored.person)
    if not came:
        raise NotFound("arrival")
    asked = came[-1]
    kept = queries.answers(view, stored.id)
    seen = seen_by(ctx.actor, stored.catalogue)
    return InterviewView(
        id=stored.id,
        person=stored.person,
        stage=stored.stage,
        arrival=asked.arrival,
        name=asked.name,
        latin=latin(asked.name),
        number=asked.number,
        category=asked.category,
        sex=asked.sex,
        form=stored.form,
        state=stored.state,
        reason=stored.reason,
        complete=stored.complete,
        lang=stored.lang,
        started_at=stored.started_at,
        ended_at=stored.ended_at,
        wish=stored.wish,
        own=stored.by == ctx.actor.id,
        hindrance=_hindrance(view, asked, ctx.now()),
        catalogue=seen,
        questions=_questions(seen, asked, kept),
        service=queries.service_answers(view, asked.arrival),
    )


def _hindrance(view: View, asked: Asked, now: datetime) -> Hindrance | None:
    rows = (one.row for one in consent_queries.of_person(view, asked.person))
    return hindrance_to_offer(asked.triage, asked.fit, state_of(rows, Purpose.CARE, now))


def _questions(seen: Catalogue, asked: Asked, kept: Mapping[str, Kept]) -> tuple[Question, ...]:
    said = said_in((one.state, one.reason) for one in kept.values())
    facts = circumstances(asked.category, asked.sex, asked.rank, said)
    return tuple(_question(check, facts, kept.get(check.code)) for check in seen.checks)


def _question(check: Check, facts: Circumstances, kept: Kept | None) -> Question:
    state = state_for(check, facts, kept.state if kept else None)
    return Question(check, state, kept, ruled_out_by(check, facts))
