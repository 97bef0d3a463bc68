"""The gate fails when anything fails, and pytest has the last line."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from steps import commands, gate
from steps.environment import Environment, Purpose
from steps.gate import Check

PASSES = Check("good", ("-c", "print('nobody needs to read this')"))
FAILS = Check("bad", ("-c", "print('line 3 is wrong'); raise SystemExit(1)"))


@pytest.fixture
def project(ready: Environment) -> Environment:
    """Give a checkout whose whole suite is one test that passes."""
    (ready.root / "test_it.py").write_text("def test_it(): assert True\n", "utf-8")
    return ready


@pytest.fixture
def pytest_calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Record how pytest is called; it passes."""
    calls: list[tuple[tuple[str, ...], dict[str, str]]] = []

    def call(_environment: Environment, *arguments: str, **variables: str) -> int:
        calls.append((arguments, variables))
        return 0

    monkeypatch.setattr(gate, "call", call)
    return calls


def test_all_is_well_when_all_is_well(
    project: Environment,
    monkeypatch: pytest.MonkeyPatch,
    pytest_calls: list[object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(gate, "CHECKS", (PASSES, PASSES))
    assert gate.pass_through(project, 0, []) == 0
    said = capsys.readouterr().out
    assert said.count("ok     good") == 2
    assert "nobody needs" not in said


def test_a_failing_tool_fails_the_gate_and_the_tests_run_all_the_same(
    project: Environment,
    monkeypatch: pytest.MonkeyPatch,
    pytest_calls: list[object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(gate, "CHECKS", (PASSES, FAILS))
    assert gate.pass_through(project, 0, []) == 1
    assert len(pytest_calls) == 1
    said = capsys.readouterr().out
    assert "line 3 is wrong" in said
    assert "FAILED so far: bad" in said


@pytest.mark.parametrize(("body", "status"), [("assert True", 0), ("assert False", 1)])
def test_pytest_speaks_last_and_its_failure_counts(
    project: Environment,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    body: str,
    status: int,
) -> None:
    (project.root / "test_it.py").write_text(f"def test_it(): {body}\n", "utf-8")
    monkeypatch.setattr(gate, "CHECKS", (PASSES,))
    monkeypatch.setattr(Environment, "python", Path(sys.executable))  # the one that has pytest
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    plugins = ["-p", "xdist.plugin", "-n", "0", "-p", "no:cacheprovider"]
    assert gate.pass_through(project, 0, plugins) == status
    last = capfd.readouterr().out.strip().splitlines()[-1]
    assert ("1 passed" if status == 0 else "1 failed") in last


@pytest.mark.parametrize(
    ("arguments", "sizes", "rest"),
    [
        ([], None, ()),
        (["--long"], "1", ()),
        (["--long", "--times", "3"], "3", ()),
        (["tests/names", "-k", "fold"], None, ("tests/names", "-k", "fold")),
        (["--long", "-x"], "1", ("-x",)),
    ],
)
def test_the_size_goes_to_the_tests_and_the_rest_to_pytest(
    monkeypatch: pytest.MonkeyPatch,
    pytest_calls: list[tuple[tuple[str, ...], dict[str, str]]],
    project: Environment,
    arguments: list[str],
    sizes: str | None,
    rest: Sequence[str],
) -> None:
    def prepare(_environment: Environment, purpose: Purpose, _platform: str | None) -> None:
        assert purpose is Purpose.TEST

    monkeypatch.setattr(Environment, "prepare", prepare)
    monkeypatch.setattr(commands, "Environment", lambda: project)
    monkeypatch.setattr(gate, "CHECKS", ())
    assert commands.test(arguments) == 0
    [(called, variables)] = pytest_calls
    assert called == ("-m", "pytest", "-n", "2", *rest)
    assert variables.get("CASEAPP_LONG") == sizes


def test_the_gate_asks_what_the_house_asks() -> None:
    tools = " ".join(" ".join(check.arguments) for check in gate.CHECKS)
    wanted = (
        "mypy",
        "ruff check",
        "ruff format --check",
        "importlinter",
        "deptry",
        "words.py --check",
    )
    assert [tool for tool in wanted if tool not in tools] == []


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    root = Path(__file__).resolve().parents[2]
    command = "python3 packaging/dev.py test"
    assert command in (root / ".ci" / "run").read_text("utf-8")
    assert command in (root / "README.md").read_text("utf-8")
