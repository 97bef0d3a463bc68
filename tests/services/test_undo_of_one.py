"""Taking back one act out of many: not only the last one, and what stands in the way."""

from datetime import timedelta

import pytest

from arrived import Arrived, rows_equal_journal
from caseapp.domain.access import Actor, Permission, Role
from caseapp.domain.coded import Flag
from caseapp.domain.errors import NotAllowed, NotFound, NothingToUndo, UndoRefused
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.person_views import ActId, PersonAct, StepKind
from caseapp.services import arrivals, history, people, person_edits, person_history, person_path
from caseapp.services.context import Context
from caseapp.storage.journal import acts, undo

FO, MED, SUP = Role.FIELD_OFFICER, Role.MEDIC, Role.SUPERVISOR


def fields(ctx: Context, person: PersonId) -> tuple[str, str]:
    seen = people.open_person(ctx, person)
    return seen.fields["unit"], seen.fields["call_sign"]


def told(ctx: Context, person: PersonId, act: str) -> list[PersonAct]:
    return [one for one in person_history.history_of(ctx, person) if one.act == act]


def name_of(act: PersonAct) -> ActId:
    assert act.id is not None
    return act.id


def edited(ctx: Context, arrived: Arrived) -> tuple[ActId, ActId]:
    """Write unit, then call sign; return which act was which."""
    person_edits.edit_field(ctx, arrived.person, "unit", "А4160")
    person_edits.edit_field(ctx, arrived.person, "call_sign", "Грім")
    sign, unit = told(ctx, arrived.person, "edit_person")
    return name_of(unit), name_of(sign)


def test_an_earlier_act_is_taken_back_and_the_later_one_stays(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        before = fields(ctx, arrived.person)[0]
        unit, sign = edited(ctx, arrived)
        assert history.undo_act(ctx, unit).value.act == "edit_person"
        assert fields(ctx, arrived.person) == (before, "Грім")
        assert rows_equal_journal(ctx)
        newest = person_history.history_of(ctx, arrived.person)[0]
        assert (newest.act, newest.of, newest.offered) == ("undo", "edit_person", False)
        with pytest.raises(NothingToUndo):
            history.undo_act(ctx, unit)
        assert history.undo(ctx).value.act == "edit_person"  # Ctrl+Z: the last one that stands
        assert fields(ctx, arrived.person) == (before, "")
        with pytest.raises(NothingToUndo):
            history.undo_act(ctx, sign)


def test_what_was_changed_since_or_rests_on_it_is_refused(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        unit, _ = edited(ctx, arrived)
        person_edits.edit_field(ctx, arrived.person, "unit", "А2222")
        with pytest.raises(UndoRefused) as refused:
            history.undo_act(ctx, unit)
        assert refused.value.reason == "changed"
        arrivals.set_flag(ctx, arrived.arrival, Flag.WHEELCHAIR, raised=True)
        (marked,) = told(ctx, arrived.person, "mark_arrived")
        with pytest.raises(UndoRefused) as refused:
            history.undo_act(ctx, name_of(marked))
        assert refused.value.reason in {"changed", "depended_on"}
        assert fields(ctx, arrived.person)[0] == "А2222"


def test_with_the_question_what_changed_since_switched_off_it_would_be_overwritten(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_require_untouched", lambda *_: None)
    with arrived.founded.opened(SUP) as ctx:
        unit, _ = edited(ctx, arrived)
        person_edits.edit_field(ctx, arrived.person, "unit", "А2222")
        history.undo_act(ctx, unit)
        assert fields(ctx, arrived.person)[0] != "А2222"


def test_what_others_did_is_taken_back_by_a_supervisor_alone(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        unit, sign = edited(ctx, arrived)
    with arrived.founded.opened(MED) as ctx, pytest.raises(NotAllowed):
        history.undo_act(ctx, unit)
    with arrived.founded.opened(Role.AUDITOR) as ctx, pytest.raises(NotAllowed):
        history.undo_act(ctx, unit)
    with arrived.founded.opened(SUP) as ctx:
        assert all(one.offered for one in told(ctx, arrived.person, "edit_person"))
        history.undo_act(ctx, unit)
        assert fields(ctx, arrived.person)[1] == "Грім"
        with pytest.raises(NotFound):
            history.undo_act(ctx, ActId(uuid7(), 1))
    with arrived.founded.opened(FO) as ctx:
        first, *_ = told(ctx, arrived.person, "edit_person")
        assert (first.id, first.offered, first.mine) == (sign, True, True)


def test_with_the_right_to_undo_others_given_to_all_anybody_would(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    with arrived.founded.opened(FO) as ctx:
        unit, _ = edited(ctx, arrived)
    asked = Actor.require

    def lenient(actor: Actor, permission: Permission) -> None:
        if permission is not Permission.UNDO_OTHERS:
            asked(actor, permission)

    monkeypatch.setattr(Actor, "require", lenient)
    with arrived.founded.opened(MED) as ctx:
        history.undo_act(ctx, unit)


def test_after_a_day_it_is_no_more_offered_to_who_did_it(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    with arrived.founded.opened(FO) as ctx:
        unit, _ = edited(ctx, arrived)
        monkeypatch.setattr(history, "DAY", timedelta(0))
        assert not any(one.offered for one in told(ctx, arrived.person, "edit_person"))
        with pytest.raises(UndoRefused) as refused:
            history.undo_act(ctx, unit)
        assert refused.value.reason == "old"


def test_what_a_recorded_day_brought_is_not_taken_back_by_itself(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    with arrived.founded.opened(FO) as ctx:
        unit, _ = edited(ctx, arrived)
        monkeypatch.setattr(acts, "is_taken_over", lambda _view, _made: True)
        with pytest.raises(UndoRefused) as refused:
            history.undo_act(ctx, unit)
        assert refused.value.reason == "played"


def test_a_step_of_the_path_leads_to_its_acts_and_an_act_names_its_laptop(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        path = person_path.timeline(ctx, arrived.person).steps
        (arrival,) = (one for one in path if one.kind is StepKind.ARRIVAL)
        assert arrival.rows == {arrived.arrival}
        (act,) = (
            one for one in person_history.history_of(ctx, arrived.person) if one.rows & arrival.rows
        )
    assert (act.act, act.laptop) == ("mark_arrived", 1)
