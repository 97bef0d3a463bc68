"""Calls home: what may be recorded, what follows from it, what is taken back, who waits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from caseapp.domain import dialling
from caseapp.domain.access import Role
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.coded import Flag
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import FAILED, WITHOUT_ATTEMPT, Channel, ContactState, Outcome
from caseapp.domain.contact_errors import (
    CallsNotStopped,
    CallsStopped,
    NotDialable,
    OtherPerson,
    OutcomeRefused,
)
from caseapp.domain.dialling import Bars, WhyNot, why_not
from caseapp.domain.errors import NotFound
from caseapp.domain.queues import CALLABLE
from caseapp.domain.relatives import RelativeDraft
from caseapp.services import arrivals, calls, checking, contacts, history, relatives
from caseapp.services.context import Context
from caseapp.storage.tables.people import Arrival
from mornings import Morning
from services.families import AT, BROTHER, MOTHER, Family, as_role

S, O = ContactState, Outcome  # noqa: E741 - short in a table
UNSAFE = replace(MOTHER, safe_to_call=False)
UNTOLD = replace(BROTHER, not_to_be_told=True)
AFTER: dict[Outcome, ContactState] = {
    O.REACHED_TALKED: S.REACHED,
    O.REACHED_BRIEF: S.REACHED,
    O.NO_ANSWER: S.TRYING,
    O.BUSY: S.TRYING,
    O.DROPPED: S.TRYING,
    O.WRONG_NUMBER: S.EXHAUSTED,
    O.NUMBER_DEAD: S.EXHAUSTED,
    O.MESSAGE_SENT: S.TRYING,
    O.MESSAGE_READ: S.TRYING,
    O.CALL_BACK_PROMISED: S.TRYING,
    O.ALREADY_IN_TOUCH: S.ALREADY_IN_TOUCH,
    O.PERSON_DECLINED: S.DECLINED,
    O.MEDICALLY_DEFERRED: S.DEFERRED,
    O.RELATIVE_DECLINED: S.EXHAUSTED,
    O.RELATIVE_UNSAFE: S.TRYING,
    O.NO_NUMBER_KNOWN: S.TRYING,
    O.STOP_ASK_PSYCHOLOGIST: S.TRYING,
}
"""Where somebody with one relative who can be called stands after one record: the sheet, by hand."""


@pytest.fixture
def ctx(morning: Morning) -> Iterator[Context]:
    with morning.founded.opened(Role.FIELD_OFFICER) as opened:
        yield opened


@pytest.fixture
def family(ctx: Context, morning: Morning) -> Family:
    return Family.arrived(ctx, morning, 1)


def test_the_table_has_every_outcome() -> None:
    assert AFTER.keys() == set(Outcome)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_state_follows_from_the_record_and_goes_back_with_it(
    family: Family, outcome: Outcome
) -> None:
    mother = family.add()
    before = family.contact()
    assert before.state is S.NOT_OFFERED
    if outcome is O.STOP_ASK_PSYCHOLOGIST:
        calls.stop_calls(family.ctx, family.person, "")
    else:
        alone = outcome in WITHOUT_ATTEMPT
        called = family.call(None if alone else mother, outcome)
        assert called.state is AFTER[outcome]
        assert called.number == (0 if alone else 1)
    assert family.contact().state is AFTER[outcome]
    history.undo(family.ctx)
    assert family.contact() == before
    history.redo(family.ctx)
    assert family.contact().state is AFTER[outcome]
    assert checking.check(family.ctx).clean


def test_who_wants_to_call_was_offered_it(family: Family, morning: Morning) -> None:
    (row,) = (r for r in arrivals.desk(family.ctx, morning.stage) if r.person == family.person)
    assert row.arrival is not None
    arrivals.set_flag(family.ctx, row.arrival, Flag.WANTS_CALL, raised=True)
    assert family.contact().state is S.OFFERED


def test_three_failures_on_everybody_are_enough_and_a_new_relative_opens_it_again(
    family: Family,
) -> None:
    mother, brother = family.add(), family.add(BROTHER)
    for _ in range(3):
        family.call(mother, O.NO_ANSWER)
    assert family.contact().state is S.TRYING
    assert [family.call(brother, O.BUSY).number for _ in range(3)] == [4, 5, 6]
    assert family.contact().state is S.EXHAUSTED
    family.add(RelativeDraft("Ганна", "тітка", "+48 512 345 678"))
    assert family.contact().state is S.TRYING
    assert family.contact().attempts == 6


def test_what_is_shown_says_who_called_when_and_how_it_ended(family: Family) -> None:
    mother = family.add()
    family.call(mother, O.CALL_BACK_PROMISED, note="після 15")
    (call,) = family.contact().calls
    assert (call.attempt.number, call.attempt.outcome) == (1, O.CALL_BACK_PROMISED)
    assert call.attempt.at == AT + timedelta(minutes=1)
    assert call.attempt.call_back_at == AT + timedelta(minutes=31)
    assert (call.seconds, call.note, call.channel, call.by) == (41, "після 15", "phone", "Петро")


# Who must not be called.


def forbidden(family: Family, which: str) -> WhyNot:
    """Make the call impossible in one of the ways, and try to record it all the same."""
    relative = {
        "unsafe": UNSAFE,
        "untold": UNTOLD,
        "numberless": replace(MOTHER, phone="  "),
    }.get(which, MOTHER)
    made = family.add(relative)
    if which == "care":
        family.says(Purpose.CARE, ConsentState.REFUSED)
    if which == "stop":
        calls.stop_calls(family.ctx, family.person, "чули від сусіда")
    before = family.contact()
    with pytest.raises(NotDialable) as refused:
        family.call(made, O.REACHED_TALKED)
    assert family.contact() == before
    return refused.value.reason


@pytest.mark.parametrize(
    ("which", "reason"),
    [
        ("unsafe", WhyNot.UNSAFE),
        ("untold", WhyNot.NOT_TO_BE_TOLD),
        ("numberless", WhyNot.NO_NUMBER),
        ("care", WhyNot.CARE_REFUSED),
        ("stop", WhyNot.STOPPED),
    ],
)
def test_a_call_that_must_not_be_made_cannot_be_recorded(
    family: Family, which: str, reason: WhyNot
) -> None:
    assert forbidden(family, which) is reason


@pytest.mark.parametrize("which", ["unsafe", "untold", "numberless", "care", "stop"])
def test_without_the_rule_it_would_be_recorded(
    family: Family, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "why_not", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        forbidden(family, which)
    assert family.contact().state is (S.NOT_OFFERED if which == "care" else S.REACHED)


@pytest.mark.parametrize("channel", Channel)
def test_no_channel_leads_around_the_rule(family: Family, channel: Channel) -> None:
    made = family.add(UNSAFE)
    with pytest.raises(NotDialable):
        family.call(made, O.MESSAGE_SENT, channel=channel)


def test_who_stands_at_the_gate_needs_no_number(family: Family) -> None:
    made = family.add(replace(MOTHER, phone=""))
    assert family.call(made, O.REACHED_TALKED, channel=Channel.IN_PERSON).state is S.REACHED


def test_the_strongest_reason_is_said() -> None:
    worst = replace(UNSAFE, phone="", not_to_be_told=True)
    assert why_not(worst, Bars(care_refused=True, stopped=True)) is WhyNot.CARE_REFUSED
    assert why_not(worst, Bars(stopped=True)) is WhyNot.STOPPED
    assert why_not(worst, dialling.NO_BARS) is WhyNot.NOT_TO_BE_TOLD
    assert why_not(replace(UNSAFE, phone=""), dialling.NO_BARS) is WhyNot.UNSAFE
    assert why_not(MOTHER, dialling.NO_BARS) is None


def test_an_unsafe_relative_leaves_nobody_to_try(family: Family) -> None:
    family.add(UNSAFE)
    family.call(None, O.NO_NUMBER_KNOWN)
    assert family.contact().state is S.EXHAUSTED


def test_who_became_unsafe_meanwhile_is_refused_at_that_very_moment(family: Family) -> None:
    mother = family.add()
    relatives.edit_relative(family.ctx, mother, {"safe_to_call": False})
    with pytest.raises(NotDialable):
        family.call(mother, O.NO_ANSWER)


def test_an_outcome_says_something_or_is_refused(family: Family) -> None:
    mother = family.add()
    for relative, outcome, reason in (
        (None, O.NO_ANSWER, "needs_relative"),
        (mother, O.PERSON_DECLINED, "needs_nobody"),
        (None, O.STOP_ASK_PSYCHOLOGIST, "has_act"),
    ):
        with pytest.raises(OutcomeRefused) as refused:
            family.call(relative, outcome)
        assert refused.value.reason == reason
    for back in (None, timedelta(0), timedelta(minutes=-5)):
        with pytest.raises(OutcomeRefused) as refused:
            family.call(mother, O.CALL_BACK_PROMISED, back=back)
        assert refused.value.reason == "needs_time"
    assert family.contact().calls == ()


def test_a_relative_of_somebody_else_or_nobody_cannot_be_called(
    family: Family, morning: Morning
) -> None:
    other = Family.arrived(family.ctx, morning, 2)
    theirs, removed = other.add(), family.add()
    with pytest.raises(OtherPerson):
        family.call(theirs, O.NO_ANSWER)
    relatives.remove_relative(family.ctx, removed)
    with pytest.raises(NotFound):
        family.call(removed, O.NO_ANSWER)


# Who refused CARE.


def test_who_refused_care_keeps_their_refusal_and_nothing_else(
    family: Family, morning: Morning
) -> None:
    mother = family.add()
    family.call(mother, O.NO_ANSWER)
    family.says(Purpose.CARE, ConsentState.REFUSED)
    shown = family.contact()
    assert (shown.relatives, shown.calls, shown.state) == ((), (), S.NOT_OFFERED)
    assert contacts.queue(family.ctx, morning.stage).lines == ()
    assert family.call(None, O.PERSON_DECLINED).state is S.DECLINED
    assert [call.attempt.outcome for call in family.contact().calls] == [O.PERSON_DECLINED]
    for refused in (
        lambda: family.call(None, O.ALREADY_IN_TOUCH),
        lambda: family.add(BROTHER),
        lambda: relatives.edit_relative(family.ctx, mother, {"name": "Оля"}),
        lambda: relatives.order_relatives(family.ctx, family.person, [mother]),
        lambda: relatives.remove_relative(family.ctx, mother),
        lambda: calls.stop_calls(family.ctx, family.person, ""),
    ):
        with pytest.raises(CareRefused):
            refused()
    family.says(Purpose.CARE, ConsentState.GIVEN, AT + timedelta(hours=1))
    assert [one.id for one in family.contact().relatives] == [mother]


def test_without_the_look_at_care_the_rest_would_be_shown(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    family.add()
    family.says(Purpose.CARE, ConsentState.REFUSED)
    monkeypatch.setattr(contacts, "NO_CARE", frozenset())
    assert family.contact().relatives


# The queue.


def test_longest_without_contact_stands_first_then_who_came_first(
    ctx: Context, morning: Morning
) -> None:
    people = [Family.arrived(ctx, morning, number) for number in range(1, 6)]
    people[1].captured("2024-05-01", "month")
    people[3].captured("2022-03-14")
    queue = contacts.queue(ctx, morning.stage)
    assert [line.person for line in queue.lines] == [
        people[place].person for place in (3, 1, 0, 2, 4)
    ]
    assert queue.lines[0].captured is not None
    assert queue.mean_wait == 0


def test_a_call_back_stands_first_when_its_time_has_come_and_not_before(
    ctx: Context, morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Family.arrived(ctx, morning, number) for number in (1, 2))
    first.captured("2022-03-14")
    now = ctx.now()
    due = now + timedelta(minutes=30)
    second.minutes = int((now - AT).total_seconds() // 60) - 1
    said_at = AT + timedelta(minutes=second.minutes + 1)
    second.call(second.add(), O.CALL_BACK_PROMISED, back=due - said_at)
    order = [line.person for line in contacts.queue(ctx, morning.stage).lines]
    assert order == [first.person, second.person]
    monkeypatch.setattr(ctx.register, "now", lambda: due)
    queue = contacts.queue(ctx, morning.stage)
    assert [line.person for line in queue.lines] == [second.person, first.person]
    assert queue.lines[0].due_at == due
    second.minutes += 1
    second.call(second.contact().relatives[0].id, O.NO_ANSWER)
    assert contacts.queue(ctx, morning.stage).lines[1].due_at is None


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [(o, AFTER[o] in CALLABLE) for o in Outcome if o is not O.STOP_ASK_PSYCHOLOGIST],
)
def test_who_needs_no_call_does_not_wait_for_one(
    family: Family, morning: Morning, outcome: Outcome, *, waits: bool
) -> None:
    family.call(None if outcome in WITHOUT_ATTEMPT else family.add(), outcome)
    if outcome in (O.NO_NUMBER_KNOWN, O.RELATIVE_UNSAFE):
        family.add()
    found = [line.person for line in contacts.queue(family.ctx, morning.stage).lines]
    assert found == ([family.person] if waits else [])


def test_who_was_handed_over_waits_no_longer(family: Family, morning: Morning) -> None:
    with family.ctx.act("hand_over") as work:
        (row,) = work.all(Arrival, person_id=family.person)
        row.handed_over_at = family.ctx.now()
        work.commit()
    assert contacts.queue(family.ctx, morning.stage).lines == ()


def test_namesakes_are_counted(ctx: Context, morning: Morning) -> None:
    one, two = (Family.arrived(ctx, morning, number) for number in (1, 2))
    lines = contacts.queue(ctx, morning.stage).lines
    alike = {line.person: line.namesakes for line in lines}
    names = {line.name.split()[0] + line.name.split()[1] for line in lines}
    assert set(alike.values()) == ({0} if len(names) == 2 else {1})
    assert set(alike) == {one.person, two.person}


# The stop.


def test_a_stop_hides_everybody_to_call_and_stands_last(family: Family, morning: Morning) -> None:
    family.captured("2022-03-14")
    family.add()
    other = Family.arrived(family.ctx, morning, 2)
    calls.stop_calls(family.ctx, family.person, "брат сказав")
    lines = contacts.queue(family.ctx, morning.stage).lines
    assert [line.person for line in lines] == [other.person, family.person]
    assert lines[1].stopped
    assert (lines[1].contact.relatives, lines[1].contact.calls) == ((), ())
    for refused in (
        lambda: family.call(None, O.ALREADY_IN_TOUCH),
        lambda: calls.stop_calls(family.ctx, family.person, ""),
    ):
        with pytest.raises(CallsStopped):
            refused()
    family.minutes = int((family.ctx.now() - AT).total_seconds() // 60)
    assert family.call(None, O.PERSON_DECLINED).state is S.DECLINED


def test_the_psychologist_lets_calls_go_on_and_can_take_that_back(
    family: Family, morning: Morning
) -> None:
    mother = family.add()
    calls.stop_calls(family.ctx, family.person, "")
    person = family.person
    family.ctx.register.close()
    with as_role(morning, Role.PSYCHOLOGIST, person) as theirs:
        calls.lift_call_stop(theirs.ctx, person)
        with pytest.raises(CallsNotStopped):
            calls.lift_call_stop(theirs.ctx, person)
        assert theirs.call(mother, O.NO_ANSWER).number == 1
        for _ in range(2):
            history.undo(theirs.ctx)
        assert theirs.contact().bars.stopped
        assert checking.check(theirs.ctx).clean


def test_failed_outcomes_are_all_attempts() -> None:
    assert not FAILED & WITHOUT_ATTEMPT


def test_the_queue_reads_as_often_for_thirty_as_for_one(family: Family, morning: Morning) -> None:
    def reads() -> int:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            seen.append(statement)

        engine = family.ctx.register.engine
        event.listen(engine, "before_cursor_execute", note)
        contacts.queue(family.ctx, morning.stage)
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    family.add()
    alone = reads()
    for number in range(2, 20):
        Family.arrived(family.ctx, morning, number).add(BROTHER)
    assert len(contacts.queue(family.ctx, morning.stage).lines) == 19
    assert reads() == alone
