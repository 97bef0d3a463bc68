"""The environment is filled once, filled again when what it was made from changed, and not otherwise."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from steps import environment, installer, libraries
from steps.environment import Environment, Purpose, child_variables
from steps.installer import Installer


@pytest.fixture
def installed(ready: Environment, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what would be installed or made, instead of fetching it."""
    done: list[str] = []

    def install(
        _chosen: Installer, _root: Path, _folder: Path, _python: Path, locks: Sequence[Path]
    ) -> None:
        done.append(locks[0].name)

    def make(_chosen: Installer, folder: Path) -> None:
        done.append("made")
        folder.mkdir()
        settings(ready)
        ready.python.parent.mkdir()
        shutil.copy(sys.executable, ready.python)

    monkeypatch.setattr(installer, "install", install)
    monkeypatch.setattr(installer, "make", make)
    settings(ready)
    return done


def settings(of: Environment, version: str = "") -> None:
    """Write the settings file that every environment has."""
    here = version or ".".join(map(str, sys.version_info[:3]))
    (of.folder / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {here}\n", "utf-8")


def test_a_second_start_installs_nothing(ready: Environment, installed: list[str]) -> None:
    ready.prepare(Purpose.RUN, None)
    ready.prepare(Purpose.RUN, None)
    assert installed == ["requirements.lock"]


def test_a_second_start_costs_next_to_nothing(ready: Environment, installed: list[str]) -> None:
    ready.prepare(Purpose.TEST, None)
    start = time.process_time()
    ready.prepare(Purpose.TEST, None)
    assert time.process_time() - start < 0.25


@pytest.mark.parametrize(
    "changed",
    ["pyproject.toml", "packaging/requirements.lock", "packaging/requirements-build.lock"],
)
def test_a_changed_lock_or_project_is_installed(
    ready: Environment, installed: list[str], changed: str
) -> None:
    ready.prepare(Purpose.RUN, None)
    (ready.root / changed).write_text("other\n", "utf-8")
    ready.prepare(Purpose.RUN, None)
    assert installed == ["requirements.lock"] * 2


def test_tests_need_more_than_running_and_running_no_more_than_tests(
    ready: Environment, installed: list[str]
) -> None:
    ready.prepare(Purpose.RUN, None)
    ready.prepare(Purpose.TEST, None)
    ready.prepare(Purpose.RUN, None)
    assert installed == ["requirements.lock", "requirements-dev.lock"]


def test_an_interrupted_installation_is_done_again(
    ready: Environment, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = installer.install

    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(installer, "install", stopped)
    with pytest.raises(KeyboardInterrupt):
        ready.prepare(Purpose.RUN, None)
    monkeypatch.setattr(installer, "install", whole)
    ready.prepare(Purpose.RUN, None)
    assert installed == ["requirements.lock"]


def test_an_environment_of_another_python_is_made_anew(
    ready: Environment, installed: list[str]
) -> None:
    settings(ready, version="3.10.13")
    ready.prepare(Purpose.RUN, None)
    assert installed == ["made", "requirements.lock"]


def test_a_moved_checkout_makes_its_environment_anew(
    ready: Environment, installed: list[str]
) -> None:
    ready.prepare(Purpose.RUN, None)
    stamp = ready.folder / "caseapp.stamp"
    stamp.write_text(stamp.read_text("utf-8").replace(str(ready.root), "/elsewhere"), "utf-8")
    ready.prepare(Purpose.RUN, None)
    assert installed == ["requirements.lock", "made", "requirements.lock"]


def test_a_spoiled_stamp_is_filled_again(ready: Environment, installed: list[str]) -> None:
    ready.prepare(Purpose.RUN, None)
    (ready.folder / "caseapp.stamp").write_text("{", "utf-8")
    ready.prepare(Purpose.RUN, None)
    assert installed == ["requirements.lock"] * 2


def test_libraries_are_asked_for_once_per_platform(
    ready: Environment, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(libraries, "complete", lambda _site, platform: asked.append(platform))
    for platform in ("offscreen", "offscreen", "xcb", None, "offscreen"):
        ready.prepare(Purpose.TEST, platform)
    assert asked == ["offscreen", "xcb"]
    assert installed == ["requirements-dev.lock"]


def test_two_starts_at_once_set_up_once(
    ready: Environment, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = installer.install

    def slowly(*arguments: Any) -> None:
        time.sleep(0.3)
        whole(*arguments)

    monkeypatch.setattr(installer, "install", slowly)
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda _: ready.prepare(Purpose.RUN, None), range(2)))
    assert installed == ["requirements.lock"]


def test_without_the_lock_two_starts_would_set_up_twice(
    ready: Environment, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = installer.install
    together = threading.Barrier(2, timeout=5)

    def slowly(*arguments: Any) -> None:
        together.wait()
        whole(*arguments)

    monkeypatch.setattr(environment, "turn", lambda _file: nullcontext())
    monkeypatch.setattr(installer, "install", slowly)
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda _: ready.prepare(Purpose.RUN, None), range(2)))
    assert installed == ["requirements.lock"] * 2


def test_a_child_sees_nobody_elses_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/home/somebody/lib")
    monkeypatch.setenv("PYTHONHOME", "/home/somebody")
    assert not {"PYTHONPATH", "PYTHONHOME"} & set(child_variables())
    assert child_variables()["PATH"] == os.environ["PATH"]


def test_arguments_reach_the_program_and_its_status_comes_back(ready: Environment) -> None:
    assert environment.call(ready, "-c", "raise SystemExit(7)") == 7
    program = "import os, sys; raise SystemExit(sys.argv[1] != 'a b' or os.environ['X'] != 'y')"
    assert environment.call(ready, "-c", program, "a b", X="y") == 0
