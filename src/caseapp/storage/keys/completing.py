"""Wraps for everybody entitled, made by whoever holds a secret and sees a grant."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from caseapp.storage.keys.directory import Directory, Listed
from caseapp.storage.keys.facts import User
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.secret import Secret
from caseapp.storage.keys.wraps import Wrap, make_wrap


def with_wraps(keyfile: KeyFile, secrets: Iterable[Secret], by: UUID) -> KeyFile:
    """Return the key file with a wrap of each secret for each holder who has none yet.

    Args:
        keyfile: with the grants in it.
        secrets: what the maker of the wraps holds.
        by: who makes them, a user's id or the recovery code's.
    """
    held = {(wrap.key, wrap.holder, wrap.box) for wrap in keyfile.ring.wraps}
    directory = keyfile.directory
    made = [
        make_wrap(keyfile.register, secret, holder, keys)
        for secret in secrets
        if directory.vouches_for(secret)
        for holder, keys in _entitled(directory, secret, by)
        if (secret.id, holder, keys.box) not in held
    ]
    return keyfile.having(wraps=made) if made else keyfile


def without_wraps(keyfile: KeyFile, gone: Iterable[Wrap]) -> KeyFile:
    """Return the key file without some wraps."""
    return keyfile.with_ring(wraps=keyfile.ring.wraps - frozenset(gone))


def _entitled(directory: Directory, secret: Secret, by: UUID) -> Iterator[tuple[UUID, PublicKeys]]:
    recovery = directory.recovery_now
    if recovery:
        yield recovery, directory.standing.known.recovery[recovery]
    for user in directory.users.values():
        if directory.holds(user.id, secret.kind):
            keys = user.keys or _enrolment_keys(directory, user, secret, by)
            if keys:
                yield user.id, keys


def _enrolment_keys(
    directory: Directory, user: Listed, secret: Secret, by: UUID
) -> PublicKeys | None:
    """Return the keys that the one-time passphrase opens, if they may be given this secret.

    The admin who made the one-time passphrase knows it. A compartment is wrapped for it only by that
    same admin, who then holds the compartment anyway; another holder waits for the user's own keys.
    """
    standing = directory.standing
    added_by = {
        standing.known.records[one].signer
        for one, fact in standing.all(User).items()
        if fact.user == user.id
    }
    if secret.kind.compartment and added_by != {by}:
        return None
    return standing.known.enrolling.get(user.id)
