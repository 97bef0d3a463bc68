"""Who works here, and where the numbers come from."""

from datetime import timedelta

import pytest

from caseapp.domain.access import Role
from caseapp.domain.at_work import RECENT
from caseapp.services import arrivals, at_work, merging
from caseapp.services.at_work import surroundings
from caseapp.services.context import Context
from mornings import Morning
from registers import copied

FO, SUP = Role.FIELD_OFFICER, Role.SUPERVISOR


def mark(ctx: Context, morning: Morning, number: int, station: str = "") -> None:
    """Mark somebody of the list."""
    line = morning.row(ctx, number).line
    assert line is not None
    arrivals.mark_arrived(ctx, morning.stage, line, station)


def seen(ctx: Context) -> list[tuple[str, str]]:
    """Return (name, station) of whoever is at work, but for those who only joined the register."""
    people = surroundings(ctx).at_work
    return [(one.name, one.station) for one in people if one.station or one.name == ctx.actor.name]


def test_who_marked_somebody_sits_at_that_desk_and_the_others_only_work(morning: Morning) -> None:
    with morning.founded.opened(FO) as ctx:
        mark(ctx, morning, 1, "2")
        mark(ctx, morning, 2)
        officer = ctx.actor.name
    with morning.founded.opened(SUP) as ctx:
        name = ctx.actor.name
        assert seen(ctx) == [(officer, "2"), (name, "")]  # who made the stage and took its list in
        mark(ctx, morning, 3, "1")
        assert seen(ctx) == [(name, "1"), (officer, "2")]


def test_half_an_hour_later_nobody_is_at_work(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    with morning.founded.opened(FO) as ctx:
        mark(ctx, morning, 1, "2")
        monkeypatch.setattr(at_work, "RECENT", timedelta(0))
        assert seen(ctx) == []
        monkeypatch.setattr(at_work, "RECENT", RECENT)
        assert seen(ctx) != []


def test_it_says_when_another_copy_was_taken_in(morning: Morning) -> None:
    other = copied(morning.founded, morning.founded.folder.parent / "other")
    with other.opened(FO) as ctx:
        mark(ctx, morning, 1, "2")
    with morning.founded.opened(SUP) as ctx:
        assert surroundings(ctx).merged_at is None
        merging.merge(ctx, other.folder, morning.founded.user(SUP).passphrase)
        assert surroundings(ctx).merged_at is not None
