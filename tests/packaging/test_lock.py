"""The lock files: every file has its hash, no host is named, and all agree with pyproject.toml."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = ROOT / "packaging" / "requirements.lock"
DEV = ROOT / "packaging" / "requirements-dev.lock"
BUILD = ROOT / "packaging" / "requirements-build.lock"
LOCKS = (RUN, DEV, BUILD)

_HOST = re.compile(r"https?:|file:|ssh:|git\+|--(extra-)?index|--find-links|--trusted-host")


def names_a_host(text: str) -> bool:
    """Return whether a lock says where its files are fetched from."""
    return bool(_HOST.search(text))


def entries(text: str) -> dict[str, str]:
    """Return each entry of a lock by its first line, such as ``alembic==1.20.1``."""
    whole = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return {entry.split(" \\", 1)[0].split("\n", 1)[0]: entry for entry in whole}


def without_hash(text: str) -> list[str]:
    """Return the entries that would be installed unchecked."""
    return [line for line, entry in entries(text).items() if "--hash=sha256:" not in entry]


def versions(text: str) -> dict[str, set[str]]:
    """Return the locked versions by canonical name (more than one where Pythons differ)."""
    found: dict[str, set[str]] = {}
    for line in entries(text):
        requirement = Requirement(line)
        pinned = {part.version for part in requirement.specifier}
        found.setdefault(canonicalize_name(requirement.name), set()).update(pinned)
    return found


def unmet(requirements: list[str], locked: Mapping[str, set[str]]) -> list[str]:
    """Return the requirements that the locked versions do not satisfy."""
    wanted = [Requirement(text) for text in requirements]
    return [
        str(one)
        for one in wanted
        if not (has := locked.get(canonicalize_name(one.name)))
        or not all(one.specifier.contains(version) for version in has)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host(lock: Path) -> None:
    assert not names_a_host(lock.read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_the_hash_of_every_file(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert len(entries(text)) > 5
    assert without_hash(text) == []


def test_what_the_program_needs_is_locked() -> None:
    assert unmet(PROJECT["project"]["dependencies"], versions(RUN.read_text("utf-8"))) == []


def test_what_tests_and_builds_it_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    assert unmet(groups["dev"], versions(DEV.read_text("utf-8"))) == []
    assert unmet(groups["build"], versions(BUILD.read_text("utf-8"))) == []
    assert groups["build"] == PROJECT["build-system"]["requires"]


def test_the_program_is_tested_on_what_it_runs_on() -> None:
    run, dev = versions(RUN.read_text("utf-8")), versions(DEV.read_text("utf-8"))
    assert {name: dev[name] for name in run} == run


def test_what_has_bitten_is_pinned_for_a_plain_install_too() -> None:
    pinned = {
        canonicalize_name(one.name)
        for one in map(Requirement, PROJECT["project"]["dependencies"])
        if any(part.operator == "==" for part in one.specifier)
    }
    assert pinned >= {"pyside6-essentials", "shiboken6", "sqlcipher3", "sqlmodel", "sqlalchemy"}


# The broken twins.


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://mirror.example/simple",
        "--find-links /wheels",
        "alembic @ file:///wheels/alembic.whl",
    ],
)
def test_a_host_is_seen(line: str) -> None:
    assert names_a_host(RUN.read_text("utf-8") + line)


def test_an_entry_without_hash_is_seen() -> None:
    text = RUN.read_text("utf-8") + "left-pad==1.0\n    # via nobody\n"
    assert without_hash(text) == ["left-pad==1.0"]


def test_a_version_that_is_not_allowed_is_seen() -> None:
    locked = versions(RUN.read_text("utf-8"))
    assert unmet(["sqlalchemy==2.0.1"], locked) == ["sqlalchemy==2.0.1"]
    assert unmet(["left-pad"], locked) == ["left-pad"]
