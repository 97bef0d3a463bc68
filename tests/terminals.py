"""The program as it is started from a terminal: a real process, its status, and what it said."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import caseapp
from caseapp.domain.access import Role
from registers import Founded, User

COMMAND = (sys.executable, "-m", "caseapp")
SOURCE = Path(caseapp.__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line of a refusal; anything else fails the test."""
        assert self.status == 1, self
        assert self.err.endswith("\n"), self
        assert self.err.count("\n") == 1, self
        assert "Traceback" not in self.err
        return self.err.strip()


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment for a child: ours, without what would name a register."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("CASEAPP_")}
    return {**ours, "PYTHONPATH": str(SOURCE), **more}


def run(
    *arguments: object,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    stdout: int | IO[bytes] = subprocess.PIPE,
) -> Ran:
    """Run `caseapp` with arguments to its end.

    Args:
        arguments: of the command line.
        env: variables beside those of `surroundings`.
        stdin: what is piped in.
        stdout: where its output goes, if not to us.
    """
    done = subprocess.run(
        [*COMMAND, *map(_text, arguments)],
        env=surroundings(**(env or {})),
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
        start_new_session=True,  # without a terminal of its own, as in a pipeline
    )
    return Ran(done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8"))


def start(*arguments: object, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start `caseapp` and go on; whoever calls ends it."""
    return subprocess.Popen(
        [*COMMAND, *map(_text, arguments)],
        env=surroundings(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def as_user(founded: Founded, who: Role | User, *arguments: object, stdin: bytes = b"") -> Ran:
    """Run a command as one of the users of a register."""
    return run(*arguments, env=founded.environment(who), stdin=stdin)


def _text(argument: object) -> str | bytes:
    return argument if isinstance(argument, bytes) else str(argument)
