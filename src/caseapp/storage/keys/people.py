"""Adding, enrolling, removing and recovering: from key file to key file."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from caseapp.domain.access import Permission, Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotAllowed
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import (
    EnrolledAlready,
    OwnRemoval,
    UnknownUser,
    UserNameTaken,
)
from caseapp.storage.keys.compartments import due_kinds, rotated
from caseapp.storage.keys.completing import with_wraps
from caseapp.storage.keys.facts import user_id
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.operations import Changed, Created, implied
from caseapp.storage.keys.passphrase import suggest
from caseapp.storage.keys.pen import Pen, losses
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.slots import KdfParameters, Owner, open_slot, seal_slot
from caseapp.storage.keys.unlocked import Unlocked, opened_by_code, require_data_key, secrets_of


@dataclass(frozen=True, slots=True)
class Added:
    """A new user, and what is handed to them on paper.

    Attributes:
        keyfile: with the user in it; save both generations or one, nothing was taken away.
        user: the new user's id.
        one_time: the passphrase for the first unlock.
        fingerprint: of the keys that will vouch for the user's own.
        must_still_grant: compartments of the roles that the admin does not hold.
    """

    keyfile: KeyFile
    user: UserId
    one_time: str = field(repr=False)
    fingerprint: str
    must_still_grant: frozenset[Compartment]


@dataclass(frozen=True, slots=True)
class Removed:
    """A key file without a user.

    Save both generations, at the moment when the database under the new data key is complete.
    ``waiting`` are compartments that the user held and the admin does not: a holder's next unlock
    makes the new key.
    """

    keyfile: KeyFile
    unlocked: Unlocked
    waiting: frozenset[Compartment]


def add_user(
    keyfile: KeyFile,
    admin: Unlocked,
    name: str,
    roles: frozenset[Role],
    kdf: KdfParameters,
    clock: int,
) -> Added:
    """Add a user who will choose a passphrase of their own at the first unlock.

    Raises:
        NotAllowed: the author is no admin.
        UserNameTaken: somebody else shows this name at the lock screen.
    """
    _require_free(keyfile, name)
    enrolling, one_time = Identity.fresh(), suggest()
    keys = enrolling.public()
    user = user_id(keys)
    pen = _pen(keyfile, admin, clock)
    held = keyfile.directory.compartments_of(admin.user)
    records = [pen.user(keys, _tidy(name)), pen.grant(user, roles)]
    records += [pen.grant(user, {one}) for one in sorted(implied(roles) & held)]
    slot = seal_slot(Owner(keyfile.register, user, 0), enrolling, one_time, kdf)
    after = with_wraps(keyfile.having(records, slots=[slot]), admin.secrets.values(), admin.user)
    return Added(after, UserId(user), one_time, keys.fingerprint, implied(roles) - held)


def enrol(
    keyfile: KeyFile, user: UUID, one_time: str, passphrase: str, kdf: KdfParameters
) -> Changed:
    """Make the user's own keys, and end the one-time passphrase. Save both generations.

    Raises:
        UnknownUser: never added, or removed.
        EnrolledAlready: the one-time passphrase was used up.
        WrongPassphrase: it is not the one-time passphrase.
    """
    slot = keyfile.slot_of(user)
    if slot is None:
        raise UnknownUser
    if keyfile.directory.users[UserId(user)].enrolled:
        raise EnrolledAlready
    enrolling = open_slot(keyfile.register, slot, one_time)
    secrets = secrets_of(keyfile, UserId(user), enrolling)
    own = Identity.fresh()
    record = Pen(keyfile.directory, user, enrolling, 0).enrolment(own.public())
    fresh = seal_slot(Owner(keyfile.register, user, 1), own, passphrase, kdf)
    unlocked = Unlocked(UserId(user), own, secrets)
    require_data_key(keyfile, unlocked)
    after = keyfile.having([record], slots=[fresh])
    return Changed(with_wraps(after, secrets.values(), user), unlocked)


def rotate_for_removal(
    keyfile: KeyFile, admin: Unlocked, user: UUID, seen: Mapping[UUID, int], clock: int
) -> Removed:
    """Remove a user: a new data key, and new keys of the compartments they held.

    Args:
        keyfile: as it stands.
        admin: who removes.
        user: who is removed.
        seen: version vector: what this copy holds of every replica. Later entries of the user are
            refused everywhere.
        clock: hybrid clock value.

    Raises:
        NotAllowed: the author is no admin.
        OwnRemoval: nobody removes themself.
        UnknownUser: never added, or removed already.
    """
    directory = keyfile.directory
    if Role.ADMIN not in directory.roles_now(admin.user):
        raise NotAllowed(Permission.ADMINISTER.value)
    if user == admin.user:
        raise OwnRemoval
    if UserId(user) not in directory.users or directory.removed(user):
        raise UnknownUser
    after = keyfile.having([_pen(keyfile, admin, clock).removal(user, seen)])
    lost = {KeyKind.of(one) for one in directory.compartments_of(user)}
    renewed = rotate_data_key(after, admin, clock)
    mine = set(due_kinds(renewed.keyfile.directory, admin.user))
    done = rotated(renewed.keyfile, renewed.unlocked, sorted(mine), clock)
    waiting = frozenset(Compartment(kind.value) for kind in lost - mine)
    return Removed(done.keyfile, done.unlocked, waiting)


def data_key_due(keyfile: KeyFile) -> bool:
    """Say whether a removed user knows this copy's data key: another copy removed them."""
    directory = keyfile.directory
    entries = [key for key in directory.keys(KeyKind.DATA) if key.key == keyfile.data_key]
    return not any(losses(directory, KeyKind.DATA) <= key.answers for key in entries)


def rotate_data_key(keyfile: KeyFile, admin: Unlocked, clock: int) -> Changed:
    """Put a new data key into use; older ones stay wrapped for the sake of backups.

    Raises:
        NotAllowed: the author is no admin.
    """
    done = rotated(keyfile, admin, [KeyKind.DATA], clock)
    fresh = done.unlocked.secrets.keys() - admin.secrets.keys()
    return Changed(replace(done.keyfile, data_key=next(iter(fresh))), done.unlocked)


def forget_data_keys(keyfile: KeyFile, needed: Iterable[bytes]) -> KeyFile:
    """Drop the wraps of data keys that neither this copy nor a backup needs any more."""
    kept = {keyfile.data_key, *needed}
    wraps = keyfile.ring.wraps
    return keyfile.with_ring(
        wraps=frozenset(w for w in wraps if w.kind is not KeyKind.DATA or w.key in kept)
    )


def recover(
    keyfile: KeyFile,
    code: RecoveryCode,
    name: str,
    passphrase: str,
    kdf: KdfParameters,
    clock: int,
) -> Created:
    """Make a new admin with the recovery code, and a new code. Save both generations.

    Raises:
        RecoveryCodeRefused: the code was used before, or belongs to another register.
        UserNameTaken: somebody else shows this name at the lock screen.
    """
    recovery = opened_by_code(keyfile, code)
    _require_free(keyfile, name)
    identity, following = Identity.fresh(), RecoveryCode.fresh()
    keys = identity.public()
    user = user_id(keys)
    pen = _pen(keyfile, recovery, clock)
    made = [pen.user(keys, _tidy(name)), pen.grant(user, {Role.ADMIN})]
    made.append(pen.recovery_use(following.identity().public(), made))
    slot = seal_slot(Owner(keyfile.register, user, 1), identity, passphrase, kdf)
    after = keyfile.having(made, slots=[slot])
    after = with_wraps(after, recovery.secrets.values(), recovery.user)
    secrets = secrets_of(after, UserId(user), identity)
    return Created(after, Unlocked(UserId(user), identity, secrets), following)


def _require_free(keyfile: KeyFile, name: str) -> None:
    wanted = _folded(name)
    if any(not u.removed and _folded(u.name) == wanted for u in keyfile.directory.users.values()):
        raise UserNameTaken


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", _tidy(name)).casefold()


def _pen(keyfile: KeyFile, author: Unlocked, clock: int) -> Pen:
    return Pen(keyfile.directory, author.user, author.identity, clock)
