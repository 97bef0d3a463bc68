"""Triage, destination, hand-over and help: who may say what, in which order, and how it is taken back."""

from itertools import product

import pytest

from arrived import Arrived, decide_care, rows_equal_journal, undone
from caseapp.domain.access import Role
from caseapp.domain.arrival_errors import DestinationMissing, HandedOverAlready, NeedStepRefused
from caseapp.domain.arrival_views import ArrivalCase, Findings
from caseapp.domain.captivity_errors import NumberOutOfRange
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.coded import AbsenceReason, Destination, EntryState, Triage
from caseapp.domain.consents import ConsentState
from caseapp.domain.errors import NotAllowed, StageNotOpen
from caseapp.domain.ids import PersonId
from caseapp.domain.interview_rules import hindrance_to_offer
from caseapp.domain.needs import (
    OPEN_NEEDS,
    Fitness,
    NeedKind,
    NeedState,
    Presence,
    TriageState,
)
from caseapp.domain.queues import Queue
from caseapp.services import arrivals, handing_over, needs, queues, stages, triage
from caseapp.services.context import Context

FO, MED, SUP = Role.FIELD_OFFICER, Role.MEDIC, Role.SUPERVISOR
MEASURED = Findings(58, 81, 179, "кашель", infection_risk=True)


def case(ctx: Context, arrived: Arrived) -> ArrivalCase:
    found = handing_over.open_arrival(ctx, arrived.person)
    assert found is not None
    return found


def test_triage_waits_is_done_and_is_revised_and_each_step_is_taken_back(arrived: Arrived) -> None:
    def stands() -> tuple[Triage | None, Fitness | None, TriageState]:
        found = case(ctx, arrived)
        return found.arrival.triage, found.arrival.fit, found.triage

    with arrived.founded.opened(MED) as ctx:
        assert stands() == (None, None, TriageState.WAITING)
        triage.set_triage(ctx, arrived.arrival, Triage.RED, Fitness.NO)
        assert stands() == (Triage.RED, Fitness.NO, TriageState.DONE)
        triage.set_triage(ctx, arrived.arrival, Triage.RED)
        assert stands() == (Triage.RED, Fitness.NO, TriageState.DONE)
        triage.set_triage(ctx, arrived.arrival, Triage.GREEN)
        assert stands() == (Triage.GREEN, Fitness.NO, TriageState.REVISED)
        triage.set_fitness(ctx, arrived.arrival, Fitness.YES)
        assert stands() == (Triage.GREEN, Fitness.YES, TriageState.REVISED)
        assert undone(ctx) == undone(ctx) == "set_triage"
        assert stands() == (Triage.RED, Fitness.NO, TriageState.DONE)
        assert rows_equal_journal(ctx)


def test_fitness_said_before_the_colour_is_no_revision(arrived: Arrived) -> None:
    with arrived.founded.opened(MED) as ctx:
        triage.set_fitness(ctx, arrived.arrival, Fitness.LATER)
        assert case(ctx, arrived).triage is TriageState.WAITING
        triage.set_triage(ctx, arrived.arrival, Triage.YELLOW)
        assert case(ctx, arrived).triage is TriageState.DONE
        triage.set_fitness(ctx, arrived.arrival, Fitness.YES)
        assert case(ctx, arrived).triage is TriageState.REVISED


@pytest.mark.parametrize(("colour", "fit"), list(product([None, *Triage], [None, *Fitness])))
def test_an_interview_waits_for_colour_and_fitness(
    colour: Triage | None, fit: Fitness | None
) -> None:
    expected = colour is not None and fit is Fitness.YES
    assert (hindrance_to_offer(colour, fit, ConsentState.GIVEN) is None) is expected


def test_only_a_medic_takes_red_to_green(arrived: Arrived) -> None:
    with arrived.founded.opened(MED) as ctx:
        triage.set_triage(ctx, arrived.arrival, Triage.RED)
    for role in set(Role) - {MED}:
        with arrived.founded.opened(role) as ctx, pytest.raises(NotAllowed):
            triage.set_triage(ctx, arrived.arrival, Triage.GREEN)
    with arrived.founded.opened(FO) as ctx:
        assert case(ctx, arrived).arrival.triage is Triage.RED


def test_what_a_medic_found_is_for_who_may_read_it(arrived: Arrived) -> None:
    with arrived.founded.opened(MED) as ctx:
        triage.set_triage(ctx, arrived.arrival, Triage.YELLOW, Fitness.LATER, MEASURED)
        triage.edit_finding(ctx, arrived.arrival, "weight_kg", 57)
        triage.edit_finding(ctx, arrived.arrival, "complaints", " кашель, слабкість ")
        found = triage.findings(ctx, arrived.arrival)
        assert found == Findings(57, 81, 179, "кашель, слабкість", infection_risk=True)
        for field, value in (("weight_kg", 5), ("height_cm", 400), ("weight_before_kg", 301)):
            with pytest.raises(NumberOutOfRange):
                triage.edit_finding(ctx, arrived.arrival, field, value)
        assert undone(ctx) == "set_triage"
        assert triage.findings(ctx, arrived.arrival).complaints == "кашель"
        assert rows_equal_journal(ctx)
    for role, reads in (
        (FO, False),
        (Role.PSYCHOLOGIST, True),
        (SUP, True),
        (Role.ADMIN, False),
        (Role.AUDITOR, False),
    ):
        with arrived.founded.opened(role) as ctx:
            if reads:
                assert triage.findings(ctx, arrived.arrival).weight_kg == 57
            else:
                with pytest.raises(NotAllowed):
                    triage.findings(ctx, arrived.arrival)


def test_nobody_is_handed_over_without_a_destination(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        with pytest.raises(DestinationMissing):
            handing_over.hand_over(ctx, arrived.arrival)
        assert case(ctx, arrived).presence is Presence.ARRIVED
        handing_over.set_destination(ctx, arrived.arrival, Destination.HOSPITAL)
        assert case(ctx, arrived).presence is Presence.IN_PROCESS
        when = handing_over.hand_over(ctx, arrived.arrival, " лікар Гнатюк ").value
        found = case(ctx, arrived)
        assert found.presence is Presence.HANDED_OVER
        assert (found.arrival.handed_over_at, found.arrival.handed_over_to) == (
            when,
            "лікар Гнатюк",
        )
        with pytest.raises(HandedOverAlready):
            handing_over.hand_over(ctx, arrived.arrival)
        with pytest.raises(HandedOverAlready):
            handing_over.set_destination(ctx, arrived.arrival, None)
        handing_over.set_destination(ctx, arrived.arrival, Destination.UNIT_OR_HOME)
        assert [undone(ctx) for _ in range(3)] == ["edit_arrival", "hand_over", "edit_arrival"]
        assert case(ctx, arrived).arrival.destination is None
        assert rows_equal_journal(ctx)


def test_each_field_of_the_arrival_is_one_act(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        for field in sorted(handing_over.ARRIVAL_FIELDS):
            handing_over.set_arrival_field(ctx, arrived.arrival, field, f" {field} ")
        arrival = case(ctx, arrived).arrival
        for field in handing_over.ARRIVAL_FIELDS:
            assert getattr(arrival, field) == field
        assert undone(ctx) == "edit_arrival"
        assert case(ctx, arrived).arrival.vehicle == ""


def test_a_closed_stage_keeps_its_arrivals_as_they_are(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        stage = arrived.morning.stage
        for row in arrivals.desk(ctx, stage):
            if row.state is EntryState.EXPECTED and row.line is not None:
                stages.set_absent(ctx, stage, row.line, AbsenceReason.NOT_KNOWN)
        stages.close_stage(ctx, stage)
        assert not case(ctx, arrived).stage_open
        for act in (
            lambda: handing_over.set_destination(ctx, arrived.arrival, Destination.HOSPITAL),
            lambda: handing_over.hand_over(ctx, arrived.arrival),
            lambda: handing_over.set_arrival_field(ctx, arrived.arrival, "note", "x"),
        ):
            with pytest.raises(StageNotOpen):
                act()
    with arrived.founded.opened(MED) as ctx, pytest.raises(StageNotOpen):
        triage.set_triage(ctx, arrived.arrival, Triage.GREEN)


S = NeedState
LEGAL = {
    (S.PROPOSED, S.AGREED),
    (S.PROPOSED, S.DECLINED),
    (S.AGREED, S.SENT),
    (S.AGREED, S.DONE),
    (S.AGREED, S.FAILED),
    (S.DECLINED, S.AGREED),
    (S.SENT, S.ACCEPTED),
    (S.SENT, S.DONE),
    (S.SENT, S.FAILED),
    (S.ACCEPTED, S.DONE),
    (S.ACCEPTED, S.FAILED),
    (S.FAILED, S.SENT),
}
WAY = {
    S.PROPOSED: (),
    S.AGREED: (S.AGREED,),
    S.DECLINED: (S.DECLINED,),
    S.SENT: (S.AGREED, S.SENT),
    S.ACCEPTED: (S.AGREED, S.SENT, S.ACCEPTED),
    S.DONE: (S.AGREED, S.DONE),
    S.FAILED: (S.AGREED, S.FAILED),
}


def test_help_takes_every_legal_step_and_no_other(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        for before, after in product(S, S):
            need = needs.add_need(ctx, arrived.person, NeedKind.MEDICAL).value
            for step in WAY[before]:
                needs.step_need(ctx, need, step)
            if (before, after) in LEGAL:
                needs.step_need(ctx, need, after)
            else:
                with pytest.raises(NeedStepRefused):
                    needs.step_need(ctx, need, after)
            stands = next(
                one.state for one in needs.needs_of(ctx, arrived.person) if one.id == need
            )
            assert stands is (after if (before, after) in LEGAL else before)


def test_with_the_steps_switched_off_help_that_is_done_would_begin_again(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs, "may_step", lambda _before, _after: True)
    with arrived.founded.opened(FO) as ctx:
        need = needs.add_need(ctx, arrived.person, NeedKind.MEDICAL).value
        for step in (S.AGREED, S.DONE, S.PROPOSED):
            needs.step_need(ctx, need, step)
        assert needs.needs_of(ctx, arrived.person)[0].state is S.PROPOSED


def test_a_need_is_written_changed_removed_and_each_is_taken_back(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        need = needs.add_need(ctx, arrived.person, NeedKind.PROSTHESIS, note="ліва").value
        needs.set_urgent(ctx, need, urgent=True)
        needs.edit_need(ctx, need, "to_whom", " протезний центр ")
        needs.step_need(ctx, need, S.AGREED, "Львів")
        [seen] = needs.needs_of(ctx, arrived.person)
        assert (seen.urgent, seen.to_whom, seen.note) == (True, "Львів", "ліва")
        needs.remove_need(ctx, need)
        assert needs.needs_of(ctx, arrived.person) == ()
        assert [undone(ctx) for _ in range(5)] == ["edit_need"] * 5
        assert needs.needs_of(ctx, arrived.person) == ()
        assert rows_equal_journal(ctx)


def urgent_kinds(ctx: Context, person: PersonId) -> tuple[NeedKind, ...]:
    seen = needs.needs_of(ctx, person)
    return tuple(one.kind for one in seen if one.urgent and one.state in OPEN_NEEDS)


def test_urgent_help_waits_in_the_queue_until_it_came(arrived: Arrived) -> None:
    def waiting() -> list[tuple[object, tuple[NeedKind, ...]]]:
        people = queues.people_in(ctx, arrived.morning.stage, Queue.URGENT_NEEDS)
        return [(person, urgent_kinds(ctx, person)) for person in people]

    with arrived.founded.opened(FO) as ctx:
        needs.add_need(ctx, arrived.person, NeedKind.HOUSING)
        assert waiting() == []
        need = needs.add_need(ctx, arrived.person, NeedKind.MEDICAL, urgent=True).value
        assert waiting() == [(arrived.person, (NeedKind.MEDICAL,))]
        needs.step_need(ctx, need, S.AGREED)
        needs.step_need(ctx, need, S.FAILED)
        assert waiting() == [(arrived.person, (NeedKind.MEDICAL,))]
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        assert waiting() == []
        assert undone(ctx) == "record_consent"
        for step in (S.SENT, S.DONE):
            needs.step_need(ctx, need, step)
        assert waiting() == []


def test_of_who_refused_care_arrival_colour_and_destination_stay(arrived: Arrived) -> None:
    with arrived.founded.opened(MED) as ctx:
        handing_over.set_arrival_field(ctx, arrived.arrival, "belongings", "рюкзак")
        needs.add_need(ctx, arrived.person, NeedKind.MEDICAL)
        triage.set_triage(ctx, arrived.arrival, Triage.RED, Fitness.NO, MEASURED)
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        triage.set_triage(ctx, arrived.arrival, Triage.YELLOW)
        handing_over.set_destination(ctx, arrived.arrival, Destination.HOSPITAL)
        seen = case(ctx, arrived)
        assert seen.care_refused
        assert (seen.arrival.triage, seen.arrival.destination) == (
            Triage.YELLOW,
            Destination.HOSPITAL,
        )
        assert (seen.arrival.fit, seen.arrival.belongings, seen.needs) == (None, "", ())
        for act in (
            lambda: triage.set_fitness(ctx, arrived.arrival, Fitness.YES),
            lambda: triage.set_triage(ctx, arrived.arrival, Triage.RED, Fitness.YES),
            lambda: triage.edit_finding(ctx, arrived.arrival, "weight_kg", 60),
            lambda: handing_over.set_arrival_field(ctx, arrived.arrival, "note", "x"),
            lambda: needs.add_need(ctx, arrived.person, NeedKind.HOUSING),
        ):
            with pytest.raises(CareRefused):
                act()
        handing_over.hand_over(ctx, arrived.arrival)
        assert case(ctx, arrived).presence is Presence.HANDED_OVER
