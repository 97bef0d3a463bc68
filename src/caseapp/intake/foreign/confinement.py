"""What the child takes away from itself before it touches a byte of the file."""

import contextlib
import sys

from caseapp.intake.foreign import limits


def confine() -> None:
    """Limit memory and time, forbid files and core dumps, as far as the system can."""
    if sys.platform == "win32":
        from caseapp.intake.foreign.windows_job import limit_memory_and_time  # noqa: PLC0415 - exists on Windows only

        limit_memory_and_time(limits.MEMORY_BYTES, limits.CPU_SECONDS)
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    _limit = resource.setrlimit
    _limit(resource.RLIMIT_CORE, (0, 0))
    _limit(resource.RLIMIT_FSIZE, (0, 0))
    _limit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS))
    if sys.platform == "darwin":
        # macOS does not enforce RLIMIT_AS; there the parent watches the memory.
        with contextlib.suppress(OSError, ValueError):
            _limit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    else:
        _limit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
