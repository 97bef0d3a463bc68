"""Stop works while there is a way back, and leaves the register as it was."""

import pytest

from caseapp.domain.access import Role
from caseapp.domain.keeping_errors import Cancelled
from caseapp.services import checking, stages, users
from caseapp.services.context import Context
from caseapp.storage.progress import Progress
from caseapp.storage.rekey import Step
from registers import Founded

LAST_WITH_A_WAY_BACK = 4


def stopping_at(place: int) -> tuple[list[int], Progress]:
    told: list[int] = []

    def progress(done: int, _of: int, _what: str) -> bool:
        told.append(done)
        return done < place

    return told, progress


def removed(ctx: Context) -> set[str]:
    return {line.name for line in users.all_users(ctx) if line.removed}


@pytest.mark.parametrize("place", [1, LAST_WITH_A_WAY_BACK])
def test_a_removal_that_is_stopped_leaves_the_user_and_the_register(
    founded: Founded, place: int
) -> None:
    medic = founded.users[Role.MEDIC]
    with founded.opened() as ctx:
        before = ctx.register.keyfile.database
        _told, progress = stopping_at(place)
        with pytest.raises(Cancelled) as stopped:
            users.remove_user(ctx, medic.id, progress)
        assert stopped.value.what == "removal"
        assert removed(ctx) == set()
        assert ctx.register.keyfile.database == before
    with founded.opened(Role.MEDIC) as ctx:
        assert stages.all_stages(ctx) == ()
        assert checking.check(ctx).clean


def test_a_removal_is_not_stopped_once_the_new_key_is_in_force(founded: Founded) -> None:
    told, progress = stopping_at(LAST_WITH_A_WAY_BACK + 1)
    with founded.opened() as ctx:
        users.remove_user(ctx, founded.users[Role.MEDIC].id, progress)
        assert removed(ctx) == {founded.users[Role.MEDIC].name}
        assert checking.check(ctx).clean
    assert told == list(range(1, 2 + len(Step)))


def test_a_check_tells_how_far_it_is_and_can_be_stopped(founded: Founded) -> None:
    with founded.opened() as ctx:
        told, progress = stopping_at(99)
        assert checking.check(ctx, progress).clean
        assert told == [1, 2, 3, 4]
        told, progress = stopping_at(2)
        with pytest.raises(Cancelled):
            checking.check(ctx, progress)
        assert told == [1, 2]
