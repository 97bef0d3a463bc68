"""The keys of an invented site, at the lowest cost that is allowed: what key tests begin with."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.ids import UserId
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.operations import create
from caseapp.storage.keys.people import add_user, enrol
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.slots import MEBI_KIB, KdfParameters
from caseapp.storage.keys.unlocked import Unlocked

CHEAP = KdfParameters(64 * MEBI_KIB, passes=2, lanes=1)
HERE, THERE = UUID(int=0xA), UUID(int=0xB)
"""Two replicas."""


@dataclass(frozen=True)
class Site:
    """Olena is admin and psychologist, Petro a field officer, Iryna an admin without a compartment."""

    keyfile: KeyFile
    code: RecoveryCode
    olena: Unlocked
    petro: Unlocked
    iryna: Unlocked


def passphrase_of(name: str) -> str:
    """Return the passphrase that an invented user has chosen."""
    return f"{name} і шість довгих слів"


def joined(
    keyfile: KeyFile, admin: Unlocked, name: str, roles: Iterable[Role], clock: int = 20
) -> tuple[KeyFile, Unlocked]:
    """Add a user and enrol them."""
    added = add_user(keyfile, admin, name, frozenset(roles), CHEAP, clock)
    done = enrol(added.keyfile, added.user, added.one_time, passphrase_of(name), CHEAP)
    return done.keyfile, done.unlocked


@cache  # values that nobody can change; deriving the keys again for each test would take minutes
def site() -> Site:
    """Return the site."""
    roles = frozenset({Role.ADMIN, Role.PSYCHOLOGIST})
    made = create("Олена", roles, passphrase_of("Олена"), CHEAP, clock=10)
    keyfile, petro = joined(made.keyfile, made.unlocked, "Петро", [Role.FIELD_OFFICER])
    keyfile, iryna = joined(keyfile, made.unlocked, "Ірина", [Role.ADMIN])
    return Site(keyfile, made.code, made.unlocked, petro, iryna)


def named(keyfile: KeyFile, name: str) -> UserId:
    """Return the id of a user."""
    return next(user.id for user in keyfile.directory.users.values() if user.name == name)
