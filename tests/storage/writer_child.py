"""Opens the register that the environment names as its one writer, and does as its input says.

``mark SURNAME`` writes a person; ``limit BYTES`` lets no file grow beyond that, which is what a full disk
looks like to a program that is not root (EFBIG in place of ENOSPC). Answers ``done``, or what went wrong.
"""

import os
import resource
import sys
from pathlib import Path

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import uuid7
from caseapp.services import checking, lock_names, registers
from caseapp.services.context import Context
from caseapp.storage.tables.people import Person


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def do(ctx: Context, order: str, what: str) -> str:
    match order:
        case "mark":
            with ctx.act("edit_person") as work:
                work.add(Person(id=uuid7(), surname=what))
                work.commit()
        case "limit":
            most = int(what) if what else resource.RLIM_INFINITY
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        case _:
            return "clean" if checking.check(ctx).clean else "faults"
    return "done"


folder = Path(os.environ["CASEAPP_REGISTER"])
user = lock_names.user_named(folder, os.environ["CASEAPP_USER"])
passphrase = Path(os.environ["CASEAPP_PASSPHRASE_FILE"]).read_text("utf-8").strip()
try:
    opened = registers.unlock(folder, user, passphrase)
except CaseError as error:
    say(type(error).__name__)
    sys.exit(1)
say("open")
for line in sys.stdin:
    try:
        say(do(opened.context, *line.strip().partition(" ")[::2]))
    except CaseError as error:
        say(type(error).__name__)
opened.context.register.close()
