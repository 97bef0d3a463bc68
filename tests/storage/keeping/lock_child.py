"""Takes the lock of a register when told to. Lines in: take, drop; lines out: won, busy N.

With ``--broken`` the system is not asked, which is what the lock would be worth without it.
"""

import sys
from pathlib import Path
from uuid import UUID

from caseapp.domain.errors import RegisterBusy
from caseapp.storage import writer_lock

folder, user = Path(sys.argv[1]), UUID(sys.argv[2])
if "--broken" in sys.argv:
    setattr(writer_lock, "_try_lock", lambda _descriptor: True)  # noqa: B010 - mypy minds a plain assignment
held: writer_lock.WriterLock | None = None
for line in sys.stdin:
    if line.strip() == "take":
        try:
            held = writer_lock.acquire(folder, user)
            said = "won"
        except RegisterBusy as busy:
            said = f"busy {busy.process}"
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
    elif held is not None:
        held.release()
        held = None
