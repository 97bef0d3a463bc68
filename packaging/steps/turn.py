"""One set-up at a time in a checkout: a second start waits and then finds everything done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from steps.speech import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Hold a lock on a file; the system frees it when the process ends, however it ends.

    The file stays: removing it would let two processes hold locks on two files of one name.
    """
    with file.open("a+b") as stream:
        if not _locked(stream, wait=False):
            say("Another start is setting this checkout up; waiting for it ...")
            while not _locked(stream, wait=True):
                pass
        yield


def _locked(stream: IO[bytes], *, wait: bool) -> bool:
    """Return whether the lock is held now; Windows gives up waiting after ten seconds."""
    try:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
