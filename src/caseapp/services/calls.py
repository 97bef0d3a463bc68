"""Calls home: recorded, stopped, let go on."""

from dataclasses import replace

from caseapp.domain.care_errors import CareRefused
from caseapp.domain.contact import WITHOUT_ATTEMPT, Attempt, Outcome
from caseapp.domain.contact_errors import (
    CallsNotStopped,
    CallsStopped,
    NotDialable,
    OtherPerson,
    OutcomeRefused,
)
from caseapp.domain.dialling import why_not
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, RelativeId, uuid7, uuid8_of
from caseapp.domain.relatives import CallDraft, Called
from caseapp.services import drafts
from caseapp.services.care import require_care
from caseapp.services.contacts import bars_of, contact_from
from caseapp.services.context import Context, Done
from caseapp.services.notes import keep_call_stop_note, reseal_handed_in
from caseapp.storage.queries import drafts as kept
from caseapp.storage.queries import relatives as queries
from caseapp.storage.queries.relatives import Kin, Made
from caseapp.storage.tables.people import Person
from caseapp.storage.tables.relatives import CallStop, ContactAttempt, Relative
from caseapp.storage.unit_of_work import UnitOfWork


def record_call(ctx: Context, draft: CallDraft) -> Done[Called]:
    """Record one attempt on a relative, or why none was made.

    Who must not be called cannot be recorded as called either: the rule of `domain.dialling` is asked
    again here, over the rows as they are inside this very transaction.

    Raises:
        NotDialable: with the reason; nothing was recorded.
        OutcomeRefused: the outcome says nothing here.
        OtherPerson: the relative is somebody else's.
        CareRefused, CallsStopped: nothing may be recorded but the person's own refusal.
        NotFound: the relative was removed meanwhile.
    """
    with ctx.act("record_call", occurred_at=draft.started_at) as work:
        person = draft.person
        work.get(Person, person)
        kin = queries.kin_of(work.connection, person)
        _require_sense(draft)
        if draft.relative is None:
            _require_unbarred(ctx, kin, draft.outcome)
        else:
            _require_dialable(ctx, work, kin, draft)
        attempt = _write(work, kin, draft)
        # In the same commit: a kill between the two would offer a note that is written down.
        kept.drop(work.connection, drafts.id_of(ctx, drafts.CALL_NOTE, person))
        after = replace(kin, calls=(*kin.calls, Made(attempt, "", 0, "")))
        state = contact_from(after, ctx.now(), {}).state
        return Done(Called(attempt.number, state), work.commit())


def stop_calls(ctx: Context, person: PersonId, text: str) -> Done[None]:
    """Stop every call for a person until the psychologist has spoken.

    What was heard goes into a note that whoever writes it cannot read again (`storage.sealing`).

    Raises:
        CareRefused: nothing about the person is used.
        CallsStopped: they are stopped already.
        NobodyCanRead: the note could never be read; nothing was recorded.
    """
    with ctx.act("stop_calls") as work:
        work.get(Person, person)
        require_care(work.connection, person)
        if queries.kin_of(work.connection, person).stopped:
            raise CallsStopped
        work.put(CallStop, uuid8_of("call_stop", person), person_id=person, raised=True)
        work.add(
            ContactAttempt(
                id=uuid7(),
                person_id=person,
                number=0,
                started_at=ctx.now(),
                outcome=Outcome.STOP_ASK_PSYCHOLOGIST.value,
            )
        )
        keep_call_stop_note(ctx, work, person, text)
        return Done(None, work.commit())


def lift_call_stop(ctx: Context, person: PersonId) -> Done[None]:
    """Let calls for a person go on: the psychologist has spoken with them.

    Notes about the person that were handed in are put under the compartment's key in the same act, so
    that a psychologist who comes later can read them too.

    Raises:
        CallsNotStopped: there is nothing to lift.
    """
    with ctx.act("lift_call_stop") as work:
        stop = work.find(CallStop, uuid8_of("call_stop", person))
        if stop is None or stop.undone or not stop.raised:
            raise CallsNotStopped
        stop.raised = False
        reseal_handed_in(ctx, work, person)
        return Done(None, work.commit())


def _require_sense(draft: CallDraft) -> None:
    """An outcome without an attempt is about the person, any other about one relative."""
    outcome = draft.outcome
    if outcome is Outcome.STOP_ASK_PSYCHOLOGIST:
        raise OutcomeRefused(outcome, "has_act")
    if draft.relative is None and outcome not in WITHOUT_ATTEMPT:
        raise OutcomeRefused(outcome, "needs_relative")
    if draft.relative is not None and outcome in WITHOUT_ATTEMPT:
        raise OutcomeRefused(outcome, "needs_nobody")
    promised = outcome is Outcome.CALL_BACK_PROMISED
    later = draft.call_back_at is not None and draft.call_back_at > draft.started_at
    if promised and not later:
        raise OutcomeRefused(outcome, "needs_time")


def _require_unbarred(ctx: Context, kin: Kin, outcome: Outcome) -> None:
    bars = bars_of(kin, ctx.now())
    if outcome is Outcome.PERSON_DECLINED:
        return
    if bars.care_refused:
        raise CareRefused
    if bars.stopped:
        raise CallsStopped


def _require_dialable(ctx: Context, work: UnitOfWork, kin: Kin, draft: CallDraft) -> None:
    relative = next((one for one in kin.relatives if one.id == draft.relative), None)
    if relative is None:
        _require_theirs(work, draft.relative, draft.person)
        raise NotFound("relative")
    if reason := why_not(relative, bars_of(kin, ctx.now()), draft.channel):
        raise NotDialable(reason)


def _require_theirs(work: UnitOfWork, relative: RelativeId | None, person: PersonId) -> None:
    row = None if relative is None else work.find(Relative, relative)
    if row is not None and row.person_id != person:
        raise OtherPerson


def _write(work: UnitOfWork, kin: Kin, draft: CallDraft) -> Attempt:
    made = sum(1 for one in kin.calls if one.attempt.number)
    promised = draft.outcome is Outcome.CALL_BACK_PROMISED
    attempt = Attempt(
        number=0 if draft.relative is None else made + 1,
        at=draft.started_at,
        outcome=draft.outcome,
        relative=draft.relative,
        call_back_at=draft.call_back_at if promised else None,
    )
    work.add(
        ContactAttempt(
            id=uuid7(),
            person_id=draft.person,
            relative_id=attempt.relative,
            number=attempt.number,
            channel=draft.channel.value if attempt.number else "",
            started_at=attempt.at,
            outcome=attempt.outcome.value,
            seconds=max(0, draft.seconds) if attempt.number else 0,
            call_back_at=attempt.call_back_at,
            note=draft.note.strip(),
        )
    )
    return attempt
