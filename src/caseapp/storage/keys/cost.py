"""How dear the key derivation may be on this machine."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from caseapp.storage.keys.slots import MEBI_KIB, MEMORY_KIB, PASSES, KdfParameters, kek_of

GOAL_SECONDS = 1.0
_SHARE_OF_FREE_MEMORY = 2  # the derivation may take half of what is free


def calibrated(
    measure: Callable[[KdfParameters], float] | None = None, free_mib: int | None = None
) -> KdfParameters:
    """Return the cost for a new slot on this machine.

    It only goes up from the default (256 MiB, 3 passes, 2 lanes), by more passes, until a derivation
    takes about a second. Where memory is short the memory goes down, never below 64 MiB, and more
    passes make up for the time.

    Args:
        measure: returns the seconds that one derivation takes; measured if absent.
        free_mib: free memory in MiB; asked of the system if absent.
    """
    free = free_memory_mib() if free_mib is None else free_mib
    cost = KdfParameters()
    while (
        free is not None
        and cost.memory_kib // MEBI_KIB * _SHARE_OF_FREE_MEMORY > free
        and cost.memory_kib // 2 in MEMORY_KIB
    ):
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
    taken = (measure or seconds_of)(cost)
    passes = round(cost.passes * GOAL_SECONDS / max(taken, 1e-3))
    return replace(cost, passes=min(max(passes, cost.passes), PASSES[-1]))


def seconds_of(cost: KdfParameters) -> float:
    """Return how long one derivation takes here."""
    begun = time.perf_counter()
    kek_of("", bytes(16), cost)
    return time.perf_counter() - begun


if sys.platform == "win32":
    import ctypes

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("physical", ctypes.c_ulonglong),
            ("free", ctypes.c_ulonglong),
            ("rest", ctypes.c_ulonglong * 5),
        )

    def free_memory_mib() -> int | None:
        """Return the memory that is free for programs, ``None`` if the system does not tell."""
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.free // 2**20)

else:

    def free_memory_mib() -> int | None:
        """Return the memory that is free for programs, ``None`` if the system does not tell.

        Where only the size of the memory is known (macOS), that is taken.
        """
        try:
            with Path("/proc/meminfo").open(encoding="ascii") as file:
                rows = dict(line.split(":", 1) for line in file)
            return int(rows["MemAvailable"].split()[0]) // MEBI_KIB
        except (OSError, KeyError, ValueError):
            return _memory_mib()

    def _memory_mib() -> int | None:
        try:
            return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
        except (ValueError, OSError):
            return None
