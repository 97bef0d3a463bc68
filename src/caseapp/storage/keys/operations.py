"""Making a register's keys, opening them, and changing a passphrase: from key file to key file."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import NotEnrolled, UnknownUser
from caseapp.storage.keys.completing import with_wraps
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.facts import Root, user_id
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.keyfile import KeyFile, Ring
from caseapp.storage.keys.pen import Pen
from caseapp.storage.keys.records import Record, register_id, sign
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.slots import KdfParameters, Owner, Slot, open_slot, seal_slot
from caseapp.storage.keys.unlocked import Unlocked, require_data_key, secrets_of

NONCE_BYTES = 16


@dataclass(frozen=True, slots=True)
class Changed:
    """A key file after an act, and what its author now has in hand."""

    keyfile: KeyFile
    unlocked: Unlocked


ROLE_COMPARTMENTS = {Role.PSYCHOLOGIST: Compartment.SPECIALIST}
"""Compartments that come with a role; ``trained`` is a flag, granted by itself."""


@dataclass(frozen=True, slots=True)
class Created:
    """A key file with a new admin, unlocked, and the recovery code to be shown once."""

    keyfile: KeyFile
    unlocked: Unlocked
    code: RecoveryCode = field(repr=False)


def create(
    name: str, roles: frozenset[Role], passphrase: str, kdf: KdfParameters, clock: int
) -> Created:
    """Make the keys of a new register.

    The register's id is the hash of its two roots, the user's id that of their keys, so both are made
    here. The first user is an admin whatever ``roles`` says, and holds ``specialist`` with the role of
    a psychologist; the recovery code holds everything.

    Args:
        name: shown at the lock screen, in the clear.
        roles: of the first user.
        passphrase: judged by the caller.
        kdf: the cost of the slot.
        clock: hybrid clock value.

    Raises:
        KdfRefused: a cost outside the bounds.
    """
    identity, code = Identity.fresh(), RecoveryCode.fresh()
    root = Root(secrets.token_bytes(NONCE_BYTES), code.identity().public(), identity.public())
    register, user = register_id(root), user_id(root.admin)
    every = tuple(Secret.fresh(kind) for kind in KeyKind)
    records = {sign(register, root, user, identity)}
    recovery = Pen(Directory.of(records, register), code.id, code.identity(), clock)
    records |= set(_first_words(recovery, root, name, roles, every))
    admin = Pen(Directory.of(records, register), user, identity, clock)
    if others := roles - {Role.ADMIN}:
        records.add(admin.grant(user, others))
    records |= {admin.key(secret) for secret in every if not secret.kind.compartment}
    data_key = next(secret.id for secret in every if secret.kind is KeyKind.DATA)
    slot = seal_slot(Owner(register, user, 1), identity, passphrase, kdf)
    ring = Ring(frozenset({slot}), frozenset(), frozenset(records))
    keyfile = with_wraps(KeyFile(register, data_key, ring), every, code.id)
    return Created(keyfile, _unlocked(keyfile, UserId(user), identity), code)


def unlock(keyfile: KeyFile, user: UUID, passphrase: str) -> Unlocked:
    """Open a user's slot and every secret that is theirs.

    Raises:
        UnknownUser: no slot: never added, or removed.
        NotEnrolled: the user still has a one-time passphrase.
        WrongPassphrase: the passphrase does not open the slot.
        KdfRefused: the slot asks for a cost outside the bounds; nothing was derived.
        KeysDamaged: the slot opens, but not to this copy's data key.
    """
    slot = _own_slot(keyfile, user)
    return _unlocked(keyfile, UserId(user), open_slot(keyfile.register, slot, passphrase))


def change_passphrase(
    keyfile: KeyFile, unlocked: Unlocked, passphrase: str, kdf: KdfParameters
) -> KeyFile:
    """Rewrite one's own slot. Save **both** generations afterwards.

    The caller has checked the old passphrase with `unlock`.
    """
    slot = _own_slot(keyfile, unlocked.user)
    owner = Owner(keyfile.register, unlocked.user, slot.version + 1)
    return keyfile.having(slots=[seal_slot(owner, unlocked.identity, passphrase, kdf)])


def _first_words(
    pen: Pen, root: Root, name: str, roles: frozenset[Role], every: Iterable[Secret]
) -> Iterable[Record]:
    """Yield what the recovery code signs in a new register."""
    user = user_id(root.admin)
    yield pen.user(root.admin, name)
    yield pen.grant(user, {Role.ADMIN})
    for compartment in implied(roles):
        yield pen.grant(user, {compartment})
    for secret in every:
        if secret.kind.compartment:
            yield pen.key(secret)


def implied(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments that somebody with these roles needs."""
    return frozenset(ROLE_COMPARTMENTS[role] for role in roles if role in ROLE_COMPARTMENTS)


def _own_slot(keyfile: KeyFile, user: UUID) -> Slot:
    slot = keyfile.slot_of(user)
    if slot is None:
        raise UnknownUser
    if not keyfile.directory.users[UserId(user)].enrolled:
        raise NotEnrolled
    return slot


def _unlocked(keyfile: KeyFile, user: UserId, identity: Identity) -> Unlocked:
    unlocked = Unlocked(user, identity, secrets_of(keyfile, user, identity))
    require_data_key(keyfile, unlocked)
    return unlocked
