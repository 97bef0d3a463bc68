"""One writer at a time, whatever the others try."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from caseapp.domain.errors import RegisterBusy
from caseapp.storage.places import LOCK
from caseapp.storage.writer_lock import Holder, acquire, holder
from sizes import sized
from storage.keeping.kept import answer, child

USER = UUID(int=5)
PROGRAMS = 3

Program = subprocess.Popen[str]


@contextmanager
def programs(folder: Path, count: int, *more: str) -> Iterator[list[Program]]:
    started = [child("lock_child.py", folder, USER, *more) for _ in range(count)]
    try:
        yield started
    finally:
        for one in started:
            one.kill()
            one.communicate()


def tell(program: Program, word: str) -> None:
    assert program.stdin
    program.stdin.write(f"{word}\n")
    program.stdin.flush()


def hear(program: Program) -> str:
    assert program.stdout
    return program.stdout.readline().strip()


def winners(started: list[Program]) -> int:
    """Let all reach for the lock at once and count who says that they have it."""
    for one in started:
        tell(one, "take")
    heard = [hear(one) for one in started]
    for one in started:
        tell(one, "drop")
    return heard.count("won")


def test_a_second_program_is_told_which_process_writes_and_for_which_user(tmp_path: Path) -> None:
    with programs(tmp_path, 1) as (other,):
        tell(other, "take")
        assert hear(other) == "won"
        assert holder(tmp_path) == Holder(other.pid, USER)
        with pytest.raises(RegisterBusy) as caught:
            acquire(tmp_path, UUID(int=6))
        assert caught.value.process == other.pid
    assert holder(tmp_path) is None


def test_a_killed_program_leaves_no_lock_behind(tmp_path: Path) -> None:
    with programs(tmp_path, 1) as (other,):
        tell(other, "take")
        assert hear(other) == "won"
        other.send_signal(signal.SIGKILL)
        other.wait()
        with acquire(tmp_path, USER):
            assert holder(tmp_path) == Holder(os.getpid(), USER)


def test_a_patient_command_gets_the_lock_when_it_is_given_back(tmp_path: Path) -> None:
    first = acquire(tmp_path, USER)
    threading.Timer(0.2, first.release).start()
    began = time.monotonic()
    with acquire(tmp_path, USER, wait_seconds=5):
        assert 0.1 < time.monotonic() - began < 4


def test_even_the_same_process_cannot_open_twice(tmp_path: Path) -> None:
    with acquire(tmp_path, USER), pytest.raises(RegisterBusy):
        acquire(tmp_path, USER)


def test_giving_back_twice_does_no_harm(tmp_path: Path) -> None:
    lock = acquire(tmp_path, USER)
    lock.release()
    lock.release()
    acquire(tmp_path, USER).release()


def test_the_file_names_no_person(tmp_path: Path) -> None:
    with acquire(tmp_path, USER):
        said = json.loads((tmp_path / LOCK).read_bytes())
    assert said == {"process": os.getpid(), "user": str(USER)}


def test_words_that_a_killed_program_left_are_believed_by_nobody(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(json.dumps({"process": 1, "user": str(USER)}))
    assert holder(tmp_path) is None


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b'{"process": "x", "user": null}'])
def test_a_holder_that_has_not_said_who_it_is_is_still_a_holder(
    tmp_path: Path, said: bytes
) -> None:
    with acquire(tmp_path, USER):
        (tmp_path / LOCK).write_bytes(said)
        assert holder(tmp_path) == Holder(0, None)


def test_looking_who_writes_keeps_nobody_from_writing(tmp_path: Path) -> None:
    acquire(tmp_path, USER).release()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            holder(tmp_path)

    watchers = [threading.Thread(target=look) for _ in range(2)]
    for one in watchers:
        one.start()
    try:
        for _ in range(sized(100, 1_000)):
            acquire(tmp_path, USER).release()
    finally:
        done.set()
        for one in watchers:
            one.join()


def test_of_many_that_start_at_once_one_writes(tmp_path: Path) -> None:
    with programs(tmp_path, PROGRAMS) as started:
        assert {winners(started) for _ in range(sized(100, 1_000))} == {1}


def test_where_nothing_can_be_written_the_register_is_read_only(tmp_path: Path) -> None:
    assert answer("read_only_child.py", tmp_path, "lock") == "RegisterReadOnly"


# The broken twin.


def test_without_the_system_s_lock_several_would_write(tmp_path: Path) -> None:
    with programs(tmp_path, PROGRAMS, "--broken") as started:
        assert winners(started) == PROGRAMS
