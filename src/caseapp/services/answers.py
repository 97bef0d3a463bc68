"""Answers to checks: each is one act, written at the moment it is given.

What is stored is the state of compliance, made from the key by the polarity of the check. A question
that was not put leaves no row.
"""

import json

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import ruled_out_by
from caseapp.domain.checks import Check, state_of
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import InterviewId, PlaceId, StageId, uuid8_of
from caseapp.domain.interview_errors import AnswerLocked, AnswerRefused, InterviewNotOpen
from caseapp.domain.interview_rules import circumstances, said_in
from caseapp.domain.interview_views import Details, Kept, Said
from caseapp.domain.interviews import InterviewState
from caseapp.services.answer_drafts import drop_note
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.interview_access import require_holder, seen_by
from caseapp.services.interviews import holder_of, require_well_enough
from caseapp.services.stages import require_open
from caseapp.storage.queries import interviews as queries
from caseapp.storage.tables.interviews import CheckAnswer, Interview
from caseapp.storage.unit_of_work import UnitOfWork

WRITABLE = frozenset({InterviewState.STARTED})
AMENDABLE = WRITABLE | {
    InterviewState.PAUSED,
    InterviewState.STOPPED_BY_PERSON,
    InterviewState.PARTIAL,
    InterviewState.COMPLETED,
}
"""States in which the details of an answer that was given may still be written down."""


def answer(ctx: Context, interview: InterviewId, code: str, said: Said) -> Done[AnswerState]:
    """Keep an answer, in place of the one before.

    Raises:
        InterviewNotOpen: the interview is not under way.
        InterviewBlocked: a medic has found since that the person is not well enough.
        AnswerLocked: the person did not wish to answer this, and has not come back to it.
        AnswerRefused: the key is off for this check, the check does not apply, or a detail is none.
        CheckUnknown: the catalogue has no such check, or none for this user.
        NotAllowed: somebody else holds the interview.
    """
    now = ctx.now()
    with ctx.act("answer_check") as work:
        row = _open(ctx, work, interview, WRITABLE)
        require_well_enough(work, row)
        check = seen_by(ctx.actor, row.catalogue).check(code)
        kept = queries.answers(work.connection, interview)
        before = kept.get(code)
        if before and before.state is AnswerState.DECLINED and not said.brought_up:
            raise AnswerLocked
        state = _state(check, said)
        if state is not AnswerState.NOT_APPLICABLE:
            _require_applies(work, row, check, [one for one in kept.values() if one.code != code])
        details = said.details or (before.details if before else Details())
        _require_details(ctx, row, check, details)
        work.put(
            CheckAnswer,
            uuid8_of("answer", interview, code),
            interview_id=interview,
            code=code,
            state=state.value,
            reason=said.reason.strip() if state is AnswerState.NOT_APPLICABLE else "",
            answered_at=now,
            **_columns(details),
        )
        drop_note(ctx, work, interview, code)
        return Done(state, work.commit())


def write_details(
    ctx: Context, interview: InterviewId, code: str, details: Details
) -> Done[AnswerState]:
    """Write down what stands beside an answer that was given; its state stays.

    Raises:
        NotFound: nothing was answered there.
        InterviewNotOpen: it has been reviewed.
        AnswerRefused: a number, choice or thing is none of the check's.
    """
    with ctx.act("answer_check") as work:
        row = _open(ctx, work, interview, AMENDABLE)
        check = seen_by(ctx.actor, row.catalogue).check(code)
        held = _answered(work, interview, code)
        _require_details(ctx, row, check, details)
        for name, value in _columns(details).items():
            setattr(held, name, value)
        drop_note(ctx, work, interview, code)
        return Done(AnswerState(held.state), work.commit())


def clear(ctx: Context, interview: InterviewId, code: str) -> Done[None]:
    """Leave a question open again: it was not asked.

    Raises:
        AnswerLocked: the person did not wish to answer it; that is not taken from the record here.
        NotFound: nothing was answered there.
    """
    with ctx.act("clear_answer") as work:
        row = _open(ctx, work, interview, WRITABLE)
        seen_by(ctx.actor, row.catalogue).check(code)
        held = _answered(work, interview, code)
        if held.state == AnswerState.DECLINED:
            raise AnswerLocked
        held.undone = True
        return Done(None, work.commit())


def _open(
    ctx: Context, work: UnitOfWork, interview: InterviewId, states: frozenset[InterviewState]
) -> Interview:
    row = work.get(Interview, interview)
    require_holder(ctx.actor, holder_of(row))
    require_care(work.connection, row.person_id)
    require_open(work, StageId(row.stage_id))
    state = InterviewState(row.state)
    if row.undone or state not in states:
        raise InterviewNotOpen(state)
    return row


def _answered(work: UnitOfWork, interview: InterviewId, code: str) -> CheckAnswer:
    held = work.find(CheckAnswer, uuid8_of("answer", interview, code))
    if held is None or held.undone:
        raise NotFound("answer")
    return held


def _state(check: Check, said: Said) -> AnswerState:
    if said.key is None:
        if not said.reason.strip():
            raise AnswerRefused("no_reason")
        return AnswerState.NOT_APPLICABLE
    state = state_of(check, said.key)
    if state is None:
        raise AnswerRefused("key_off")
    return state


def _require_applies(work: UnitOfWork, row: Interview, check: Check, others: list[Kept]) -> None:
    """Refuse an answer to a rule that cannot apply, by the file or by what was said elsewhere."""
    came = queries.asked_at(work.connection, row.stage_id, row.person_id)[-1]
    said = said_in((one.state, one.reason) for one in others)
    if ruled_out_by(check, circumstances(came.category, came.sex, came.rank, said)):
        raise AnswerRefused("not_applicable")


def _require_details(ctx: Context, row: Interview, check: Check, details: Details) -> None:
    ranges = {number.code: range(number.minimum, number.maximum + 1) for number in check.numbers}
    if any(value not in ranges.get(code, ()) for code, value in details.numbers.items()):
        raise AnswerRefused("number")
    if not set(details.options) <= {option.code for option in check.options}:
        raise AnswerRefused("option")
    states = {one.code for one in seen_by(ctx.actor, row.catalogue).item_states_of(check)}
    things = {item.code for item in check.items}
    if not set(details.items) <= things or not set(details.items.values()) <= states:
        raise AnswerRefused("item")


def _columns(details: Details) -> dict[str, str | PlaceId | None]:
    return {
        "note": details.note.strip(),
        "numbers": _json(dict(sorted(details.numbers.items()))),
        "options": _json(list(details.options)),
        "items": _json(dict(sorted(details.items.items()))),
        "place_id": details.place,
    }


def _json(value: dict[str, int] | dict[str, str] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
