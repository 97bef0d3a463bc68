"""Compartments: given and taken by a holder or with the recovery code, never by an admin without it."""

from collections.abc import Iterable
from uuid import UUID

from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import UnknownUser
from caseapp.storage.keys.completing import with_wraps
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.operations import Changed
from caseapp.storage.keys.pen import Pen, losses
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.unlocked import Unlocked


def grant_compartment(
    keyfile: KeyFile, holder: Unlocked, user: UUID, compartment: Compartment, clock: int
) -> KeyFile:
    """Give a user a compartment, with every key it ever had, so that older notes can be read too.

    Before the user's enrolment only the grant is written; the wraps follow (`complete_wraps`).

    Args:
        keyfile: as it stands.
        holder: a user who holds the compartment, or the opened recovery code.
        user: who gets it.
        compartment: which.
        clock: hybrid clock value.

    Raises:
        CompartmentNotHeld: ``holder`` does not hold it.
        UnknownUser: the user was never added, or was removed.
    """
    directory = keyfile.directory
    listed = directory.users.get(UserId(user))
    if listed is None or listed.removed:
        raise UnknownUser
    record = _pen(keyfile, holder, clock).grant(user, {compartment})
    if compartment in directory.compartments_of(user):
        return keyfile
    return with_wraps(keyfile.having([record]), holder.secrets.values(), holder.user)


def revoke_compartment(
    keyfile: KeyFile, holder: Unlocked, user: UUID, compartment: Compartment, clock: int
) -> Changed:
    """Take a compartment from a user; what is written from now on is under a new key.

    Raises:
        CompartmentNotHeld: ``holder`` does not hold it.
        NotFound: the user does not hold it either.
    """
    record = _pen(keyfile, holder, clock).revocation(user, {compartment})
    if compartment not in keyfile.directory.compartments_of(user):
        raise NotFound("grant")
    kind = KeyKind.of(compartment)
    taken = {w for w in keyfile.ring.wraps if w.holder == user and w.kind is kind}
    after = keyfile.having([record]).with_ring(wraps=keyfile.ring.wraps - taken)
    return rotated(after, holder, due_kinds(after.directory, holder.user), clock)


def complete_wraps(keyfile: KeyFile, unlocked: Unlocked, clock: int) -> Changed:
    """Do what waits for a holder: new keys of compartments that somebody lost, wraps for new holders.

    Call it after each unlock and each merge; nothing waits: the same key file comes back.
    """
    due = due_kinds(keyfile.directory, unlocked.user)
    return rotated(keyfile, unlocked, due, clock)


def rotated(keyfile: KeyFile, holder: Unlocked, kinds: Iterable[KeyKind], clock: int) -> Changed:
    """Put a new secret of each kind into use, and complete the wraps of all that ``holder`` has."""
    pen = _pen(keyfile, holder, clock)
    fresh = [Secret.fresh(kind) for kind in kinds]
    after, unlocked = keyfile.having([pen.key(one) for one in fresh]), holder.having(fresh)
    return Changed(with_wraps(after, unlocked.secrets.values(), unlocked.user), unlocked)


def due_kinds(directory: Directory, holder: UUID) -> tuple[KeyKind, ...]:
    """Return the compartments that ``holder`` holds and whose current key somebody lost the right to."""
    return tuple(kind for kind in KeyKind if _due(directory, holder, kind))


def awaiting_rotation(directory: Directory) -> frozenset[Compartment]:
    """Return the compartments that wait for a holder to make a new key."""
    kinds = (kind for kind in KeyKind if kind.compartment and unanswered(directory, kind))
    return frozenset(Compartment(kind.value) for kind in kinds)


def unanswered(directory: Directory, kind: KeyKind) -> bool:
    """Say whether somebody lost the right to the current key of a kind."""
    current = directory.current_key(kind)
    return current is not None and not losses(directory, kind) <= current.answers


def _due(directory: Directory, holder: UUID, kind: KeyKind) -> bool:
    sealed = kind.compartment is not None
    return sealed and directory.holds(holder, kind) and unanswered(directory, kind)


def _pen(keyfile: KeyFile, holder: Unlocked, clock: int) -> Pen:
    return Pen(keyfile.directory, holder.user, holder.identity, clock)
