"""What every start of the program does first: nothing of it may end up in a crash dump."""

from caseapp.storage.hardening import no_crash_dumps


def harden() -> None:
    """Switch core dumps and crash reports off for this process."""
    no_crash_dumps()
