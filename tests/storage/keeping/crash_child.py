"""Crashes like a program with an error in C, after saying what the system would write about it.

With ``--broken`` nothing was done against it.
"""

import ctypes
import os
import resource
import sys

from caseapp.storage.hardening import no_crash_dumps

if "--broken" not in sys.argv:
    no_crash_dumps()
PR_GET_DUMPABLE = 3
limits = resource.getrlimit(resource.RLIMIT_CORE)
dumpable = ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)
sys.stdout.write(f"{limits[0]} {limits[1]} {dumpable}\n")
sys.stdout.flush()
os.abort()
