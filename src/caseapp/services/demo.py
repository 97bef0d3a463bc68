"""The register of invented people: its passphrase is public, it is marked, and it takes no real list."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from platformdirs import user_data_path

from caseapp.assets import resources
from caseapp.domain.access import Role
from caseapp.domain.dates import from_kyiv
from caseapp.domain.ids import UserId
from caseapp.domain.keeping_errors import Cancelled
from caseapp.services import registers
from caseapp.services.day.folder import ARRIVALS, rows_of
from caseapp.services.day.replay import replay
from caseapp.services.lock_names import is_demo
from caseapp.services.registers import NewUser
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.progress import Progress, quietly

PASSPHRASE = "вигадані люди"  # noqa: S105 - it is meant to be public
"""Public: whoever reads this can open every demo register, and nothing else."""
NAME = "Демо"
CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)
_MIDDLE = timedelta(hours=13, minutes=20)
_EVERY_ROLE = frozenset({Role.SUPERVISOR, Role.FIELD_OFFICER})


@dataclass(frozen=True, slots=True)
class DemoMade:
    """A demo register, ready to be opened."""

    path: Path
    user: UserId
    passphrase: str = PASSPHRASE


def default_place() -> Path:
    """Return where registers of this user are kept."""
    return user_data_path("caseapp", appauthor=False) / "registers"


def make(place: Path | None = None, progress: Progress = quietly) -> DemoMade:
    """Make the demo register: the invented day's lists, and its arrivals up to the early afternoon.

    An earlier demo in the same place is replaced: it holds nobody's work.

    Raises:
        Cancelled: ``progress`` said so; nothing is left.
    """
    path = place or default_place() / "demo"
    if (path / "keys.json").is_file() and is_demo(path):
        shutil.rmtree(path)
    folder = resources() / "demo"
    total = 3 + len(rows_of(folder, ARRIVALS))
    made = registers.create(path, NewUser(NAME, PASSPHRASE, _EVERY_ROLE, CHEAP), demo=True)
    ctx = made.opened.context
    done = 0

    def acknowledge(_file: str, _row: int) -> None:
        nonlocal done
        done += 1
        if not progress(done, total, "demo"):
            raise Cancelled("demo")

    try:
        replay(ctx, folder, acknowledge, until=_middle(folder))
    except BaseException:
        ctx.register.close()
        shutil.rmtree(path, ignore_errors=True)
        raise
    ctx.register.close()
    return DemoMade(path, ctx.actor.id)


def _middle(folder: Path) -> datetime:
    first = min(row.moment("arrived_at") for row in rows_of(folder, ARRIVALS))
    midnight = datetime.combine(first.date(), datetime.min.time())
    return from_kyiv(midnight + _MIDDLE)
