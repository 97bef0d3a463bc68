"""What every start of the program does first."""

import os

from caseapp.storage.hardening import no_crash_dumps

OWNER_ONLY = 0o077


def harden() -> None:
    """Let nothing of this process end up in a crash dump, and no file that it makes be read by others.

    On Windows files are the user's own by the rights of their folder.
    """
    no_crash_dumps()
    os.umask(OWNER_ONLY)
