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
from hashlib import sha256
from itertools import islice

import pytest

from caseapp.domain.access import Role
from caseapp.services import checking, figures, stages
from caseapp.services.context import Context
from caseapp.services.day import replay as replaying
from caseapp.services.day.folder import ARRIVALS, PEOPLE, lists_of, rows_of
from caseapp.services.day.replay import Step, replay
from caseapp.storage.queries import lists, people
from caseapp.storage.queries.people import Papers
from caseapp.storage.queries.stages import all_stages
from days import Day, invented_day, make_day, shared
from registers import Founded
from sizes import sized
from terminals import start

ROWS = re.compile(r"^ok (\S+) (\d+)$", re.MULTILINE)
PEOPLE_IN_A_SHORT_DAY = 30
BEFORE_THE_FIRST_SECONDS = 2.0
BETWEEN_ROWS_SECONDS = 0.15

Row = tuple[str, int]
"""File and row: 1 is the first below the header, 0 a whole list."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return make_day(tmp_path_factory.mktemp("kills") / "day", PEOPLE_IN_A_SHORT_DAY, seed=11)


def killed_on(short: Day, seed: int) -> Day:
    """Return the day to play: at full size, every tenth kill hits the whole invented day."""
    whole = os.environ.get("CASEAPP_LONG") and seed % 10 == 0
    return invented_day() if whole else short


@pytest.mark.parametrize("seed", range(sized(10, 300)))
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

    def done_and_told(ctx: Context, step: Step) -> bool:
        done = really_done(ctx, step)
        told.add((step.origin.file, step.row))
        if len(told) == day.rows // 2:
            raise Killed
        return done

    really_done = replaying._done
    with pytest.MonkeyPatch.context() as patch, founded.opened(Role.SUPERVISOR) as ctx:
        patch.setattr(replaying, "_done", done_and_told)
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
                chance.uniform(0, BETWEEN_ROWS_SECONDS if wanted else BEFORE_THE_FIRST_SECONDS)
            )
        finally:
            child.kill()
        rest, said = child.communicate()
    assert child.returncode in {-signal.SIGKILL, 0}, said.decode()
    whole, _, _torn = rest.rpartition(b"\n")
    text = b"".join([*told, whole, b"\n"]).decode()
    return {(file, int(row)) for file, row in ROWS.findall(text)}


def rows_kept(ctx: Context, day: Day) -> Counter[Row]:
    """Return how often each row of the day is in the register, told by its content."""
    names = {sha256(path.read_bytes()).hexdigest(): path.name for path in lists_of(day.folder)}
    rows = rows_of_people(day)
    with ctx.register.read() as view:
        found = Counter[Row]()
        for stage in all_stages(view):
            versions = lists.versions(view, stage.id)
            for version in versions:
                assert len(lists.entries(view, version.id)) == version.row_count
            found.update((names[version.sha256], 0) for version in versions)
            came = people.arrivals(view, stage.id)
            found.update((ARRIVALS, rows[identity(one.person)]) for one in came)
    return found


def identity(person: Papers) -> tuple[str, ...]:
    """Return what tells people apart who came: no two of a day share it."""
    birth = person.birth.code if person.birth else ""
    return person.surname, person.given, person.patronymic, birth


def rows_of_people(day: Day) -> dict[tuple[str, ...], int]:
    papers: dict[str, tuple[str, ...]] = {
        row.get("key"): (
            row.get("surname"),
            row.get("given"),
            row.get("patronymic"),
            row.get("birth_date"),
        )
        for row in rows_of(day.folder, PEOPLE)
    }
    came = {papers[row.get("key")]: row.number for row in rows_of(day.folder, ARRIVALS)}
    assert len(came) == day.totals["arrived"]
    return came
