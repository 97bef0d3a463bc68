"""At a terminal the passphrase is asked for, never shown, and typed twice when it is chosen."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.services.computer import CONFIG_VARIABLE
from mornings import Morning
from terminals import surroundings

if sys.platform == "win32":
    pytest.skip("a terminal is something else there", allow_module_level=True)

import pty

AT_A_TERMINAL = (
    "import fcntl, runpy, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    " sys.argv[0] = 'caseapp'; runpy.run_module('caseapp', run_name='__main__')"
)
NEW = "тиха вода греблю рве щовесни"


def typed(*arguments: str, env: Mapping[str, str], answers: list[str]) -> tuple[int, str, str]:
    """Run a command at a terminal of its own; return status, what the terminal showed, and errors."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", AT_A_TERMINAL, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=surroundings(**env),
        start_new_session=True,
    ) as child:
        os.close(theirs)
        shown = b""
        for answer in answers:
            shown += until_asked(ours)
            os.write(ours, answer.encode() + b"\n")
        shown += until_gone(ours)
        _, err = child.communicate(timeout=60)
    os.close(ours)
    return child.returncode, shown.decode(), err.decode()


def until_asked(terminal: int) -> bytes:
    shown = b""
    while not shown.endswith(b": "):
        shown += os.read(terminal, 1)
    return shown


def until_gone(terminal: int) -> bytes:
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # Linux says so when nobody holds the other end any more
        pass
    return shown


def test_the_passphrase_is_asked_for_in_the_language_and_not_shown(morning: Morning) -> None:
    env = morning.founded.environment(Role.MEDIC)
    del env["CASEAPP_PASSPHRASE_FILE"]
    secret = morning.founded.user(Role.MEDIC).passphrase
    status, shown, err = typed("figures", env=env, answers=[secret])
    assert (status, err) == (0, "")
    assert shown.startswith("Парольна фраза: ")
    assert "У списку" in shown
    assert secret not in shown
    status, shown, _ = typed("figures", "--lang", "en", env=env, answers=[secret])
    assert (status, shown[:12]) == (0, "Passphrase: ")


def test_a_new_passphrase_is_typed_twice(tmp_path: Path) -> None:
    env = {CONFIG_VARIABLE: str(tmp_path / "config")}
    place = tmp_path / "register"
    line = ("register", "new", str(place), "--user", "Олена", "--role", "admin")
    status, _, err = typed(*line, env=env, answers=[NEW, NEW + "!"])
    assert (status, err.count("\n")) == (1, 1)
    assert not place.exists()
    status, shown, err = typed(*line, env=env, answers=[NEW, NEW])
    assert (status, err) == (0, "")
    assert NEW not in shown
    assert shown.splitlines()[-1].count("-") == 6, "the recovery code"
