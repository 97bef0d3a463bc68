"""A Windows Job Object around the running process: memory, processor time, no further processes."""

import ctypes
from typing import Any

_EXTENDED_LIMITS = 9
_PROCESS_TIME = 0x2
_ACTIVE_PROCESS = 0x8
_PROCESS_MEMORY = 0x100
_DIE_ON_UNHANDLED = 0x400
_TICKS_PER_SECOND = 10_000_000


class _Basic(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit_memory_and_time(memory: int, seconds: int) -> None:
    """Put this process into a job that may use so many bytes and seconds, and start nothing.

    Raises:
        OSError: Windows refuses the job; the list is then not read.
    """
    windows: Any = ctypes  # what is used here exists in Python for Windows only
    kernel = windows.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    wanted = _Extended()
    wanted.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED
    wanted.basic.per_process_user_time = seconds * _TICKS_PER_SECOND
    wanted.basic.active_processes = 1
    wanted.process_memory = memory
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if not (
        job.value
        and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
        )
        and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    ):
        raise windows.WinError(windows.get_last_error())
