"""Fills an environment with uv where it is on PATH, else with pip: locked files, hashes checked.

Only ready-made wheels are taken, so nobody's build script runs here but our own. Downloads are kept
inside the environment until everything is in, so that an interrupted set-up goes on where it was, and
removed then.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from steps.speech import Progress, Refusal, say

_WRONG_HASH = (
    "A fetched file does not have the hash of the lock file, so nothing of it was installed: somebody"
    " changed it on the way, or the package index is broken."
)
_NO_NETWORK = (
    "The packages could not be fetched: connect this computer to the internet (or set PIP_NO_INDEX=1"
    " and PIP_FIND_LINKS to a folder of wheels) and start again; what was fetched is kept."
)
_NET_WORDS = (
    "newconnectionerror|name resolution|getaddrinfo|dns error|unreachable|connection refused|timed out"
    "|timeout|max retries|proxyerror|failed to fetch|error sending request|certificate"
    "|connection (broken|reset|aborted)"
)
REASONS: tuple[tuple[str, str], ...] = (
    ("do not match the hashes|hash mismatch", _WRONG_HASH),
    ("no space left|disk quota", "The disk is full: free about 700 MB and start again."),
    ("permission denied|read-only file", "The environment cannot be written: {log} says where."),
    (_NET_WORDS, _NO_NETWORK),
    (
        "no matching distribution|no wheels|no solution found",
        "A package has no ready-made file for this system and Python: {log} names it.",
    ),
)
"""What the installer's words mean; the first that fits. ``{log}`` is the file that holds them all."""

_ENTRY = re.compile(r"^[A-Za-z0-9].*==", re.MULTILINE)
_REACHED = re.compile(r"(?:Collecting|Requirement already satisfied:|Ignoring) ([A-Za-z0-9._-]+)")


@dataclass(frozen=True)
class Installer:
    """``uv`` is its path, or None for pip."""

    uv: str | None


def choose() -> Installer:
    """Return uv where it is on PATH, but pip where a folder of wheels is named to pip."""
    return Installer(None if os.environ.get("PIP_NO_INDEX") else shutil.which("uv"))


def make(chosen: Installer, folder: Path) -> None:
    """Make an empty environment for the Python that runs this script.

    Raises:
        Refusal: it cannot be made.
    """
    # Started from inside an environment, sys.executable would be what is being replaced.
    python = getattr(sys, "_base_executable", sys.executable)
    if chosen.uv is not None:
        command = [chosen.uv, "venv", "--quiet", "--no-cache", "--python", python, str(folder)]
    else:
        command = [python, "-m", "venv", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        last = (made.stderr or made.stdout).strip().splitlines()[-1:]
        raise Refusal(f"No environment could be made in {folder}: {' '.join(last)}")


def install(
    chosen: Installer, root: Path, folder: Path, python: Path, locks: Sequence[Path]
) -> None:
    """Install the locked files, then the checkout itself as a link to its ``src``.

    Args:
        chosen: uv or pip.
        root: the checkout.
        folder: its environment; downloads and the log are kept in it.
        python: the environment's interpreter.
        locks: the lock files, which agree with each other.

    Raises:
        Refusal: with the reason in one sentence.
    """
    if chosen.uv is not None:
        start = [chosen.uv, "pip", "install", "--python", str(python)]
    else:
        start = [str(python), "-m", "pip", "install", "--no-input", "--progress-bar=off"]
    from_locks = [part for lock in locks for part in ("-r", str(lock))]
    count = sum(len(_ENTRY.findall(lock.read_text("utf-8"))) for lock in locks)
    say(f"Installing {count} locked packages with {'uv' if chosen.uv else 'pip'} ...")
    log = folder / "setup.log"
    locked = ["--require-hashes", "--only-binary=:all:", "--no-deps", *from_locks]
    _run([*start, *locked], folder, log, Progress("package", count))
    _run(
        [*start, "--no-deps", "--no-build-isolation", "--editable", str(root)],
        folder,
        log,
        Progress("", 0),
    )
    shutil.rmtree(_downloads(folder), ignore_errors=True)


def _run(command: list[str], folder: Path, log: Path, progress: Progress) -> None:
    tail: deque[str] = deque(maxlen=200)
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command,
            env=_variables(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            kept.write(line)
            tail.append(line)
            if reached := _REACHED.match(line.strip()):
                progress.step(reached[1])
            elif line.startswith("Installing collected packages"):
                progress.end("  unpacking them ...")
    progress.end()
    if process.returncode:
        raise Refusal(reason("".join(tail), log))


def reason(words: str, log: Path) -> str:
    """Return one sentence for what an installer said when it failed."""
    for pattern, sentence in REASONS:
        if re.search(pattern, words, re.IGNORECASE):
            return sentence.format(log=log)
    return f"The packages could not be installed: {log} holds what the installer said."


def _downloads(folder: Path) -> Path:
    return folder / "downloads"


def _variables(folder: Path) -> dict[str, str]:
    """Return the installer's variables: the user's index and proxy, but no other place to install to."""
    elsewhere = {
        "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH",
        "UV_PROJECT_ENVIRONMENT", "UV_SYSTEM_PYTHON", "VIRTUAL_ENV",
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name not in elsewhere}
    own = str(_downloads(folder))
    return {
        **kept,
        "PIP_CACHE_DIR": own,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "UV_CACHE_DIR": own,
        "UV_PYTHON_DOWNLOADS": "never",
    }
