"""Keeps a crash from writing memory, keys and names to the disk. Called first thing by app and cli."""

import ctypes
import sys

if sys.platform == "win32":
    _NO_FAULT_BOX = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX
    _NO_HEAP = 0x1  # WER_FAULT_REPORTING_FLAG_NOHEAP

    def no_crash_dumps() -> None:
        """Keep Windows Error Reporting from being called, and the heap out of its report if it is."""
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_FAULT_BOX)
        if kernel.WerSetFlags(_NO_HEAP):
            raise ctypes.WinError()

else:
    import resource

    _PR_SET_DUMPABLE = 4

    def no_crash_dumps() -> None:
        """Allow no core file; on Linux also no other process of the same user to read the memory.

        A core limit of 0 does not keep a ``|program`` in ``core_pattern`` from getting the dump
        (core(5)); a process that is not dumpable is not dumped there either (prctl(2)). Root reads on.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            library = ctypes.CDLL(None, use_errno=True)
            if library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")
