"""One process writes; others read meanwhile, and a full disk leaves nothing half written."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.errors import CaseError, DiskFull, RegisterBusy, RegisterReadOnly
from caseapp.domain.ids import uuid7
from caseapp.services import checking
from caseapp.services.context import Context
from caseapp.storage.register import Register
from caseapp.storage.tables.every import table_of
from caseapp.storage.tables.people import Person
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words
from registers import Founded

TESTS = Path(__file__).resolve().parents[1]
OFFICER = Role.FIELD_OFFICER


class Child:
    """Another process of the program."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def hear(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def ask(self, order: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()
        return self.hear()


@contextmanager
def child(founded: Founded, who: Role = OFFICER) -> Iterator[Child]:
    paths = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("writer_child.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment | founded.environment(who),
    ) as process:
        yield Child(process)
        process.communicate(timeout=60)


def _surnames(ctx: Context) -> list[str]:
    table = table_of("person")
    with ctx.register.read() as view:
        return sorted(view.execute(select(table.c.surname)).scalars())


def test_a_second_writer_is_told_that_the_register_is_busy_and_readers_go_on(
    founded: Founded,
) -> None:
    with child(founded) as first:
        assert first.hear() == "open"
        assert first.ask("mark Коваль") == "done"
        with pytest.raises(RegisterBusy) as busy:
            founded.open(Role.MEDIC)
        assert busy.value.process
        with founded.opened(Role.MEDIC, write=False) as ctx:
            assert _surnames(ctx) == ["Коваль"]
            assert first.ask("mark Бойко") == "done"
            assert _surnames(ctx) == ["Бойко", "Коваль"]
            with pytest.raises(RegisterReadOnly), ctx.act("edit_person"):
                pass
    with founded.opened(Role.MEDIC) as ctx:
        assert _surnames(ctx) == ["Бойко", "Коваль"]


def test_a_second_process_is_refused_while_this_one_writes(founded: Founded) -> None:
    with founded.opened(), child(founded, Role.MEDIC) as second:
        assert second.hear() == "RegisterBusy"


def test_a_full_disk_is_said_nothing_is_half_written_and_the_next_act_goes_through(
    founded: Founded,
) -> None:
    with child(founded) as writer:
        assert writer.hear() == "open"
        assert writer.ask("mark Коваль") == "done"
        for pages in range(1, 40, 3):  # somewhere in the log, in the middle of an act or at its end
            assert writer.ask(f"limit {pages * 4096}") == "done"
            answer = writer.ask("mark Ткаченко")
            assert writer.ask("limit") == "done"
            assert answer in {"DiskFull", "done"}
            if answer == "done":
                break
            assert writer.ask("check") == "clean"
        else:
            pytest.fail("there was never room enough")
        assert pages > 1  # it was full at least once
        assert writer.ask("mark Бойко") == "done"
        assert writer.ask("check") == "clean"
    with founded.opened(OFFICER) as ctx:
        assert _surnames(ctx) == ["Бойко", "Коваль", "Ткаченко"]
        assert checking.check(ctx).clean


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("fault", [DiskFull(), RegisterBusy(7), RegisterReadOnly("media")])
def test_each_of_them_has_a_sentence(lang: Lang, fault: CaseError) -> None:
    assert sentence(fault, Words(lang)).endswith(".")


def test_an_act_that_fails_at_the_last_moment_leaves_the_register_as_it_was(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    with founded.opened(OFFICER) as ctx:
        monkeypatch.setattr(Register, "_let_in", _full)
        with ctx.act("edit_person") as work:
            work.add(Person(id=uuid7(), surname="Коваль"))
            with pytest.raises(DiskFull):
                work.commit()
        monkeypatch.undo()
        assert _surnames(ctx) == []
        assert checking.check(ctx).clean


def _full(*_: object) -> None:
    raise DiskFull
