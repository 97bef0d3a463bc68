"""Interviews step by step: who may be asked, what follows what, what a stop and a finish leave."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from asked import AskedDay, allow, judge
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerKey, AnswerState
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.catalogue import catalogue, core_form
from caseapp.domain.coded import Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.errors import NotAllowed, StageNotOpen, UndoRefused
from caseapp.domain.ids import InterviewId
from caseapp.domain.interview_errors import InterviewBlocked, InterviewNotOpen, InterviewStepRefused
from caseapp.domain.interview_rules import Hindrance, hindrance_to_offer, may_step
from caseapp.domain.interview_views import Said
from caseapp.domain.interviews import STEPS, InterviewState, NotOffered, WishToTalk
from caseapp.domain.needs import Fitness, NeedState
from caseapp.services import answers, history, interviews, stages
from caseapp.services import interview_reading as reading
from caseapp.services.context import Context
from caseapp.services.interviews import Sitting
from caseapp.storage.tables.interviews import Interview
from caseapp.storage.tables.needs import Need

S = InterviewState
CORE = [check.code for check in core_form(catalogue()).checks]


@pytest.fixture
def ctx(asked: AskedDay) -> Iterator[Context]:
    """A field officer at work."""
    with asked.opened(Role.FIELD_OFFICER) as opened:
        yield opened


def begin(ctx: Context, asked: AskedDay, who: int = 0) -> InterviewId:
    return interviews.start(ctx, asked.stage, asked.people[who].person).value


def put_at(ctx: Context, asked: AskedDay, state: InterviewState) -> InterviewId:
    """Bring an interview to a state past the rules, whatever leads there."""
    which = begin(ctx, asked)
    with ctx.act("start_interview") as work:
        work.get(Interview, which).state = state.value
        work.commit()
    return which


def state_of(ctx: Context, which: InterviewId) -> InterviewState:
    return reading.interview_of(ctx, which).state


def press(ctx: Context, which: InterviewId, code: str, key: int = 1) -> AnswerState:
    return answers.answer(ctx, which, code, Said(AnswerKey(key))).value


Step = Callable[[Context, AskedDay, InterviewId], object]


def _start(ctx: Context, asked: AskedDay, _which: InterviewId) -> object:
    how = Sitting(brought_up=True)
    return interviews.start(ctx, asked.stage, asked.people[0].person, how)


def _offer(ctx: Context, asked: AskedDay, _which: InterviewId) -> object:
    return interviews.offer(ctx, asked.stage, asked.people[0].person, brought_up=True)


LEADING_TO: dict[InterviewState, Step] = {
    S.OFFERED: _offer,
    S.NOT_OFFERED: lambda ctx, asked, _w: interviews.not_offered(
        ctx, asked.stage, asked.people[0].person, NotOffered.NO_TIME
    ),
    S.DECLINED: lambda ctx, asked, _w: interviews.decline(ctx, asked.stage, asked.people[0].person),
    S.POSTPONED: lambda ctx, asked, _w: interviews.postpone(
        ctx, asked.stage, asked.people[0].person
    ),
    S.STARTED: _start,
    S.PAUSED: lambda ctx, _a, which: interviews.pause(ctx, which),
    S.STOPPED_BY_PERSON: lambda ctx, _a, which: interviews.stop(ctx, which),
    S.PARTIAL: lambda ctx, _a, which: interviews.finish(ctx, which, None),
}
"""The service that leads to each state; COMPLETED, REVIEWED and LOCKED have tests of their own."""


def test_every_pair_of_states_goes_as_the_table_says(ctx: Context, asked: AskedDay) -> None:
    which = begin(ctx, asked)
    for before, (after, step) in product(InterviewState, LEADING_TO.items()):
        with ctx.act("start_interview") as work:
            work.get(Interview, which).state = before.value
            work.commit()
        if after in STEPS[before] or before is after is S.NOT_OFFERED:  # another reason
            step(ctx, asked, which)
            assert state_of(ctx, which) is after, (before, after)
        else:
            with pytest.raises(InterviewStepRefused):
                step(ctx, asked, which)
            assert state_of(ctx, which) is before, (before, after)


def test_with_the_table_switched_off_a_completed_interview_begins_again(
    ctx: Context, asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = put_at(ctx, asked, S.COMPLETED)
    with pytest.raises(InterviewStepRefused):
        begin(ctx, asked)
    monkeypatch.setattr(interviews, "may_step", lambda _before, _after: True)
    assert begin(ctx, asked) == which


def test_what_may_be_recorded_first() -> None:
    first = {state for state in InterviewState if may_step(None, state)}
    assert first == {S.NOT_OFFERED, S.OFFERED, S.STARTED, S.DECLINED, S.POSTPONED}


@pytest.mark.parametrize("left", [S.DECLINED, S.STOPPED_BY_PERSON])
def test_what_the_person_ended_begins_again_only_where_they_bring_it_up(
    ctx: Context, asked: AskedDay, left: InterviewState
) -> None:
    which = put_at(ctx, asked, left)
    with pytest.raises(InterviewStepRefused):
        begin(ctx, asked)
    how = Sitting(brought_up=True)
    assert interviews.start(ctx, asked.stage, asked.people[0].person, how).value == which


BLOCKED = [
    (None, None, Hindrance.NO_TRIAGE),
    (None, "yes", Hindrance.NO_TRIAGE),
    ("green", None, Hindrance.NOT_JUDGED),
    ("green", "no", Hindrance.UNFIT),
    ("yellow", "later", Hindrance.LATER),
]


@pytest.mark.parametrize(("colour", "fit", "why"), BLOCKED)
def test_nobody_is_asked_before_triage_or_while_the_medic_says_no(
    asked: AskedDay, colour: str | None, fit: str | None, why: Hindrance
) -> None:
    who = asked.people[0]
    with asked.opened(Role.MEDIC) as medic:
        judge(medic, who, colour, fit)
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        for attempt in (interviews.start, interviews.offer, interviews.decline):
            with pytest.raises(InterviewBlocked) as refused:
                attempt(ctx, asked.stage, who.person)
            assert refused.value.hindrance is why
        interviews.not_offered(ctx, asked.stage, who.person, NotOffered.UNFIT)
        row = next(r for r in reading.queue(ctx, asked.stage).waiting if r.person == who.person)
        assert (row.state, row.reason) == (S.NOT_OFFERED, NotOffered.UNFIT)


def test_the_rule_of_the_interview_is_the_rule_of_triage() -> None:
    for colour, fit in product([None, *Triage], [None, *Fitness]):
        free = hindrance_to_offer(colour, fit, ConsentState.GIVEN) is None
        assert free is (colour is not None and fit is Fitness.YES)


def test_with_the_rule_switched_off_somebody_unfit_is_interviewed(
    asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interviews, "hindrance_to_start", lambda *_: None)
    with asked.opened(Role.MEDIC) as medic:
        judge(medic, asked.people[0], "red", "no")
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        assert state_of(ctx, begin(ctx, asked)) is S.STARTED


def test_consent_comes_before_the_interview(asked: AskedDay) -> None:
    with asked.opened(Role.MEDIC) as medic:
        assert history.undo(medic).value.act == "record_consent"  # the last person's
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        last = asked.people[-1]
        offered = [row.person for row in reading.queue(ctx, asked.stage).to_offer]
        assert last.person in offered  # it may be offered, and not begun
        with pytest.raises(InterviewBlocked) as refused:
            interviews.start(ctx, asked.stage, last.person)
        assert refused.value.hindrance is Hindrance.NO_CONSENT
        allow(ctx, last)
        interviews.start(ctx, asked.stage, last.person)


def test_who_refuses_care_is_not_asked_nor_shown(ctx: Context, asked: AskedDay) -> None:
    who = asked.people[0]
    which = begin(ctx, asked)
    press(ctx, which, "CAP-05")
    allow(ctx, who, {Purpose.CARE: ConsentState.REFUSED})
    with pytest.raises(CareRefused):
        reading.interview_of(ctx, which)
    with pytest.raises(CareRefused):
        press(ctx, which, "CAP-06")
    with pytest.raises(CareRefused):
        reading.checks_of(ctx, who.person)
    with pytest.raises(CareRefused):
        interviews.not_offered(ctx, asked.stage, who.person, NotOffered.NO_TIME)
    found = reading.queue(ctx, asked.stage)
    everybody = (*found.under_way, *found.to_offer, *found.waiting, *found.ended)
    assert who.person not in {row.person for row in everybody}
    interviews.stop(ctx, which)  # it can still be ended


def test_with_the_guard_switched_off_a_refused_case_is_shown(
    ctx: Context, asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = begin(ctx, asked)
    allow(ctx, asked.people[0], {Purpose.CARE: ConsentState.REFUSED})
    monkeypatch.setattr(reading, "require_care", lambda *_: None)
    assert reading.interview_of(ctx, which).name


def test_a_stop_ends_at_once_and_keeps_what_was_said(ctx: Context, asked: AskedDay) -> None:
    which = begin(ctx, asked)
    press(ctx, which, "CAP-05", 3)
    interviews.stop(ctx, which)
    found = reading.interview_of(ctx, which)
    assert found.state is S.STOPPED_BY_PERSON
    assert found.ended_at is not None
    assert [q.check.code for q in found.questions if q.kept] == ["CAP-05"]
    with pytest.raises(InterviewNotOpen):
        press(ctx, which, "CAP-06")
    assert history.undo(ctx).value.act == "stop_interview"
    press(ctx, which, "CAP-06")


def test_it_is_complete_when_every_core_check_has_a_state(ctx: Context, asked: AskedDay) -> None:
    which = begin(ctx, asked)
    for number, code in enumerate(CORE[:-1]):
        press(ctx, which, code, 4 + number % 3)  # no key is worth less than another
    assert interviews.finish(ctx, which, WishToTalk.NO).value is S.PARTIAL
    assert begin(ctx, asked) == which
    press(ctx, which, CORE[-1])
    assert interviews.finish(ctx, which, WishToTalk.NO).value is S.COMPLETED
    found = reading.interview_of(ctx, which)
    assert (found.complete, found.wish) == (True, WishToTalk.NO)


def test_a_check_that_does_not_apply_is_not_missing(ctx: Context, asked: AskedDay) -> None:
    which = begin(ctx, asked)
    for code in CORE:
        if code != "MED-01":
            press(ctx, which, code)
    said = Said(None, reason="no_treatment_needed")
    assert answers.answer(ctx, which, "MED-01", said).value is AnswerState.NOT_APPLICABLE
    assert interviews.finish(ctx, which, None).value is S.COMPLETED


@pytest.mark.parametrize(
    ("wish", "needs"),
    [(WishToTalk.NOW, [True]), (WishToTalk.LATER, [False]), (WishToTalk.NO, []), (None, [])],
)
def test_a_wish_to_talk_proposes_help_in_the_same_act(
    ctx: Context, asked: AskedDay, wish: WishToTalk | None, needs: list[bool]
) -> None:
    which = begin(ctx, asked)

    def proposed() -> list[bool]:
        with ctx.act("edit_need") as work:
            rows = work.all(Need, person_id=asked.people[0].person)
            assert {row.state for row in rows} <= {NeedState.PROPOSED}
            return [row.urgent for row in rows]

    interviews.finish(ctx, which, wish)
    assert proposed() == needs
    history.undo(ctx)
    assert proposed() == []
    assert state_of(ctx, which) is S.STARTED


def test_finishing_again_proposes_help_once_and_leaves_what_has_begun(
    ctx: Context, asked: AskedDay
) -> None:
    which = begin(ctx, asked)
    interviews.finish(ctx, which, WishToTalk.LATER)
    with ctx.act("edit_need") as work:
        work.all(Need)[0].state = NeedState.AGREED.value
        work.commit()
    begin(ctx, asked)
    interviews.finish(ctx, which, WishToTalk.NOW)
    with ctx.act("edit_need") as work:
        assert [row.state for row in work.all(Need)] == [NeedState.AGREED]


def test_a_supervisor_reviews_what_has_ended_and_never_their_own(asked: AskedDay) -> None:
    both = asked.founded.add("Обидва", Role.SUPERVISOR, Role.FIELD_OFFICER)
    with asked.opened(both) as ctx:
        own = begin(ctx, asked)
        interviews.finish(ctx, own, None)
        with pytest.raises(NotAllowed):
            interviews.review(ctx, own)
    with asked.opened(Role.SUPERVISOR) as ctx:
        interviews.review(ctx, own)
        found = reading.interview_of(ctx, own)
        assert (found.state, found.complete) == (S.REVIEWED, False)
        with pytest.raises(InterviewStepRefused):
            interviews.review(ctx, own)


def test_one_reads_ones_own_and_a_supervisor_reads_all(ctx: Context, asked: AskedDay) -> None:
    which = begin(ctx, asked)
    press(ctx, which, "CAP-05")
    ctx.register.close()
    other = asked.founded.add("Друга", Role.FIELD_OFFICER)
    with asked.opened(other) as colleague:
        with pytest.raises(NotAllowed):
            reading.interview_of(colleague, which)
        with pytest.raises(NotAllowed):
            press(colleague, which, "CAP-06")
        with pytest.raises(NotAllowed):
            interviews.stop(colleague, which)
        with pytest.raises(NotAllowed):
            begin(colleague, asked)
        found = reading.checks_of(colleague, asked.people[0].person)
        assert (found.state, found.shown) == (S.STARTED, None)
        [row] = reading.queue(colleague, asked.stage).under_way
        assert (row.own, row.asked) == (False, 0)
    with asked.opened(Role.SUPERVISOR) as supervisor:
        assert reading.interview_of(supervisor, which).own is False
        with pytest.raises(NotAllowed):
            press(supervisor, which, "CAP-06")


def test_whoever_offered_it_may_not_read_what_another_was_told(asked: AskedDay) -> None:
    other = asked.founded.add("Друга", Role.FIELD_OFFICER)
    who = asked.people[0].person
    with asked.opened(other) as colleague:
        interviews.offer(colleague, asked.stage, who)
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        which = begin(ctx, asked)
    with asked.opened(other) as colleague, pytest.raises(NotAllowed):
        reading.interview_of(colleague, which)


def test_the_queue_offers_who_waits_longest_first(ctx: Context, asked: AskedDay) -> None:
    everybody = [one.person for one in asked.people]
    found = reading.queue(ctx, asked.stage)
    assert [row.person for row in found.to_offer] == everybody
    interviews.postpone(ctx, asked.stage, everybody[1])
    interviews.decline(ctx, asked.stage, everybody[2])
    begin(ctx, asked)
    found = reading.queue(ctx, asked.stage)
    assert [row.person for row in found.under_way] == everybody[:1]
    assert [row.person for row in found.to_offer] == [everybody[1], everybody[3]]
    assert [row.person for row in found.ended] == [everybody[2]]


def test_an_act_that_answers_rest_on_is_not_taken_back(ctx: Context, asked: AskedDay) -> None:
    which = begin(ctx, asked)
    press(ctx, which, "CAP-05")
    history.undo(ctx)
    assert not [q for q in reading.interview_of(ctx, which).questions if q.kept]
    assert history.undo(ctx).value.act == "start_interview"
    assert history.redo(ctx).value.act == "start_interview"
    press(ctx, which, "CAP-05")
    with ctx.act("start_interview") as work:  # the newest act is the beginning of another
        work.get(Interview, which).place = "намет 2"
        work.commit()
    history.undo(ctx)
    assert state_of(ctx, which) is S.STARTED


def test_nothing_is_written_once_the_stage_is_closed(asked: AskedDay) -> None:
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        which = begin(ctx, asked)
    with asked.opened(Role.SUPERVISOR) as ctx, ctx.act("close_stage") as work:
        row = stages.require_open(work, asked.stage)
        row.state = "CLOSED"
        work.commit()
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        for refused in (
            lambda: press(ctx, which, "CAP-05"),
            lambda: interviews.stop(ctx, which),
            lambda: begin(ctx, asked, 1),
        ):
            with pytest.raises(StageNotOpen):
                refused()
        with pytest.raises(UndoRefused):
            history.undo(ctx)
