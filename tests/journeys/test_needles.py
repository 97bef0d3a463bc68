"""No name, number or note is left in any file, nor, after the lock, in the memory of any process.

100 needles in lists, arrivals and sealed notes and 300 in the rooms of casework, at full size ten times as many;
only display names in ``keys.json`` are excepted, and none of the
needles is one.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import openpyxl
import pytest

import needles
from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.services import users
from caseapp.storage import attachments
from journeys.needle_casework import TYPED
from needles import ENCODINGS, found_in, found_in_files, found_in_memory
from registers import Founded
from sizes import sized
from terminals import surroundings

COUNT = sized(100, 1000)
OF_CASEWORK = sized(300, 3000)
TESTS = Path(__file__).parents[1]
PATHS = os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))
CHILD = Path(__file__).with_name("needle_child.py")
BESIDE = ("home", "temp")
AS_ROOT = sys.platform == "linux" and os.geteuid() == 0


class Planted:
    """A running process that has planted the needles and holds all of them."""

    def __init__(self, founded: Founded, place: Path) -> None:
        self.needles = needles.made(COUNT)
        self.casework = needles.made(OF_CASEWORK, after=COUNT)
        self.founded, self.place = founded, place
        self.folders = [founded.folder, founded.config, *(place / name for name in BESIDE)]
        self.process = self._started()

    def _started(self) -> "subprocess.Popen[str]":
        both = self.founded.add("Обидва", Role.SUPERVISOR, Role.PSYCHOLOGIST, Role.MEDIC)
        with self.founded.opened() as ctx:
            users.grant(ctx, both.id, Compartment.SPECIALIST, self.founded.recovery_code)
        for name in BESIDE:
            (self.place / name).mkdir()
        env = self.founded.environment(both)
        Path(env.pop("CASEAPP_PASSPHRASE_FILE")).unlink()
        child = subprocess.Popen(
            [sys.executable, str(CHILD)],
            env=surroundings(
                **env,
                PYTHONPATH=PATHS,
                HOME=str(self.place / "home"),
                TMPDIR=str(self.place / "temp"),
            ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdin is not None
        told = {
            **asdict(self.needles),
            "casework": asdict(self.casework),
            "list": str(self._list()),
            "passphrase": both.passphrase,
        }
        child.stdin.write(json.dumps(told) + "\n")
        child.stdin.flush()
        return child

    def _list(self) -> Path:
        """Write the list that headquarters sends: outside every folder of the program."""
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["№", "ПІБ", "Дата народження", "Примітка"])
        half = len(self.needles.names) // 2
        rows = zip(self.needles.names[: half + 1], self.needles.phones, strict=False)
        for number, (name, phone) in enumerate(rows, 1):
            sheet.append(
                [number, f"{name} Остап Лукич", f"0{number % 9 + 1}.05.1990", f"тел. {phone}"]
            )
        file = self.place / "sent.xlsx"
        book.save(file)
        return file

    @property
    def every(self) -> frozenset[str]:
        return self.needles.every | self.casework.every

    def heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def lock(self) -> int:
        """Let it lock as the window does; return the process that takes over."""
        assert self.process.stdin is not None
        self.process.stdin.write("lock\n")
        self.process.stdin.flush()
        after = int(self.heard())
        self.process.wait(timeout=10)
        return after


@contextmanager
def planted(founded: Founded, place: Path) -> Iterator[Planted]:
    made = Planted(founded, place)
    try:
        assert TYPED - set(json.loads(made.heard())["READY"]) == set(), "passed over"
        yield made
    finally:
        made.process.kill()
        made.process.communicate()


@pytest.mark.skipif(not AS_ROOT, reason="only root may read the memory of another process")
def test_nothing_is_left_in_files_nor_after_the_lock_in_memory(
    founded: Founded, tmp_path: Path
) -> None:
    with planted(founded, tmp_path) as one:
        every = one.every
        assert found_in_files(one.folders, every) == {}, "while the register is open"
        held = found_in_memory(one.process.pid, every)
        assert every - held == set(), "the control: an open register has them all in memory"
        after = one.lock()
        try:
            time.sleep(1)  # until the fresh process has loaded what it needs
            assert Path(f"/proc/{after}").exists()
            assert f"HOME={tmp_path}/home".encode() in Path(f"/proc/{after}/environ").read_bytes()
            everybody = [after, *others_of(tmp_path, after)]
            assert {p: found_in_memory(p, every) for p in everybody} == {
                p: set() for p in everybody
            }
        finally:
            with suppress(ProcessLookupError):
                os.kill(after, signal.SIGKILL)
        assert found_in_files(one.folders, every) == {}, "after the lock"


def others_of(place: Path, known: int) -> list[int]:
    """Return every other process that lives in the home of this test: none may be forgotten."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"HOME={place}/home".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return [process for process in found if process != known]


@pytest.mark.skipif(AS_ROOT, reason="the test above looks at the files too")
def test_nothing_is_left_in_files(founded: Founded, tmp_path: Path) -> None:
    with planted(founded, tmp_path) as one:
        assert found_in_files(one.folders, one.every) == {}


def test_a_register_without_its_cipher_would_be_found_out(tmp_path: Path) -> None:
    """The broken twin: the same words in a plain SQLite file."""
    made = needles.made(COUNT)
    database = sqlite3.connect(tmp_path / "plain.db")
    database.execute("CREATE TABLE person (surname TEXT, phone TEXT, note TEXT)")
    rows = zip(made.names, made.phones, made.notes, strict=False)
    database.executemany("INSERT INTO person VALUES (?, ?, ?)", rows)
    database.execute("INSERT INTO person VALUES (?, '', ?)", ("", " ".join(made.notes[-5:])))
    database.commit()
    database.close()
    found = found_in_files([tmp_path], made.every)
    assert set().union(*found.values()) == made.every


def test_a_file_about_a_person_that_is_kept_without_its_cipher_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin of attachments: the same file, sealed and not."""
    made = needles.made(12)
    content = " ".join(sorted(made.every)).encode()
    attachments.keep(tmp_path, content, bytes(32))
    assert found_in_files([tmp_path], made.every) == {}
    monkeypatch.setattr(attachments, "sealed", lambda plain, _key, _name: [plain])
    attachments.keep(tmp_path, content, bytes(32))
    assert set().union(*found_in_files([tmp_path], made.every).values()) == made.every


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_search_knows_each_encoding_at_any_place(encoding: str) -> None:
    few = needles.made(12)
    for place in range(4):
        for needle in few.every:
            data = bytes(place) + ENCODINGS[encoding](needle) + b"\0"
            assert found_in(data, few.every) == {needle}
            torn = data[: -len(data) // 5]
            assert found_in(torn, few.every) == {""}, "a torn word is seen as well"
    assert found_in(b"nothing of the kind" * 100, few.every) == set()
