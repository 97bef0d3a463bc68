"""Changes the data key of a register and kills itself, hard, when a step is done.

Arguments: folder, old id, old key, new id, new key, replica, step (or ``none``). With ``--broken`` the
key file is written first, which is the order that loses a register.
"""

import json
import os
import signal
import sys
from pathlib import Path
from uuid import UUID

from caseapp.domain.ids import ReplicaId
from caseapp.storage.durable import write_whole
from caseapp.storage.places import KEYS, database_name
from caseapp.storage.rekey import DataKey, Step, Swap, swap
from storage.keeping.kept import INSTALLATION, database_in_use

folder, old_id, old_key, new_id, new_key, replica, until = sys.argv[1:8]
register = Path(folder)
new = DataKey(bytes.fromhex(new_id), bytes.fromhex(new_key))


def name_new() -> None:
    said = json.dumps({"database": database_name(new.id)})
    write_whole(register / KEYS, said.encode())


def die(step: Step) -> None:
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()
    if step == until:
        os.kill(os.getpid(), signal.SIGKILL)


if "--broken" in sys.argv:
    name_new()
swap(
    Swap(
        register,
        DataKey(bytes.fromhex(old_id), bytes.fromhex(old_key)),
        new,
        ReplicaId(UUID(replica)),
        INSTALLATION,
        name_new,
        lambda: database_in_use(register),
    ),
    die,
)
