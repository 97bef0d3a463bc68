"""Lock means gone: a fresh process takes over the screen and this one ends.

Keys and text stay in the memory of a Python process after a database is closed, so the process itself
has to go (`register.md`, "Lock means gone"). The new one is told where the user was, never a passphrase.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TextIO

PAINTED = "painted"
"""The line by which the new process says that its lock screen is on the screen."""
LONGEST_WAIT = 1.0
"""Seconds after which this process ends, painted or not."""

_KEPT = (
    *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS"),
    *("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"),
    *("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "HOME", "LANG", "LC_ALL", "PATH", "TZ"),
    *("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_FONT_DPI", "VIRTUAL_ENV", "PYTHONPATH"),
    *("SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMPDIR"),
    "CASEAPP_CONFIG_DIR",
)
"""What a window needs of the environment; nothing else is handed on."""


@dataclass(frozen=True)
class Resume:
    """Where the user was: ids and a path, no name and no secret."""

    register: str = ""
    user: str = ""
    page: str = ""
    row: str = ""
    draft: str = ""
    drill: str = ""


def write_resume(resume: Resume) -> str:
    """Return what the new process reads on standard input."""
    return json.dumps(asdict(resume))


def read_resume(stream: TextIO) -> Resume:
    """Return what the old process wrote; an empty one where that is not readable."""
    try:
        kept = json.loads(stream.read())
        return Resume(**{name: str(kept[name]) for name in Resume.__dataclass_fields__})
    except (ValueError, KeyError, TypeError):
        return Resume()


def command() -> list[str]:
    """Return how a fresh process of this program is started."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable, *(() if frozen else ("-m", "caseapp")), "--resume"]


def hand_over(
    resume: Resume,
    start: Sequence[str],
    environment: Mapping[str, str] = os.environ,
    leave: Callable[[int], object] = os._exit,
) -> "subprocess.Popen[str] | None":
    """Start the new process and end this one when the lock screen is painted, or after a second.

    ``leave`` is called from another thread: the GUI thread may be held by anything. If the new process
    cannot be started, this one ends all the same. Returns the new process, for a test to wait for.
    """
    threading.Timer(LONGEST_WAIT, leave, (0,)).start()
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program
            start,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: environment[name] for name in _KEPT if name in environment},
            close_fds=True,
            start_new_session=True,
            text=True,
            encoding="utf-8",
        )
        assert child.stdin is not None  # noqa: S101 - for the type checker: it is a pipe
        assert child.stdout is not None  # noqa: S101 - as above
        child.stdin.write(write_resume(resume))
        child.stdin.close()
    except OSError:
        leave(1)
        return None
    threading.Thread(target=_leave_when_painted, args=(child.stdout, leave), daemon=True).start()
    return child


def _leave_when_painted(stream: TextIO, leave: Callable[[int], object]) -> None:
    with stream:
        for line in stream:
            if line.strip() == PAINTED:
                break
        leave(0)
