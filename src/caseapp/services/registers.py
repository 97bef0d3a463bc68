"""The gate: making a register, opening it, enrolling, recovering."""

from dataclasses import dataclass, field
from pathlib import Path

from caseapp.domain.access import Actor, Role
from caseapp.domain.errors import RegisterReadOnly
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import WrongPassphrase
from caseapp.services import passphrases
from caseapp.services.backups import back_up_before_migration
from caseapp.services.computer import config_folder, utc_now
from caseapp.services.context import Context
from caseapp.services.lock_names import keyfile_at
from caseapp.services.recent import remember
from caseapp.storage import keyring, opening, writer_lock
from caseapp.storage.keys import compartments, files, operations, people
from caseapp.storage.keys.cost import calibrated
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.keys.throttle import Throttle
from caseapp.storage.keys.unlocked import Unlocked
from caseapp.storage.opening import Founder, Site
from caseapp.storage.register import Register
from caseapp.storage.tables import every


@dataclass(frozen=True, slots=True)
class Opened:
    """A register that is open. ``notices`` are codes of what was noticed, for `text` to word."""

    context: Context
    notices: tuple[str, ...] = ()
    read_only: str = ""

    @property
    def actor(self) -> Actor:
        """Who opened it."""
        return self.context.actor


@dataclass(frozen=True, slots=True)
class Created:
    """A register with a new recovery code, which is shown once."""

    opened: Opened
    recovery_code: str = field(repr=False)
    fingerprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewUser:
    """Who founds a register, recovers one or enrols. ``kdf``: by default what suits this machine."""

    name: str
    passphrase: str = field(repr=False)
    roles: frozenset[Role] = frozenset({Role.ADMIN})
    kdf: KdfParameters | None = None

    @property
    def cost(self) -> KdfParameters:
        """The cost of the slot."""
        return self.kdf or calibrated()


def get_ready() -> None:
    """Do what opening a register would do for any register, while the passphrase is being typed."""
    every.link_classes()


def create(folder: Path, founder: NewUser, *, demo: bool = False) -> Created:
    """Make a register whose first user is ``founder``, an admin among other roles.

    Raises:
        PassphraseTooWeak: nothing was made.
        PlaceRefused: nothing was made.
    """
    if not demo:
        passphrases.require_strong(founder.passphrase)
    who = Founder(founder.name, founder.roles, founder.passphrase, founder.cost, demo)
    made = opening.found(folder, who, _site())
    remember(folder, made.register.unlocked.user)
    return _created(made.register, made.code)


def unlock(
    folder: Path,
    user: UserId,
    passphrase: str,
    *,
    write: bool = True,
    wait_seconds: float = 0,
) -> Opened:
    """Open a register with a passphrase.

    Args:
        folder: the register.
        user: who.
        passphrase: theirs.
        write: as its one writer; without it nothing waits for anybody.
        wait_seconds: how long to wait for another writer.

    Raises:
        PauseNeeded: too many wrong ones; nothing was tried.
        WrongPassphrase: and the next pause is longer.
        RegisterBusy: another process writes.
    """
    keyfile = keyfile_at(folder)
    throttle = Throttle(config_folder(), keyfile.register)
    throttle.require_ready(user)
    try:
        unlocked = operations.unlock(keyfile, user, passphrase)
    except WrongPassphrase:
        throttle.failed(user)
        raise
    throttle.opened(user)
    remember(folder, user)
    return open_unlocked(folder, keyfile, unlocked, write=write, wait_seconds=wait_seconds)


def open_unlocked(
    folder: Path,
    keyfile: KeyFile,
    unlocked: Unlocked,
    *,
    write: bool = True,
    wait_seconds: float = 0,
) -> Opened:
    """Open a register with keys that are in hand; read-only where it cannot be written."""
    site = _site()
    if not write:
        return _opened(opening.open_to_read(folder, keyfile, unlocked, site))
    try:
        register = opening.open_to_write(folder, unlocked, site, wait_seconds)
    except RegisterReadOnly as fault:
        register = opening.open_to_read(folder, keyfile, unlocked, site)
        register.read_only = fault.reason
    if register.writing is not None:
        _complete_wraps(register)
    return _opened(register)


def enrol(folder: Path, user: UserId, one_time: str, chosen: NewUser) -> Opened:
    """Choose a passphrase of one's own with the one-time passphrase, and open the register.

    Raises:
        PassphraseTooWeak, WrongPassphrase, EnrolledAlready: nothing was changed.
    """
    passphrases.require_strong(chosen.passphrase)
    throttle = Throttle(config_folder(), keyfile_at(folder).register)
    throttle.require_ready(user)
    with writer_lock.acquire(folder, user):
        try:
            done = people.enrol(keyfile_at(folder), user, one_time, chosen.passphrase, chosen.cost)
        except WrongPassphrase:
            throttle.failed(user)
            raise
        saved = files.save(folder, done.keyfile, both=True)
    throttle.opened(user)
    remember(folder, user)
    return open_unlocked(folder, saved, done.unlocked)


def recover(folder: Path, code: str, admin: NewUser) -> Created:
    """Make a new admin with the recovery code; the code is used up and a new one given back.

    Raises:
        RecoveryCodeWrong, RecoveryCodeRefused, UserNameTaken, PassphraseTooWeak: nothing was changed.
    """
    passphrases.require_strong(admin.passphrase)
    clock = int(utc_now().timestamp() * 1000) << 16
    parsed = RecoveryCode.parse(code)
    with writer_lock.acquire(folder, None):
        made = people.recover(
            keyfile_at(folder), parsed, admin.name, admin.passphrase, admin.cost, clock
        )
        saved = files.save(folder, made.keyfile, both=True)
    remember(folder, made.unlocked.user)
    opened = open_unlocked(folder, saved, made.unlocked)
    return _created(opened.context.register, made.code)


def _created(register: Register, code: RecoveryCode) -> Created:
    directory = register.keyfile.directory
    own = directory.users[register.unlocked.user].fingerprint
    return Created(_opened(register), code.text, (code.identity().public().fingerprint, own))


def _opened(register: Register) -> Opened:
    user = UserId(register.unlocked.user)
    listed = register.keyfile.directory.users.get(user)
    roles = register.keyfile.directory.roles_now(user)
    actor = Actor(user, listed.name if listed else "", roles)
    register.looked("unlock")
    doubtful = ("directory_contested",) if register.keyfile.directory.contested else ()
    notices = tuple(dict.fromkeys((*register.keyfile.notices, *register.notices, *doubtful)))
    return Opened(Context(actor, register), notices, register.read_only)


def _complete_wraps(register: Register) -> None:
    """Do what waits for whoever holds a key: wraps for new holders, new keys after a removal."""
    done = compartments.complete_wraps(
        register.keyfile, register.unlocked, keyring.clock_of(register)
    )
    if done.keyfile.ring != register.keyfile.ring:
        keyring.put(register, done.keyfile, done.unlocked)
    if keyring.renew_data_key(register):
        opening.note(register, "data_key_renewed", {})


def _site() -> Site:
    return Site(config_folder(), utc_now, back_up_before_migration)
