"""The names at the lock screen: read from the key files, before the database's modules are there."""

from pathlib import Path

from caseapp.domain.ids import UserId
from caseapp.services import lock_names, recent
from caseapp.ui.gate.services import LockName, RegisterTile


def tiles() -> tuple[RegisterTile, ...]:
    """Return the registers that were open on this computer, the last used first."""
    return tuple(
        RegisterTile(each.path, each.user, each.opened_at, lock_names.is_demo(each.path))
        for each in recent.recent()
    )


def people_at(folder: Path) -> tuple[LockName, ...]:
    """Return who may try to open a register."""
    listed = lock_names.people_at(folder)
    return tuple(LockName(each.user, each.name, each.enrolled) for each in listed)


def pause_left(folder: Path, user: UserId) -> int:
    """Return for how many seconds nobody may try as this user."""
    return lock_names.pause_left(folder, user)


def demo_passphrase() -> str:
    """Return what opens every register of invented people."""
    return lock_names.DEMO_PASSPHRASE
