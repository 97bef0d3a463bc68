"""Without a screen the program's own commands work through the invented day and leave the paper."""

import json
import stat
import sys
from pathlib import Path

import pytest

from steps import commands, day
from steps.environment import Environment
from steps.speech import Refusal

PROGRAM = """
import json, os, pathlib, sys
told = {name: value for name, value in os.environ.items() if name.startswith(("CASEAPP_", "XDG_"))}
with open("calls.jsonl", "a", encoding="utf-8") as calls:
    calls.write(json.dumps([sys.argv[1:], told]) + "\\n")
if sys.argv[1] == "replay":
    print(*(f"ok arrivals.csv {row}" for row in range(1, 31)), "the rest is left", sep="\\n")
if sys.argv[1] == os.environ.get("FAIL_AT"):
    raise SystemExit(1)
if sys.argv[1] == "report" and "NO_PAPER" not in os.environ:
    pathlib.Path(sys.argv[sys.argv.index("--out") + 1]).write_bytes(b"%PDF-1.7")
"""


@pytest.fixture
def with_program(ready: Environment) -> Environment:
    """Give a checkout with a program that only writes down what it is asked."""
    package = ready.root / "caseapp"
    package.mkdir()
    (package / "__main__.py").write_text(PROGRAM, "utf-8")
    demo = ready.root / "resources" / "demo"
    demo.mkdir(parents=True)
    (demo / "arrivals.csv").write_text("number\n" + "1\n" * 30, "utf-8")
    return ready


def calls(of: Environment) -> list[tuple[list[str], dict[str, str]]]:
    """Return the commands the program was given and the variables it saw."""
    lines = (of.root / "calls.jsonl").read_text("utf-8").splitlines()
    return [(arguments, told) for arguments, told in map(json.loads, lines)]


def test_the_day_is_worked_through_and_the_paper_is_named(
    with_program: Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    assert day.work_through(with_program) == 0
    given = [arguments for arguments, _ in calls(with_program)]
    assert [words[0] for words in given] == ["register", "replay", "figures", *["report"] * 4]
    said = capfd.readouterr().out
    printed = {words[1]: words[-1] for words in given[3:]}
    assert printed.keys() == {"roll-call", "stage-summary", "contact-register", "compliance"}
    for paper in printed.values():
        assert Path(paper).read_bytes().startswith(b"%PDF")
        assert f"is in {paper}" in said
    assert f"The roll-call is in {printed['roll-call']}" in said


def test_acknowledged_rows_become_a_count_and_other_words_stay(
    with_program: Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    day.work_through(with_program)
    said = capfd.readouterr().out.splitlines()
    assert "  row 30/30 arrivals.csv 30" in said
    assert "the rest is left" in said
    assert not [line for line in said if line.startswith("ok ")]


def test_a_passphrase_stands_in_a_closed_file_and_on_no_command_line(
    with_program: Environment,
) -> None:
    day.work_through(with_program)
    for arguments, told in calls(with_program):
        file = Path(told["CASEAPP_PASSPHRASE_FILE"])
        assert file.read_text("utf-8").strip() not in " ".join(arguments)
        if sys.platform != "win32":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_remembered_outside_the_folder_of_the_day(with_program: Environment) -> None:
    day.work_through(with_program)
    out = with_program.root / "out"
    for _, told in calls(with_program):
        assert Path(told["XDG_CONFIG_HOME"]).is_relative_to(out)
        assert Path(told["CASEAPP_REGISTER"]).is_relative_to(out)


def test_two_runs_do_not_touch_each_other(with_program: Environment) -> None:
    day.work_through(with_program)
    day.work_through(with_program)
    registers = {told["CASEAPP_REGISTER"] for _, told in calls(with_program)}
    assert len(registers) == 2


def test_a_refused_step_stops_the_day(
    with_program: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIL_AT", "replay")
    with pytest.raises(Refusal, match="stopped at this step"):
        day.work_through(with_program)
    assert len(calls(with_program)) == 2


def test_a_day_without_paper_is_no_success(
    with_program: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PAPER", "1")
    with pytest.raises(Refusal, match="left no"):
        day.work_through(with_program)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_run_without_a_screen_says_so(
    with_program: Environment,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Environment, "prepare", lambda *_arguments: None)
    monkeypatch.setattr(commands, "Environment", lambda: with_program)
    assert commands.obey(["run"]) == 0
    assert "no screen here" in capfd.readouterr().out


def test_run_with_arguments_is_that_command(
    with_program: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Environment, "prepare", lambda *_arguments: None)
    monkeypatch.setattr(commands, "Environment", lambda: with_program)
    assert commands.obey(["run", "figures", "--json"]) == 0
    assert [arguments for arguments, _ in calls(with_program)] == [["figures", "--json"]]
