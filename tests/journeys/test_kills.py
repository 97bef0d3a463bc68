"""A replay that is killed: what was acknowledged is there, nothing twice, and it can be completed.

``kill -9`` at a random moment of a real process on a real encrypted register: 10 times in CI on a short
day; 300 times at full size, every tenth on the whole invented day and the others on days of another size,
because a check of 300 people after each kill takes longer than the 45 minutes that all tests have.
"""

import os
import random
import re
import signal
import time
from collections import Counter
from itertools import islice

import pytest

from caseapp.domain.access import Role
from caseapp.services import checking, figures, stages
from caseapp.services.context import Context
from caseapp.services.day import steps
from caseapp.services.day.replay import replay
from caseapp.services.day.steps import Step
from caseapp.storage.unit_of_work import Touched
from days import Day, invented_day, make_day, shared
from registers import Founded
from replayed import Row, rows_kept
from sizes import sized
from terminals import start

ROWS = re.compile(r"^ok (\S+) (\d+)$", re.MULTILINE)
PEOPLE_IN_A_SHORT_DAY = 16
BEFORE_THE_FIRST_SECONDS = 2.0
BETWEEN_GROUPS_SECONDS = 0.3


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return make_day(tmp_path_factory.mktemp("kills") / "day", PEOPLE_IN_A_SHORT_DAY, seed=11)


def killed_on(short: Day, seed: int) -> Day:
    """Return the day to play: at full size, every tenth kill hits the whole invented day."""
    whole = os.environ.get("CASEAPP_LONG") and seed % 10 == 0
    return invented_day() if whole else short


@pytest.mark.parametrize("seed", range(sized(5, 300)))
def test_after_a_kill_every_acknowledged_row_is_there_once_and_a_replay_completes(
    founded: Founded, day: Day, seed: int
) -> None:
    day = killed_on(day, seed)
    chance = random.Random(seed)  # noqa: S311 - a moment, no secret
    told = acknowledged_before_a_kill(founded, day, chance)
    with founded.opened(Role.SUPERVISOR) as ctx:
        kept = rows_kept(ctx, day)
        assert told <= kept.keys(), "a row was acknowledged and is not there"
        assert set(kept.values()) <= {1}, "a row is there twice"
        assert checking.check(ctx).clean
        again = set[Row]()
        replay(ctx, day.folder, lambda file, row: again.add((file, row)))
        assert not kept.keys() & again, "a row was played again"
        assert rows_kept(ctx, day) == Counter(kept.keys() | again)
        assert len(kept.keys() | again) == day.rows
        stage = stages.chosen(ctx)
        assert shared(figures.figures(ctx, stage.id), day.totals) == day.totals
        assert checking.check(ctx).clean


def test_a_row_that_is_acknowledged_too_early_would_be_missed(founded: Founded, day: Day) -> None:
    """The broken twin: acknowledged before its commit, a row can be gone after a kill."""
    told = set[Row]()

    class Killed(Exception):
        pass

    def done_and_told(ctx: Context, step: Step) -> Touched | None:
        done = really_done(ctx, step)
        told.update((source.origin.file, source.row) for source in step.sources)
        if len(told) >= day.rows // 2:
            raise Killed
        return done

    really_done = steps.do
    with pytest.MonkeyPatch.context() as patch, founded.opened(Role.SUPERVISOR) as ctx:
        patch.setattr(steps, "do", done_and_told)
        with pytest.raises(Killed):
            replay(ctx, day.folder, lambda _file, _row: None)
        assert not told <= rows_kept(ctx, day).keys()


def acknowledged_before_a_kill(founded: Founded, day: Day, chance: random.Random) -> set[Row]:
    """Start a replay, kill it at a random moment, and return what it had acknowledged."""
    wanted = chance.randrange(day.rows)
    told = list[bytes]()
    with start("replay", day.folder, env=founded.environment(Role.SUPERVISOR)) as child:
        try:
            assert child.stdout is not None
            told += islice(child.stdout, wanted)
            time.sleep(
                chance.uniform(0, BETWEEN_GROUPS_SECONDS if wanted else BEFORE_THE_FIRST_SECONDS)
            )
        finally:
            child.kill()
        rest, said = child.communicate()
    assert child.returncode in {-signal.SIGKILL, 0}, said.decode()
    whole, _, _torn = rest.rpartition(b"\n")
    text = b"".join([*told, whole, b"\n"]).decode()
    return {(file, int(row)) for file, row in ROWS.findall(text)}
