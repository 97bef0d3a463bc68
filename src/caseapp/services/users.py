"""Users of the register: added, enrolled elsewhere, removed; compartments granted."""

from dataclasses import dataclass, field

from caseapp.domain.access import Permission, Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import FieldRefused, NotFound
from caseapp.domain.ids import UserId
from caseapp.domain.keeping_errors import Cancelled
from caseapp.domain.views import UserLine
from caseapp.services import passphrases
from caseapp.services.backups import back_up_before_removal
from caseapp.services.context import Context, Done
from caseapp.storage import keyring
from caseapp.storage.keys import compartments, operations, people
from caseapp.storage.keys.cost import calibrated
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.keys.unlocked import opened_by_code
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.rekey import Step
from caseapp.storage.unit_of_work import Touched


@dataclass(frozen=True, slots=True)
class OneTime:
    """What is handed to a new user on paper, once; ``must_still_grant``: by a holder, not by you."""

    user: UserId
    passphrase: str = field(repr=False)
    fingerprint: str
    must_still_grant: frozenset[Compartment]


def all_users(ctx: Context) -> tuple[UserLine, ...]:
    """Return the users, the removed ones too, by name."""
    directory = ctx.register.keyfile.directory
    lines = [
        UserLine(
            id=one.id,
            name=one.name,
            roles=directory.roles_now(one.id),
            compartments=directory.compartments_of(one.id),
            fingerprint=one.fingerprint,
            enrolled=one.enrolled,
            removed=one.removed,
        )
        for one in directory.users.values()
    ]
    return tuple(sorted(lines, key=lambda line: (line.removed, line.name.casefold(), line.id)))


def user_named(ctx: Context, name: str) -> UserId:
    """Return the user of this name who has not been removed."""
    wanted = " ".join(name.split()).casefold()
    for line in all_users(ctx):
        if not line.removed and line.name.casefold() == wanted:
            return line.id
    raise NotFound("user")


def add_user(
    ctx: Context, name: str, roles: frozenset[Role], kdf: KdfParameters | None = None
) -> Done[OneTime]:
    """Add a user, who opens the register with the one-time passphrase and chooses their own.

    Raises:
        UserNameTaken: nothing was changed.
    """
    ctx.require(Permission.ADMINISTER)
    if not name.strip() or not roles:
        raise FieldRefused("name" if roles else "roles", "empty")
    register = ctx.register
    clock = keyring.clock_of(register)
    added = people.add_user(
        register.keyfile, register.unlocked, name, roles, kdf or calibrated(), clock
    )
    keyring.put(register, added.keyfile)
    made = OneTime(added.user, added.one_time, added.fingerprint, added.must_still_grant)
    return Done(made, Touched())


_STOPPABLE = frozenset({Step.CHECKPOINT, Step.EXPORT, Step.ON_DISK})
"""The steps after which the old key file is still in force; later there is no way back."""


def remove_user(ctx: Context, user: UserId, progress: Progress = quietly) -> Done[frozenset[str]]:
    """Remove a user: the register moves to a new data key, a backup is made first.

    Copies that the user already has stay readable to them; what is written from now on does not.

    Args:
        ctx: the admin, and the register.
        user: who goes.
        progress: told of the backup and of each step of the change; may stop it until the new key is
            in force.

    Returns:
        Codes of compartments whose new key waits for a holder's next unlock.

    Raises:
        OwnRemoval, UnknownUser: nothing was changed.
        SwapRefused, DiskFull: the register is as it was.
        Cancelled: ``progress`` said so; the register is as it was.
    """
    ctx.require(Permission.ADMINISTER)
    steps = tuple(Step)
    back_up_before_removal(ctx)
    if not progress(1, 1 + len(steps), "backup"):
        raise Cancelled("removal")

    def tell(step: Step) -> None:
        go_on = progress(2 + steps.index(step), 1 + len(steps), step.value)
        if not go_on and step in _STOPPABLE:
            raise Cancelled("removal")

    return Done(keyring.remove_user(ctx.register, user, tell), Touched())


def change_passphrase(
    ctx: Context, old: str, new: str, kdf: KdfParameters | None = None
) -> Done[None]:
    """Change one's own passphrase.

    Raises:
        WrongPassphrase: the old one is not right; nothing was changed.
        PassphraseTooWeak: nothing was changed.
    """
    passphrases.require_strong(new)
    register = ctx.register
    operations.unlock(register.keyfile, ctx.actor.id, old)
    after = operations.change_passphrase(
        register.keyfile, register.unlocked, new, kdf or calibrated()
    )
    keyring.put(register, after, both=True)
    return Done(None, Touched())


def grant(
    ctx: Context, user: UserId, compartment: Compartment, recovery_code: str = ""
) -> Done[None]:
    """Give somebody a compartment; by a holder, or with the recovery code, never by an admin alone.

    Raises:
        CompartmentNotHeld: nothing was changed.
    """
    register = ctx.register
    holder = (
        opened_by_code(register.keyfile, RecoveryCode.parse(recovery_code))
        if recovery_code
        else register.unlocked
    )
    after = compartments.grant_compartment(
        register.keyfile, holder, user, compartment, keyring.clock_of(register)
    )
    keyring.put(register, after)
    return Done(None, Touched())


def revoke_grant(
    ctx: Context, user: UserId, compartment: Compartment, recovery_code: str = ""
) -> Done[None]:
    """Take a compartment from somebody; what is sealed from now on is under a new key.

    Raises:
        CompartmentNotHeld, NotFound: nothing was changed.
    """
    register = ctx.register
    own = not recovery_code
    holder = (
        register.unlocked
        if own
        else opened_by_code(register.keyfile, RecoveryCode.parse(recovery_code))
    )
    done = compartments.revoke_compartment(
        register.keyfile, holder, user, compartment, keyring.clock_of(register)
    )
    keyring.put(register, done.keyfile, done.unlocked if own else None, both=True)
    return Done(None, Touched())
