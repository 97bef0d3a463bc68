"""The arrival of anybody can be taken back, by who may."""

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.domain.errors import NotAllowed, NotFound, NothingToUndo, UndoRefused
from caseapp.domain.ids import ArrivalId, uuid7
from caseapp.services import arrivals, history
from caseapp.services.context import Context
from caseapp.services.taking_back import take_back_arrival
from mornings import Morning

FO, SUP = Role.FIELD_OFFICER, Role.SUPERVISOR


def mark(ctx: Context, morning: Morning, number: int) -> ArrivalId:
    """Mark somebody of the list."""
    line = morning.row(ctx, number).line
    assert line is not None
    return arrivals.mark_arrived(ctx, morning.stage, line).value.arrival


def test_an_earlier_arrival_is_taken_back_and_put_back(morning: Morning) -> None:
    with morning.founded.opened(FO) as ctx:
        first = mark(ctx, morning, 1)
        mark(ctx, morning, 2)
        undone = take_back_arrival(ctx, first).value
        assert undone.act == "mark_arrived"
        assert undone.name
        assert morning.row(ctx, 1).arrived_at is None
        assert morning.row(ctx, 2).arrived_at is not None
        with pytest.raises(NothingToUndo):
            take_back_arrival(ctx, first)
        history.redo(ctx)
        assert morning.row(ctx, 1).arrived_at is not None


def test_who_was_marked_again_is_taken_back_again(morning: Morning) -> None:
    with morning.founded.opened(FO) as ctx:
        for _ in range(3):
            take_back_arrival(ctx, mark(ctx, morning, 1))
            assert morning.row(ctx, 1).arrived_at is None


def test_somebody_elses_arrival_needs_the_right_to_undo_others(morning: Morning) -> None:
    with morning.founded.opened(SUP) as ctx:
        theirs = mark(ctx, morning, 1)
    with morning.founded.opened(FO) as ctx:
        mine = mark(ctx, morning, 2)
        with pytest.raises(NotAllowed):
            take_back_arrival(ctx, theirs)
        assert morning.row(ctx, 1).arrived_at is not None
    with morning.founded.opened(SUP) as ctx:
        take_back_arrival(ctx, mine)
        assert morning.row(ctx, 2).arrived_at is None


def test_what_rests_on_it_keeps_it(morning: Morning) -> None:
    with morning.founded.opened(FO) as ctx:
        first = mark(ctx, morning, 1)
        arrivals.set_flag(ctx, first, Flag.MEDIC, raised=True)
        with pytest.raises(UndoRefused):
            take_back_arrival(ctx, first)
        assert morning.row(ctx, 1).arrived_at is not None


def test_an_arrival_that_is_none_is_not_found(morning: Morning) -> None:
    with morning.founded.opened(FO) as ctx, pytest.raises(NotFound):
        take_back_arrival(ctx, ArrivalId(uuid7()))
