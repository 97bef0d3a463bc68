"""Watches the memory of the child where the system does not limit it (macOS)."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY_SECONDS = 0.05
_KILOBYTE = 1024


@contextmanager
def watched(
    child: "subprocess.Popen[bytes]",
    most: int,
    *,
    needed: bool = sys.platform == "darwin",
    resident: Callable[[int], int] | None = None,
) -> Iterator[None]:
    """Kill the child when it holds more than ``most`` bytes; look every 50 ms while in the block.

    Args:
        child: the process to watch.
        most: bytes of resident memory.
        needed: False where the system itself keeps the limit.
        resident: returns the bytes a process holds; by default asks ``ps``.
    """
    if not needed:
        yield
        return
    done = threading.Event()
    look = resident or resident_bytes

    def watch() -> None:
        while not done.wait(_EVERY_SECONDS):
            if look(child.pid) > most:
                child.kill()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def resident_bytes(process: int) -> int:
    """Return the resident memory of a process in bytes, 0 when it is gone."""
    with contextlib.suppress(OSError, ValueError):
        said = subprocess.run(  # noqa: S603 - a fixed command with a number
            ["/bin/ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=False
        )
        return int(said.stdout or 0) * _KILOBYTE
    return 0
