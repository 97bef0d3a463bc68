"""What an unlocked user has in hand; nothing of it shows in a repr."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import KeysDamaged, RecoveryCodeRefused
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.wraps import open_wrap


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A user's private keys and every secret that is wrapped for them (key id → secret).

    For an opened recovery code ``user`` is the id of the code.
    """

    user: UserId
    identity: Identity = field(repr=False)
    secrets: Mapping[bytes, Secret] = field(repr=False)

    @property
    def sign_key(self) -> Ed25519PrivateKey:
        """Signs the user's journal transactions."""
        return self.identity.sign_key()

    def having(self, more: Iterable[Secret]) -> Self:
        """Return the same with more secrets."""
        return replace(self, secrets={**self.secrets, **{one.id: one for one in more}})

    def of_kind(self, kind: KeyKind) -> tuple[Secret, ...]:
        """Return the secrets of a kind."""
        return tuple(secret for secret in self.secrets.values() if secret.kind is kind)


def secrets_of(keyfile: KeyFile, holder: UserId, identity: Identity) -> dict[bytes, Secret]:
    """Return every secret that is wrapped for a holder, granted, and what its key entry promises."""
    directory = keyfile.directory
    found: dict[bytes, Secret] = {}
    for wrap in keyfile.ring.wraps:
        if wrap.holder != holder or not directory.holds(holder, wrap.kind):
            continue
        secret = open_wrap(keyfile.register, wrap, identity)
        if secret and directory.vouches_for(secret):
            found[secret.id] = secret
    return found


def opened_by_code(keyfile: KeyFile, code: RecoveryCode) -> Unlocked:
    """Return what the recovery code holds: every secret. It acts like a user, but gives less.

    Raises:
        RecoveryCodeRefused: the code was used before, or belongs to another register.
    """
    if code.id != keyfile.directory.recovery_now:
        raise RecoveryCodeRefused
    holder, identity = UserId(code.id), code.identity()
    unlocked = Unlocked(holder, identity, secrets_of(keyfile, holder, identity))
    require_data_key(keyfile, unlocked)
    return unlocked


def require_data_key(keyfile: KeyFile, unlocked: Unlocked) -> Secret:
    """Return the secret that opens this copy's database.

    Raises:
        KeysDamaged: no true wrap of it is there for the user.
    """
    secret = unlocked.secrets.get(keyfile.data_key)
    if secret is None or secret.kind is not KeyKind.DATA:
        raise KeysDamaged("wrap")
    return secret
