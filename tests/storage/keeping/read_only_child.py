"""Tries what may be done with a register that this process may only read, and says how it ended.

Arguments: folder, then ``lock``, or ``read`` and name and key of the database. With ``--broken`` nobody
asks whether the folder can be written.
Root may write anywhere, so root steps down first; it is in the folder already and needs no way there.
"""

import os
import sys
from pathlib import Path

from caseapp.domain.errors import CaseError
from caseapp.storage.engine import open_engine, reading
from caseapp.storage.snapshot import measure
from caseapp.storage.writer_lock import acquire

NOBODY = 65534

folder, what, *needed = (word for word in sys.argv[1:] if word != "--broken")
if "--broken" in sys.argv:
    os.access = lambda *_asked: True
os.chdir(folder)
for path in (Path(), *Path().iterdir()):
    path.chmod(0o555)
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
try:
    if what == "lock":
        acquire(Path(), None)
    else:
        name, key = needed
        with reading(open_engine(Path(name), bytes.fromhex(key), read_only=True)) as view:
            sys.stdout.write(str(measure(view).rows["person"]))
except CaseError as refused:
    sys.stdout.write(type(refused).__name__)
