"""Tries to lock a register in a folder that this process may only read, and prints why it cannot.

Root may write anywhere, so root steps down first; it is in the folder already and needs no way there.
"""

import os
import sys
from pathlib import Path

from caseapp.domain.errors import RegisterReadOnly
from caseapp.storage.writer_lock import acquire

NOBODY = 65534

os.chdir(sys.argv[1])
Path().chmod(0o555)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
try:
    acquire(Path(), None)
except RegisterReadOnly as refused:
    sys.stdout.write(refused.reason)
