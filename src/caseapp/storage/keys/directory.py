"""Who the users are and what they may: read from a set of signed records, whatever their order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.storage.keys.facts import Fact, Grant, Key, Removal, Right, User
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.records import Record
from caseapp.storage.keys.rightful import Refusal
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.standing import Standing

Kind = TypeVar("Kind", bound=Fact)


@dataclass(frozen=True, slots=True)
class Listed:
    """A user as the directory knows them; ``keys`` are their own, ``None`` before the enrolment.

    ``disputed``: two pairs of keys were enrolled for the user, on two copies or by somebody else.
    """

    id: UserId
    name: str = field(repr=False)
    keys: PublicKeys | None
    removed: bool
    disputed: bool

    @property
    def enrolled(self) -> bool:
        """Whether the user has chosen a passphrase of their own."""
        return self.keys is not None

    @property
    def fingerprint(self) -> str:
        """The short form of the user's own keys, empty before the enrolment."""
        return self.keys.fingerprint if self.keys else ""


class Directory:
    """The users of one register, their keys and rights. Build it with `of`.

    Attributes:
        register: the register's id, which the root record vouches for.
        standing: which records count.
        refused: record id → why it does not count.
        recovery_now: the id of the recovery code in force; ``None`` without a root, or when one code
            was used on two copies and neither use counts.
        contested: ids of records that take away although their signer was removed, or their right
            revoked, unheard: they count, and an admin should look at them.
        users: everybody who was ever added, the removed ones too.
    """

    def __init__(self, register: UUID, standing: Standing) -> None:
        self.register = register
        self.standing = standing
        self.refused: Mapping[UUID, Refusal] = standing.refused
        self.recovery_now = standing.recovery_in_force()
        self.contested = standing.contested()
        self._removals = tuple(standing.all(Removal).values())
        self._grants = tuple(standing.counting(Grant).values())
        self._keys = tuple(standing.counting(Key).values())
        self.users: Mapping[UserId, Listed] = {
            UserId(fact.user): self._listed(fact)
            for _, fact in sorted(standing.all(User).items(), reverse=True)
        }

    @staticmethod
    def of(records: Iterable[Record], register: UUID) -> "Directory":
        """Read a directory; the order and repetitions of the records make no difference.

        The last few are kept: opening a register asks ten times for what the same records say.
        """
        return _directory(frozenset(records), register)

    def sign_key_of(self, user: UUID) -> bytes | None:
        """Return the raw Ed25519 public key, ``None`` for a stranger or before the enrolment."""
        listed = self.users.get(UserId(user))
        return listed.keys.sign if listed and listed.keys else None

    def roles_of(self, user: UUID) -> frozenset[Role]:
        """Return the roles that were ever granted with right: old entries are judged by them."""
        granted = (grant.rights for grant in self._grants if grant.user == user)
        return frozenset(r for rights in granted for r in rights if isinstance(r, Role))

    def roles_now(self, user: UUID) -> frozenset[Role]:
        """Return the roles a user has today."""
        return frozenset(right for right in self.rights_now(user) if isinstance(right, Role))

    def compartments_of(self, user: UUID) -> frozenset[Compartment]:
        """Return the compartments a user holds today."""
        return frozenset(r for r in self.rights_now(user) if isinstance(r, Compartment))

    def rights_now(self, user: UUID) -> frozenset[Right]:
        """Return all that is granted to a user and neither revoked nor ended."""
        if self.removed(user):
            return frozenset()
        return frozenset(
            right
            for grant in self._grants
            if grant.user == user
            for right in grant.rights
            if self.standing.revocations_of(user, right) <= grant.after
        )

    def holds(self, holder: UUID, kind: KeyKind) -> bool:
        """Say whether a user or the recovery code is entitled to the secrets of a kind."""
        if holder == self.recovery_now:
            return True
        if kind.compartment:
            return kind.compartment in self.compartments_of(holder)
        return bool(self.roles_now(holder))

    def removed(self, user: UUID) -> bool:
        """Say whether a user was removed."""
        return any(removal.user == user for removal in self._removals)

    def allows(self, user: UUID, replica: UUID, seq: int) -> bool:
        """Say whether a user is known and had not been removed by that entry.

        A replica that a removal does not name is one of which the remover had seen nothing.
        """
        return UserId(user) in self.users and all(
            seq <= removal.seen.get(replica, 0)
            for removal in self._removals
            if removal.user == user
        )

    def current_key(self, kind: KeyKind) -> Key | None:
        """Return the key entry to write with: the highest (hybrid clock, key id)."""
        return max(self.keys(kind), key=lambda key: (key.clock, key.key), default=None)

    def keys(self, kind: KeyKind) -> tuple[Key, ...]:
        """Return every counting key entry of a kind."""
        return tuple(key for key in self._keys if key.kind is kind)

    def vouches_for(self, secret: Secret) -> bool:
        """Say whether a counting key entry has the secret's id, kind and check value."""
        entries = self.keys(secret.kind)
        return any(key.key == secret.id and secret.matches(key.check) for key in entries)

    def _listed(self, fact: User) -> Listed:
        keys = sorted(self.standing.known.own[fact.user])
        return Listed(
            id=UserId(fact.user),
            name=fact.name,
            keys=keys[0] if keys else None,
            removed=self.removed(fact.user),
            disputed=len(keys) > 1,
        )


@lru_cache(maxsize=8)
def _directory(records: frozenset[Record], register: UUID) -> Directory:
    return Directory(register, Standing(register, records))
