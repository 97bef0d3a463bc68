"""What is known of a register before anybody has unlocked it: whose it is and who may try.

Reads the key file alone, so that names stand on the lock screen before the database's modules are there.
"""

from dataclasses import dataclass
from pathlib import Path

from caseapp.domain.errors import NotARegister, NotFound
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import KeysMissing
from caseapp.services.computer import config_folder
from caseapp.storage.keys import files
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.throttle import Throttle

DEMO_PASSPHRASE = "вигадані люди"  # noqa: S105 - it is meant to be public
"""Public: whoever reads this can open every demo register, and nothing else."""


@dataclass(frozen=True, slots=True)
class LockName:
    """A name at the lock screen. ``enrolled`` is false until a passphrase of their own is chosen."""

    user: UserId
    name: str
    enrolled: bool


def people_at(folder: Path) -> tuple[LockName, ...]:
    """Return the names at the lock screen, before anything is unlocked."""
    listed = keyfile_at(folder).people()
    return tuple(LockName(one.id, one.name, one.enrolled) for one in listed)


def pause_left(folder: Path, user: UserId) -> int:
    """Return the seconds until this user may try again after several wrong passphrases."""
    return Throttle(config_folder(), keyfile_at(folder).register).seconds_left(user)


def user_named(folder: Path, name: str) -> UserId:
    """Return the user who shows this name, case and spaces aside; `NotFound` if there is none."""
    wanted = " ".join(name.split()).casefold()
    for one in people_at(folder):
        if " ".join(one.name.split()).casefold() == wanted:
            return one.user
    raise NotFound("user")


def is_demo(folder: Path) -> bool:
    """Say whether a register is the invented one."""
    return keyfile_at(folder).demo


def keyfile_at(folder: Path) -> KeyFile:
    """Return the key file of a register folder; `NotARegister` if it is none."""
    try:
        return files.load(folder)
    except KeysMissing:
        raise NotARegister from None
