"""While a window has the register open: reading goes on, writing is refused, paper waits five seconds."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from mornings import Morning
from terminals import as_user

READING = [("find", "а"), ("figures",), ("list", "show"), ("check",)]
WRITING = [
    ("arrive", "1"),
    ("stage", "new", "--date", "2026-05-01", "--title", "x", "--site", ""),
    ("list", "import", "{day}/list-v1.xlsx"),
    ("replay", "{day}"),
]


@pytest.fixture
def open_elsewhere(morning: Morning) -> Iterator[Morning]:
    with morning.founded.opened(Role.FIELD_OFFICER):
        yield morning


@pytest.mark.parametrize("line", READING, ids=" ".join)
def test_reading_does_not_wait(open_elsewhere: Morning, line: tuple[str, ...]) -> None:
    done = as_user(open_elsewhere.founded, Role.SUPERVISOR, *line)
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize("line", WRITING, ids=lambda line: " ".join(line[:2]))
def test_writing_is_refused_with_a_sentence(open_elsewhere: Morning, line: tuple[str, ...]) -> None:
    parts = [part.format(day=open_elsewhere.day.folder) for part in line]
    done = as_user(open_elsewhere.founded, Role.SUPERVISOR, *parts)
    assert "процес" in done.refusal
    assert done.out == ""


def test_paper_and_backup_wait_five_seconds_and_then_refuse(
    open_elsewhere: Morning, tmp_path: Path
) -> None:
    lines = (("backup",), ("report", "roll-call", "--out", str(tmp_path / "sheet.pdf")))
    waited = {}

    def attempt(line: tuple[str, ...]) -> None:
        begun = time.monotonic()
        done = as_user(open_elsewhere.founded, Role.SUPERVISOR, *line)
        waited[line[0]] = time.monotonic() - begun
        assert "процес" in done.refusal

    together = [threading.Thread(target=attempt, args=(line,)) for line in lines]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert waited.keys() == {"backup", "report"}
    assert all(seconds > 5 for seconds in waited.values())
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_backup_goes_on_when_the_window_is_closed_in_time(morning: Morning) -> None:
    opened = morning.founded.open(Role.FIELD_OFFICER)
    closing = threading.Timer(3, opened.context.register.close)
    closing.start()
    done = as_user(morning.founded, Role.SUPERVISOR, "backup")
    closing.join()
    assert (done.status, done.err) == (0, "")
