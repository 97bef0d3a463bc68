"""Wrong passphrases cost a growing pause, which neither a restart nor a clock set back shortens."""

from pathlib import Path
from uuid import UUID

import pytest

from caseapp.domain.key_errors import PauseNeeded
from caseapp.storage.keys.throttle import PAUSES, Throttle

REGISTER, OLENA, PETRO = UUID(int=1), UUID(int=2), UUID(int=3)


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_the_pause_grows_and_ends_at_a_minute(tmp_path: Path) -> None:
    clock = Clock()
    throttle = Throttle(tmp_path, REGISTER, clock)
    pauses = []
    for _ in range(12):
        throttle.failed(OLENA)
        pauses.append(throttle.seconds_left(OLENA))
        clock.now += 100
    assert pauses == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert pauses[:10] == list(PAUSES)


def test_a_try_within_the_pause_is_refused_with_the_seconds_left(tmp_path: Path) -> None:
    clock = Clock()
    throttle = Throttle(tmp_path, REGISTER, clock)
    for _ in range(6):
        throttle.failed(OLENA)
    clock.now += 1.5
    with pytest.raises(PauseNeeded) as pause:
        throttle.require_ready(OLENA)
    assert pause.value.seconds == 3
    clock.now += 2.5
    throttle.require_ready(OLENA)


def test_a_restart_does_not_shorten_the_pause(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(10):
        Throttle(tmp_path, REGISTER, clock).failed(OLENA)
    assert Throttle(tmp_path, REGISTER, clock).seconds_left(OLENA) == 60


def test_a_clock_set_back_starts_the_pause_anew_and_it_still_ends(tmp_path: Path) -> None:
    clock = Clock()
    throttle = Throttle(tmp_path, REGISTER, clock)
    for _ in range(10):
        throttle.failed(OLENA)
    clock.now -= 365 * 24 * 3600
    assert throttle.seconds_left(OLENA) == 60
    clock.now += 45
    assert throttle.seconds_left(OLENA) == 15
    clock.now += 15
    throttle.require_ready(OLENA)


def test_coming_in_forgets_the_failures(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path, REGISTER, Clock())
    for _ in range(10):
        throttle.failed(OLENA)
    throttle.opened(OLENA)
    throttle.require_ready(OLENA)


def test_users_and_registers_do_not_wait_for_each_other(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(10):
        Throttle(tmp_path, REGISTER, clock).failed(OLENA)
    Throttle(tmp_path, REGISTER, clock).require_ready(PETRO)
    Throttle(tmp_path, UUID(int=9), clock).require_ready(OLENA)
    Throttle(tmp_path, REGISTER, clock).failed(PETRO)
    assert Throttle(tmp_path, REGISTER, clock).seconds_left(OLENA) == 60


def test_a_damaged_file_lets_people_in_as_if_it_had_been_deleted(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path / "new folder", REGISTER, Clock())
    throttle.failed(OLENA)
    (file,) = (tmp_path / "new folder").iterdir()
    for damaged in ("", "[]", '{"a":1}', '{"a":["x","y"]}'):
        file.write_text(damaged)
        throttle.require_ready(OLENA)
        throttle.failed(OLENA)


def test_the_file_names_nobody(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path, REGISTER, Clock())
    throttle.failed(OLENA)
    (file,) = tmp_path.iterdir()
    assert file.name == f"unlocking-{REGISTER.hex}.json"
    assert file.read_text() == f'{{"{OLENA.hex}": [1, 1800000000.0]}}'
