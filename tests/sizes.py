"""How much of a long test runs: the CI share, or full size when ``CASEAPP_LONG`` is set."""

import os


def sized(ci: int, full: int) -> int:
    """Return ``ci``, or ``full`` times the number in the environment variable ``CASEAPP_LONG``."""
    times = os.environ.get("CASEAPP_LONG", "")
    return full * int(times) if times else ci
