"""The register of invented people: its passphrase is public, it is marked, and it takes no real list."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from platformdirs import user_data_path

from caseapp.assets import resources
from caseapp.domain.access import Role
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.coded import Compartment
from caseapp.domain.dates import from_kyiv, kyiv
from caseapp.domain.day_errors import DayIncomplete
from caseapp.domain.ids import UserId
from caseapp.domain.keeping_errors import Cancelled
from caseapp.domain.needs import Fitness
from caseapp.services import registers, triage, users
from caseapp.services.context import Context
from caseapp.services.day.folder import ARRIVALS, rows_of
from caseapp.services.day.replay import Begun, begin
from caseapp.services.day.steps import play
from caseapp.services.lock_names import DEMO_PASSPHRASE, is_demo
from caseapp.services.registers import NewUser
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.queries import people

PASSPHRASE = DEMO_PASSPHRASE
NAME = "Демо"
CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)
MIDDLE = timedelta(hours=14, minutes=30)
"""Kyiv time to which the day is played: the buses are empty, families are being called, interviews have
begun, so that every room has something behind it and something to do."""
_SOON = timedelta(hours=1)
"""How far ahead the medics are of the interviews."""
_EVERY_ROLE = frozenset(
    {Role.ADMIN, Role.SUPERVISOR, Role.FIELD_OFFICER, Role.MEDIC, Role.PSYCHOLOGIST}
)
"""Whoever tries the program can try all of it: what each role may do stands in the real registers."""


@dataclass(frozen=True, slots=True)
class DemoMade:
    """A demo register, ready to be opened."""

    path: Path
    user: UserId
    passphrase: str = PASSPHRASE


def default_place() -> Path:
    """Return where registers of this user are kept."""
    return user_data_path("caseapp", appauthor=False) / "registers"


def day_folder() -> Path:
    """Return the invented day that is played."""
    return resources() / "demo"


def make(
    place: Path | None = None, progress: Progress = quietly, *, morning: bool = False
) -> DemoMade:
    """Make the demo register with the work of the invented day up to the middle of it.

    An earlier demo in the same place is replaced: it holds nobody's work.

    Args:
        place: the folder; by default that of this user's demo.
        progress: told of rows that are safely on the disk.
        morning: stop before the first bus, for a drill from the beginning.

    Raises:
        Cancelled: ``progress`` said so; nothing is left.
        PlaceRefused: something else than a demo is there; it is left alone.
    """
    path = place or default_place() / "demo"
    if (path / "keys.json").is_file() and is_demo(path):
        shutil.rmtree(path)
    made = registers.create(path, NewUser(NAME, PASSPHRASE, _EVERY_ROLE, CHEAP), demo=True)
    ctx = made.opened.context
    try:
        users.grant(ctx, ctx.actor.id, Compartment.SPECIALIST, made.recovery_code)
        _play(ctx, progress, None if morning else MIDDLE)
    except BaseException:
        ctx.register.close()
        shutil.rmtree(path, ignore_errors=True)
        raise
    ctx.register.close()
    return DemoMade(path, ctx.actor.id)


def _play(ctx: Context, progress: Progress, until: timedelta | None) -> None:
    """Play the day's lists, and its acts up to a time of the day."""
    folder, told, total = day_folder(), 0, 0

    def acknowledge(_file: str, _row: int) -> None:
        nonlocal told
        told += 1
        if not progress(told, max(told, total), "demo"):
            raise Cancelled("demo")

    # Before the lists are in nobody knows how much comes.
    day = begin(ctx, folder, acknowledge)
    middle = None if until is None else _at(folder, until)
    due = [one for one in day.coming if middle is not None and one.due <= middle]
    total = told + sum(len(step.sources) for step in due)
    refused = [*day.tally.refused, *play(ctx, due, acknowledge).refused]
    if refused:
        raise DayIncomplete(len(refused), refused[0].origin.file, refused[0].row)
    if middle is not None:
        _find_fit(ctx, day, middle + _SOON)


def _find_fit(ctx: Context, day: Begun, until: datetime) -> None:
    """Let a medic have found well enough whoever will be interviewed soon.

    The day's files say so only by the interviews themselves; without it there would be nobody to offer
    one to, and with it for everybody nobody would wait for the medic.
    """
    soon = {s.person for s in day.coming if s.act == "transcribe_interview" and s.due <= until}
    with ctx.register.read() as view:
        here = people.arrivals(view, day.stage)
    with ctx.batch():
        for one in here:
            if one.person.id in soon and one.fit is None:
                with suppress(CareRefused):  # nothing more may be kept about them
                    triage.set_fitness(ctx, one.id, Fitness.YES)


def _at(folder: Path, time: timedelta) -> datetime:
    first = min(row.moment("arrived_at") for row in rows_of(folder, ARRIVALS))
    midnight = datetime.combine(kyiv(first).date(), datetime.min.time())
    return from_kyiv(midnight + time)
