"""Every command of the day: what it prints for people, what for programs, and that it ends with 0."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped] # it ships no types
import pytest

from caseapp.domain.access import Role
from mornings import PEOPLE, Morning
from terminals import Ran, as_user, run

OFFICER, SUPERVISOR = Role.FIELD_OFFICER, Role.SUPERVISOR


@dataclass(frozen=True)
class Command:
    """A command line, who types it, and what must come out: keys of the JSON value, and a line."""

    line: Sequence[str]
    keys: frozenset[str]
    said: str
    who: Role = OFFICER

    @property
    def id(self) -> str:
        return " ".join(self.line[:2])


def keys(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMANDS = [
    Command(
        ("stage", "new", "--date", "2026-04-15", "--title", "етап 8", "--site", "Яворина"),
        keys("stage id"),
        r"^Етап 2 відкрито\.$",
        SUPERVISOR,
    ),
    Command(
        ("list", "import", "{day}/list-v2.xlsx"),
        keys("version rows added withdrawn changed same same_file warnings"),
        r"^Версія 2: рядків 29, додано 0, вилучено 1, змінено 0, без змін 29\.$",
    ),
    Command(("arrive", "5"), keys("arrival number name at"), r"прибуття о \d\d:\d\d записано\.$"),
    Command(
        ("figures",),
        keys(
            "listed arrived not_arrived unexpected arrived_by_category triage destinations lists"
            " list_diffs contact consents interviews answers unsafe_relatives"
        ),
        rf"^У списку {PEOPLE}$",
    ),
    Command(
        ("report", "roll-call", "--out", "{scratch}/sheet.pdf"),
        keys("run bytes"),
        r"^Надруковано, номер друку 1\.$",
    ),
    Command(
        ("report", "check-in", "--out", "{scratch}/blank.pdf"),
        keys("run bytes"),
        r"^Надруковано, номер друку 1\.$",
    ),
    Command(
        ("check",),
        keys("clean entries faults waiting set_aside notices"),
        r"^Помилок немає\. Перевірено записів: \d+\.$",
    ),
    Command(("backup",), keys("file path bytes at"), r"\.caseapp-backup$"),
    Command(
        ("replay", "{day}"),
        keys("played before left"),
        r"^ok arrivals\.csv 1$",
        SUPERVISOR,
    ),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_says_in_words_what_it_did(
    morning: Morning, tmp_path: Path, command: Command, typed: Callable[..., Ran]
) -> None:
    line = filled(morning, tmp_path, command)
    done = typed(*line, env=morning.founded.environment(command.who))
    assert (done.status, done.err) == (0, "")
    assert re.search(command.said, done.out, re.MULTILINE), done.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_prints_one_json_value_for_programs(
    morning: Morning, tmp_path: Path, command: Command
) -> None:
    line = filled(morning, tmp_path, command)
    done = as_user(morning.founded, command.who, *line, "--json")
    assert (done.status, done.err) == (0, "")
    assert done.json.keys() == command.keys


def filled(morning: Morning, scratch: Path, command: Command) -> list[str]:
    return [part.format(day=morning.day.folder, scratch=scratch) for part in command.line]


def test_the_list_is_shown_with_every_field_that_a_program_may_ask_for(morning: Morning) -> None:
    shown = as_user(morning.founded, OFFICER, "list", "show", "--json").json
    assert len(shown) == PEOPLE
    wanted = keys(
        "surname given patronymic birth_date birth_precision category rank unit call_sign remark"
    )
    assert all(wanted <= one.keys() for one in shown)
    listed = [(p.surname, p.given, p.patronymic, p.birth.isoformat()) for p in morning.day.listed]
    assert [(o["surname"], o["given"], o["patronymic"], o["birth_date"]) for o in shown] == listed
    assert {one["birth_precision"] for one in shown} == {"day"}
    assert [one["category"] for one in shown] == [p.category for p in morning.day.listed]


def test_somebody_can_be_named_and_is_found_in_three_spellings(
    morning: Morning, typed: Callable[..., Ran]
) -> None:
    person = morning.day.listed[3]
    env = morning.founded.environment(OFFICER)
    assert typed("arrive", person.name, env=env).status == 0
    latin = found(morning, "--json", text=person.surname)[0]["latin"]
    russian = person.surname.replace("і", "и").replace("є", "е")
    for spelling in (person.surname.upper(), latin.split()[0], russian):
        hits = typed("find", spelling, "--json", env=env).json
        assert person.name in {hit["name"] for hit in hits}, spelling
    came = next(hit for hit in hits if hit["name"] == person.name)
    assert came["arrived_at"] is not None


def found(morning: Morning, *more: str, text: str) -> Any:
    """Find by text that is piped in, so that no name stands in the list of processes."""
    done = as_user(morning.founded, OFFICER, "find", "-", *more, stdin=text.encode())
    assert (done.status, done.err) == (0, "")
    return done.json


def test_the_stage_is_the_latest_unless_its_number_is_given(
    morning: Morning, typed: Callable[..., Ran]
) -> None:
    later = ("stage", "new", "--date", "2026-04-20", "--title", "етап 8", "--site", "")
    env = morning.founded.environment(SUPERVISOR)
    assert typed(*later, env=env).status == 0
    assert typed("figures", "--json", env=env).json["listed"] == 0
    first = typed("figures", "--json", "--stage", "1", env=env).json
    assert first["listed"] == PEOPLE


def test_an_earlier_sheet_is_printed_again_byte_for_byte(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran]
) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    env = morning.founded.environment(OFFICER)
    assert typed("report", "roll-call", "--out", first, env=env).status == 0
    typed("arrive", "1", env=env)
    done = typed("report", "roll-call", "--run", "1", "--out", again, env=env)
    assert done.status == 0
    assert first.read_bytes() == again.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600


def test_paper_follows_the_language_of_the_command(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran]
) -> None:
    env = morning.founded.environment(OFFICER)
    texts = {}
    for lang in ("uk", "en"):
        out = tmp_path / f"{lang}.pdf"
        done = typed("report", "roll-call", "--lang", lang, "--out", out, env=env)
        assert done.status == 0
        with pypdfium2.PdfDocument(out) as document:
            texts[lang] = document[0].get_textpage().get_text_range()
    assert "Roll-call" in texts["en"]
    assert "Roll-call" not in texts["uk"]


def test_a_backup_becomes_a_register_that_opens_with_the_same_passphrase(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran]
) -> None:
    made = typed("backup", "--json", env=morning.founded.environment(Role.AUDITOR)).json
    place = tmp_path / "restored"
    restored = run("restore", made["path"], "--to", place, "--json")
    assert restored.json == {"restored": True, "missing": []}
    env = {**morning.founded.environment(OFFICER), "CASEAPP_REGISTER": str(place)}
    assert typed("figures", "--json", env=env).json["listed"] == PEOPLE
    assert typed("arrive", "2", env=env).status == 0
    assert typed("check", env=env).status == 0


def test_entries_of_a_copy_are_taken_in(
    morning: Morning, tmp_path: Path, typed: Callable[..., Ran]
) -> None:
    other = morning.founded.laptop(tmp_path / "other")
    assert typed("arrive", "7", env=other.environment(OFFICER)).status == 0
    here = morning.founded.environment(OFFICER)
    assert typed("arrive", "8", env=here).status == 0
    merged = as_user(morning.founded, OFFICER, "merge", other.folder, "--json").json
    assert merged["entries"] > 0
    assert (merged["waiting"], merged["refused"]) == (0, {})
    assert typed("figures", "--json", env=here).json["arrived"] == 2


def test_closing_lists_what_is_left(morning: Morning, typed: Callable[..., Ran]) -> None:
    officer, supervisor = (morning.founded.environment(who) for who in (OFFICER, SUPERVISOR))
    refused = typed("stage", "close", "--json", env=supervisor)
    assert refused.refusal
    assert len(refused.json["unresolved"]) == PEOPLE
    said = typed("stage", "close", env=supervisor)
    assert said.refusal == f"Етап лишається відкритим: {PEOPLE} питань чекають на рішення."
    assert len(said.out.splitlines()) == PEOPLE
    for number in range(1, 3):
        typed("arrive", number, env=officer)
    left = typed("stage", "close", "--json", env=supervisor).json["unresolved"]
    assert {one["number"] for one in left} == {str(n) for n in range(3, PEOPLE + 1)}


def test_an_empty_stage_closes_and_takes_no_more(
    morning: Morning, typed: Callable[..., Ran]
) -> None:
    later = ("stage", "new", "--date", "2026-04-20", "--title", "етап 8", "--site", "")
    env = morning.founded.environment(SUPERVISOR)
    typed(*later, env=env)
    closed = typed("stage", "close", "--stage", "2", "--json", env=env)
    assert closed.json == {"stage": 2, "closed": True}
    taken = ("list", "import", morning.day.folder / "list-v1.xlsx", "--stage", "2")
    assert "не відкрито" in typed(*taken, env=env).refusal


@pytest.mark.long
def test_the_program_tests_itself() -> None:
    timings = run("selftest", "--json").json
    assert timings.keys() == {"register", "replay", "roll_call", "check"}
    assert all(seconds > 0 for seconds in timings.values())
