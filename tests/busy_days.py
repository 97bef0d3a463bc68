"""A stage in the middle of its work: people at every point of every path, from a seed."""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count

from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerState
from caseapp.domain.coded import Destination, Flag, Triage
from caseapp.domain.consents import RECIPIENTS, ConsentState, Purpose
from caseapp.domain.contact import WITHOUT_ATTEMPT, Outcome
from caseapp.domain.ids import StageId, uuid7, uuid8_of
from caseapp.domain.interviews import HELD, InterviewState, NotOffered
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.domain.views import Marked, UnexpectedDraft
from caseapp.services import arrivals
from caseapp.services.context import Context
from caseapp.storage.tables.consents import Consent
from caseapp.storage.tables.interviews import CheckAnswer, Interview
from caseapp.storage.tables.needs import Need
from caseapp.storage.tables.people import Arrival, ArrivalFlag
from caseapp.storage.tables.relatives import CallStop, ContactAttempt, Relative
from caseapp.storage.unit_of_work import UnitOfWork
from mornings import Morning

CAME = 22
MAKES_IT = Role.SUPERVISOR
CODES = ("REL-02", "EXT-01", "LIV-04", "MED-05")
"""Checks of the site, and one of specialists."""
_UNSTORED = {AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE}


def make_busy(ctx: Context, morning: Morning, seed: int) -> tuple[Marked, ...]:
    """Let people come, some without standing on the list, and put each somewhere on their way."""
    chance = random.Random(seed)  # noqa: S311 - invented people, no secret
    with ctx.batch():
        came = [_mark(ctx, morning, number) for number in range(1, CAME + 1)]
        for number in (CAME + 1, CAME + 2):  # as on the list, in another spelling
            row = morning.row(ctx, number)
            draft = UnexpectedDraft(row.surname, row.given, birth=row.birth)
            came.append(arrivals.add_unexpected(ctx, morning.stage, draft).value)
    put_to_work(ctx, morning.stage, came, chance)
    return tuple(came)


def put_to_work(
    ctx: Context, stage: StageId, came: Iterable[Marked], chance: random.Random
) -> None:
    """Put each of those who came somewhere on their way, in one act."""
    with ctx.act("edit_need") as work:
        for who in came:
            _arrival(work, chance, who, ctx.now())
            _calls(work, chance, who, ctx.now())
            _interview(work, chance, who, stage)
            _care_and_needs(work, chance, who, ctx.now())
        work.commit()


def _mark(ctx: Context, morning: Morning, number: int) -> Marked:
    line = morning.row(ctx, number).line
    assert line is not None
    return arrivals.mark_arrived(ctx, morning.stage, line).value


def _arrival(work: UnitOfWork, chance: random.Random, who: Marked, now: datetime) -> None:
    row = work.get(Arrival, who.arrival)
    row.triage = chance.choice([None, *(one.value for one in Triage)])
    row.fit = chance.choice([None, "yes", "yes", *(one.value for one in Fitness)])
    row.destination = chance.choice([None, *(one.value for one in Destination)])
    row.handed_over_at = now if chance.random() < 0.2 else None
    for flag in (Flag.MEDIC, Flag.WANTS_CALL):
        if chance.random() < 0.3:
            key = uuid8_of("arrival_flag", who.arrival, flag.value)
            work.put(ArrivalFlag, key, arrival_id=who.arrival, flag=flag.value, raised=True)


def _calls(work: UnitOfWork, chance: random.Random, who: Marked, now: datetime) -> None:
    relatives = [uuid7() for _ in range(chance.randrange(3))]
    for wish, relative in enumerate(relatives, 1):
        work.add(
            Relative(
                id=relative,
                person_id=who.person,
                wish=wish,
                phone=chance.choice(["", "0507614371"]),
                safe_to_call=chance.random() < 0.8,
                not_to_be_told=chance.random() < 0.2,
            )
        )
    numbers = count(1)
    for minute in range(chance.randrange(4)):
        possible = [o for o in Outcome if relatives or o in WITHOUT_ATTEMPT]
        outcome = chance.choice(possible)
        at = now - timedelta(minutes=30 - minute)
        tried = outcome not in WITHOUT_ATTEMPT
        promised = outcome is Outcome.CALL_BACK_PROMISED
        work.add(
            ContactAttempt(
                id=uuid7(),
                person_id=who.person,
                relative_id=chance.choice(relatives) if tried else None,
                number=next(numbers) if tried else 0,
                started_at=at,
                outcome=outcome.value,
                call_back_at=at + timedelta(minutes=chance.choice([5, 90])) if promised else None,
            )
        )
    if chance.random() < 0.2:
        key = uuid8_of("call_stop", who.person)
        work.put(CallStop, key, person_id=who.person, raised=chance.random() < 0.8)


def _interview(work: UnitOfWork, chance: random.Random, who: Marked, stage: StageId) -> None:
    state = chance.choice([None, None, *InterviewState])
    if state is None:
        return
    reason = chance.choice(list(NotOffered)).value if state is InterviewState.NOT_OFFERED else ""
    held = uuid7()
    work.add(
        Interview(
            id=held,
            person_id=who.person,
            stage_id=stage,
            state=state.value,
            reason=reason,
            catalogue="1",
            started_at=who.at if state in HELD else None,
        )
    )
    for code in CODES if state in HELD else ():
        answer = chance.choice([one for one in AnswerState if one not in _UNSTORED])
        work.put(
            CheckAnswer,
            uuid8_of("answer", held, code),
            interview_id=held,
            code=code,
            state=answer.value,
            answered_at=who.at,
        )


def _care_and_needs(work: UnitOfWork, chance: random.Random, who: Marked, now: datetime) -> None:
    said = chance.choice([None, *[ConsentState.GIVEN] * 4, ConsentState.REFUSED])
    if said is not None:
        work.add(
            Consent(
                id=uuid7(),
                person_id=who.person,
                purpose=Purpose.CARE.value,
                recipient=RECIPIENTS[Purpose.CARE],
                state=said.value,
                decided_at=now,
            )
        )
    if chance.random() < 0.5:
        work.add(
            Need(
                id=uuid7(),
                person_id=who.person,
                kind=NeedKind.MEDICAL.value,
                urgent=chance.random() < 0.6,
                state=chance.choice(list(NeedState)).value,
            )
        )
