"""Every number of Today is that of what opens: the list of people, the rooms, the closing of the stage."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from asked import AskedDay
from busy_days import MAKES_IT, make_busy
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerState
from caseapp.domain.contact import Outcome
from caseapp.domain.ids import uuid7, uuid8_of
from caseapp.domain.interviews import InterviewState
from caseapp.domain.queues import Queue
from caseapp.domain.relatives import CallDraft, RelativeDraft
from caseapp.services import (
    calls,
    contacts,
    history,
    interview_reading,
    people,
    queues,
    relatives,
    stages,
    today,
)
from caseapp.services import roll as rolls
from caseapp.services.context import Context
from caseapp.services.desk import desk_of
from caseapp.services.doubts import doubts_of
from caseapp.storage.tables.interviews import CheckAnswer, Interview
from mornings import Morning
from sizes import sized

Q = Queue
SEEDS = range(sized(3, 40))
FO, MED, PSY, SUP = Role.FIELD_OFFICER, Role.MEDIC, Role.PSYCHOLOGIST, Role.SUPERVISOR


def disagreements(ctx: Context, morning: Morning) -> list[str]:
    """Return each number that is not the length of what it opens."""
    stage, now = morning.stage, ctx.now()
    counted = {one.queue: one.count for one in queues.queues(ctx, stage)}
    calls_home = contacts.queue(ctx, stage)
    talks = interview_reading.queue(ctx, stage)
    obstacles = stages.obstacles(ctx, stage)
    due = [ln for ln in calls_home.lines if ln.due_at and ln.due_at <= now and not ln.stopped]
    doubts = {one.row.person for one in obstacles if one.kind == "doubtful" and one.row}
    opened = {
        "list of people": {q: len(people.people_of(ctx, stage, q)) for q in Q},
        "people in it": {q: len(queues.people_in(ctx, stage, q)) for q in Q},
        "room": {
            Q.NO_CONTACT: len(calls_home.lines),
            Q.CALL_BACK_DUE: len(due),
            Q.TO_INTERVIEW: len(talks.to_offer),
            Q.DOUBTS: len(doubts),
            Q.CONFLICTS: sum(one.kind == "conflict" for one in obstacles),
        },
    }
    return [
        f"{queue}: {counted[queue]} counted, {length} in the {where}"
        for where, lengths in opened.items()
        for queue, length in lengths.items()
        if length != counted[queue]
    ]


@pytest.fixture
def supervisor(morning: Morning) -> Iterator[Context]:
    with morning.founded.opened(MAKES_IT) as ctx:
        yield ctx


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_that_of_what_opens(
    supervisor: Context, morning: Morning, seed: int
) -> None:
    make_busy(supervisor, morning, seed)
    assert disagreements(supervisor, morning) == []
    filled = [one.queue for one in queues.queues(supervisor, morning.stage) if one.count]
    assert len(filled) >= 6


def test_a_room_with_another_rule_is_seen(
    supervisor: Context, morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_busy(supervisor, morning, 0)
    monkeypatch.setattr(contacts, "awaits_call", lambda *_, **__: True)
    monkeypatch.setattr(interview_reading, "awaits_interview", lambda *_: True)
    found = " ".join(disagreements(supervisor, morning))
    assert "no_contact" in found
    assert "to_interview" in found


def test_the_longest_wait_stands_first(supervisor: Context, morning: Morning) -> None:
    came = {one.person: one.at for one in make_busy(supervisor, morning, 1)}
    shown = queues.people_in(supervisor, morning.stage, Q.NO_CONTACT)
    assert [came[one] for one in shown] == sorted(came[one] for one in shown)
    (view,) = (one for one in queues.queues(supervisor, morning.stage) if one.queue is Q.NO_CONTACT)
    assert view.oldest_wait is not None
    assert view.oldest_wait >= timedelta(0)


def test_the_bar_says_what_the_desk_says(supervisor: Context, morning: Morning) -> None:
    make_busy(supervisor, morning, 2)
    stage = morning.stage
    seen, waits = today.day(supervisor, stage)
    with supervisor.register.read() as view:
        rows = desk_of(view, stage)
        unresolved = len(doubts_of(view, stage, rows))
    came = [row for row in rows if row.arrived_at is not None]
    listed = [row for row in rows if row.on_list]
    assert (seen.arrived, seen.listed) == (len(came), len(listed))
    assert seen.unexpected == sum(not row.on_list for row in came) == 2
    assert seen.unresolved == unresolved
    assert seen.arrived == len(people.people_of(supervisor, stage))
    counted = [(one.queue, one.count) for one in waits.queues]
    assert counted == [(one.queue, one.count) for one in queues.queues(supervisor, stage)]


def test_a_call_takes_somebody_out_of_the_queue_and_undo_puts_them_back(asked: AskedDay) -> None:
    who = asked.people[0].person
    with asked.opened(FO) as ctx:
        mother = relatives.add_relative(ctx, who, RelativeDraft("Олена", "мати", "0507614371"))
        before = queues.people_in(ctx, asked.stage, Q.NO_CONTACT)
        done = CallDraft(who, Outcome.REACHED_TALKED, ctx.now(), mother.value)
        calls.record_call(ctx, done)
        after = queues.people_in(ctx, asked.stage, Q.NO_CONTACT)
        history.undo(ctx)
        assert set(before) - set(after) == {who}
        assert queues.people_in(ctx, asked.stage, Q.NO_CONTACT) == before


def put_off(ctx: Context, asked: AskedDay, code: str) -> None:
    """Write an interview in which one answer was put off."""
    held = uuid7()
    with ctx.act("edit_need") as work:
        work.add(
            Interview(
                id=held,
                person_id=asked.people[0].person,
                stage_id=asked.stage,
                state=InterviewState.PARTIAL.value,
                catalogue="1",
                started_at=ctx.now(),
            )
        )
        work.put(
            CheckAnswer,
            uuid8_of("answer", held, code),
            interview_id=held,
            code=code,
            state=AnswerState.POSTPONED.value,
            answered_at=ctx.now(),
        )
        work.commit()


@pytest.mark.parametrize(
    ("code", "who", "seen"),
    [("REL-02", FO, 1), ("REL-02", PSY, 1), ("INT-03", FO, 0), ("INT-03", PSY, 1)],
)
def test_what_only_specialists_ask_is_not_even_counted_for_others(
    asked: AskedDay, code: str, who: Role, seen: int
) -> None:
    with asked.opened(MED) as ctx:
        put_off(ctx, asked, code)
    with asked.opened(who) as ctx:
        assert len(queues.people_in(ctx, asked.stage, Q.INTERVIEW_POSTPONED)) == seen


def test_a_doubt_is_settled_out_of_the_queue(supervisor: Context, morning: Morning) -> None:
    make_busy(supervisor, morning, 0)
    with supervisor.register.read() as view:
        roll = rolls.roll_of(view, morning.stage)
    assert len(roll.doubtful) == len(queues.people_in(supervisor, morning.stage, Q.DOUBTS)) == 2
