"""A process of the program that fills a register with needles, reads everybody, and then locks.

Told on standard input: a JSON object with the needles, the list's file and the passphrase. Says READY and which
columns hold needles, waits for a line, locks as the window does, and says the number of the process that
takes over.
"""

import contextlib
import json
import logging
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from caseapp.domain.errors import RuleError
from caseapp.domain.views import UnexpectedDraft
from caseapp.services import (
    arrivals,
    backups,
    checking,
    find,
    history,
    lists,
    lock_names,
    notes,
    printing,
    registers,
    stages,
)
from caseapp.services.context import Context
from caseapp.storage.tables.every import JOURNALLED
from caseapp.text.words import Lang
from caseapp.ui.lock import Resume, command, hand_over
from journeys import needle_casework


def main() -> None:
    """Plant, read, say READY, lock."""
    logging.basicConfig(filename=Path.home() / "log", level=logging.DEBUG)
    told = json.loads(sys.stdin.readline())
    folder = Path(os.environ["CASEAPP_REGISTER"])
    user = lock_names.user_named(folder, os.environ["CASEAPP_USER"])
    ctx = registers.unlock(folder, user, told["passphrase"]).context
    plant(ctx, told)
    read = everything(ctx)
    say(json.dumps({"READY": sorted(needle_casework.columns_with_needles(ctx))}))
    sys.stdin.readline()
    assert read
    ctx.register.close()
    after = hand_over(Resume(str(folder), str(user), "arrivals"), command())
    assert after is not None
    say(after.pid)
    time.sleep(60)


def plant(ctx: Context, told: dict[str, Any]) -> None:
    """Bring the needles in through the services, by every way that takes free text."""
    names, phones, texts = told["names"], told["phones"], told["notes"]
    stage = stages.new_stage(ctx, date(2026, 4, 14), texts[0], texts[1]).value
    lists.take_in(ctx, stage, Path(told["list"]).read_bytes(), "list.xlsx")
    row = next(row for row in arrivals.desk(ctx, stage) if row.line)
    assert row.line is not None
    came = arrivals.mark_arrived(ctx, stage, row.line).value
    half = len(names) // 2
    for name, phone, text in zip(names[half:], phones[half:], texts[half:], strict=False):
        draft = UnexpectedDraft(
            surname=name, given="Остап", call_sign=text, note=f"{text}, тел. {phone}", vehicle=text
        )
        arrivals.add_unexpected(ctx, stage, draft)
    for text in texts[2:half]:
        notes.write_note(ctx, came.person, f"{text} {phones[0]}")
    history.undo(ctx)
    needle_casework.plant(ctx, stage, told["casework"])
    printing.roll_call(ctx, stage, Lang.UK)
    backups.back_up(ctx)
    checking.check(ctx)
    with contextlib.suppress(RuleError):
        lists.take_in(ctx, stage, " ".join(names).encode(), "broken.xlsx")


def everything(ctx: Context) -> list[object]:
    """Return all that a person at the keyboard could have had on the screen."""
    kept: list[object] = [find.everybody(ctx)]
    with ctx.register.read() as view:
        for table in JOURNALLED:
            rows = view.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            kept += [tuple(row) for row in rows]
    kept += [notes.notes_about(ctx, one.person) for one in find.everybody(ctx) if one.person]
    return kept + needle_casework.contents(ctx)


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
