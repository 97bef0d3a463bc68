"""What the contact register says, gathered and frozen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from caseapp.domain.contact import Attempt, ContactState, Outcome
from caseapp.domain.contact_register import (
    PARTS,
    RegisterData,
    RegisterPart,
    RegisterRow,
    RegisterTotals,
    Try,
)
from caseapp.domain.ids import LineId, RelativeId
from caseapp.domain.roll_call import Imprint, StageFacts
from caseapp.names.order import sort_key
from caseapp.services.casework import Case

_OFFERED = (
    RegisterPart.REACHED,
    RegisterPart.TO_TRY,
    RegisterPart.EXHAUSTED,
    RegisterPart.DECLINED,
    RegisterPart.DEFERRED,
)


def register_facts(
    cases: Sequence[Case],
    numbers: Mapping[LineId, str],
    stage: StageFacts,
    cut_off: datetime,
    imprint: Imprint,
) -> RegisterData:
    """Return everything that the register of a stage shows.

    Args:
        cases: everybody who came.
        numbers: line of the list → number on it.
        stage: the stage.
        cut_off: when the facts were true.
        imprint: which printing it is.
    """
    rows = sorted(
        (_row(case, numbers.get(case.came.line, "") if case.came.line else "") for case in cases),
        key=lambda row: sort_key(f"{row.surname} {row.given} {row.patronymic}"),
    )
    return RegisterData(stage, cut_off, imprint, _totals(cases), tuple(rows))


def _totals(cases: Sequence[Case]) -> RegisterTotals:
    known = [case for case in cases if not case.care_refused]
    parts = Counter(PARTS[case.contact] for case in cases if _is_told(case))
    tried = sum(1 for case in known if _was_tried(case))
    return RegisterTotals(
        arrived=len(cases),
        offered=sum(parts[part] for part in _OFFERED),
        reached=parts[RegisterPart.REACHED],
        not_reached=tried,
        declined=parts[RegisterPart.DECLINED],
        deferred=parts[RegisterPart.DEFERRED],
        attempts=sum(1 for case in known for one in case.attempts if one.number),
        unsafe=sum(1 for case in known for one in case.relatives if not one.safe_to_call),
    )


def _is_told(case: Case) -> bool:
    """Say whether contact with home may be told of: who lets no case be kept keeps the refusals alone."""
    return not case.care_refused or case.contact is ContactState.DECLINED


def _was_tried(case: Case) -> bool:
    """Say whether somebody was tried for a person and nobody reached: the offer alone is no try."""
    waiting = PARTS[case.contact] in {RegisterPart.TO_TRY, RegisterPart.EXHAUSTED}
    return waiting and bool(case.attempts)


def _row(case: Case, number: str) -> RegisterRow:
    person = case.came.person
    if case.care_refused:
        refusal = RegisterPart.DECLINED if _is_told(case) else RegisterPart.NO_CASE
        return RegisterRow(refusal, number, person.surname, person.given, person.patronymic)
    part = RegisterPart.STOPPED if case.stopped else PARTS[case.contact]
    relations = {one.id: one.relation for one in case.relatives}
    attempts = sorted(case.attempts, key=lambda one: (one.at, one.number))
    return RegisterRow(
        part=part,
        number=number,
        surname=person.surname,
        given=person.given,
        patronymic=person.patronymic,
        tries=() if case.stopped else tuple(_try(one, relations) for one in attempts),
        next_try=_promised(attempts),
        unsafe=sum(not one.safe_to_call for one in case.relatives),
        untold=sum(one.not_to_be_told for one in case.relatives),
        relatives=len(case.relatives),
    )


def _try(attempt: Attempt, relations: Mapping[RelativeId, str]) -> Try:
    relation = relations.get(attempt.relative, "") if attempt.relative else ""
    return Try(attempt.number, attempt.at, attempt.outcome, relation)


def _promised(attempts: Sequence[Attempt]) -> datetime | None:
    """Return for when the newest attempt promised a call."""
    if attempts and attempts[-1].outcome is Outcome.CALL_BACK_PROMISED:
        return attempts[-1].call_back_at
    return None
