"""What the records of the directory say, one value per kind, and their canonical bodies.

A fact that *gives* (user, enrolment, grant, key) names in ``under`` the grant by which its signer may
say so, so that every right is a chain that ends at a root. A fact that *takes away* (revocation,
removal, use of the recovery code) lists in ``stand`` what its signer knew of the other's records: those
stay, later ones do not count. A grant lists in ``after`` the revocations it knows and overrules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.storage.canonical import Plain, canonical
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.secret import KeyKind

Right: TypeAlias = Role | Compartment
Ids: TypeAlias = frozenset[UUID]
Body: TypeAlias = "dict[str, Plain]"

NOBODY = UUID(int=0)
"""Stands in ``under`` where the signer is a root or speaks for themself."""


@dataclass(frozen=True, slots=True)
class Root:
    """The two roots: the recovery code's keys and the first admin's. The register's id is their hash."""

    nonce: bytes
    recovery: PublicKeys
    admin: PublicKeys

    def plain(self) -> Body:
        """Return the body."""
        return {
            "nonce": self.nonce,
            "recovery": _keys_plain(self.recovery),
            "admin": _keys_plain(self.admin),
        }


@dataclass(frozen=True, slots=True)
class User:
    """A user, whose id is the hash of ``keys``.

    ``own`` keys come with the use of the recovery code; otherwise they are the enrolment keys, which
    only vouch for the pair that the user makes at the first unlock.
    """

    keys: PublicKeys
    name: str = field(repr=False)
    own: bool
    under: UUID

    @property
    def user(self) -> UUID:
        """The user's id."""
        return user_id(self.keys)

    def plain(self) -> Body:
        """Return the body."""
        return {
            "keys": _keys_plain(self.keys),
            "name": self.name,
            "own": self.own,
            "under": self.under.bytes,
        }


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The user's own keys, signed by the enrolment key."""

    user: UUID
    keys: PublicKeys

    def plain(self) -> Body:
        """Return the body."""
        return {"user": self.user.bytes, "keys": _keys_plain(self.keys)}


@dataclass(frozen=True, slots=True)
class Grant:
    """Roles, or one compartment, given to a user at a hybrid clock value."""

    user: UUID
    rights: frozenset[Right]
    clock: int
    after: Ids
    under: UUID

    def plain(self) -> Body:
        """Return the body."""
        return {
            "user": self.user.bytes,
            "rights": _rights_plain(self.rights),
            "clock": self.clock,
            "after": _ids_plain(self.after),
            "under": self.under.bytes,
        }


@dataclass(frozen=True, slots=True)
class Revocation:
    """Takes rights from a user."""

    user: UUID
    rights: frozenset[Right]
    stand: Ids
    under: UUID

    def plain(self) -> Body:
        """Return the body."""
        return {
            "user": self.user.bytes,
            "rights": _rights_plain(self.rights),
            "stand": _ids_plain(self.stand),
            "under": self.under.bytes,
        }


@dataclass(frozen=True, slots=True)
class Key:
    """A secret that is in use from now on; ``answers`` are the losses of a holder that it reacts to."""

    key: bytes
    kind: KeyKind
    check: bytes
    generation: int
    clock: int
    answers: Ids
    under: UUID

    def plain(self) -> Body:
        """Return the body."""
        return {
            "key": self.key,
            "kind": self.kind.value,
            "check": self.check,
            "generation": self.generation,
            "clock": self.clock,
            "answers": _ids_plain(self.answers),
            "under": self.under.bytes,
        }


@dataclass(frozen=True, slots=True)
class Removal:
    """Ends a user. ``seen``: replica → last sequence number that the remover had seen of it."""

    user: UUID
    seen: Mapping[UUID, int]
    stand: Ids
    under: UUID

    def plain(self) -> Body:
        """Return the body."""
        return {
            "user": self.user.bytes,
            "seen": [[replica.bytes, seq] for replica, seq in sorted(self.seen.items())],
            "stand": _ids_plain(self.stand),
            "under": self.under.bytes,
        }


@dataclass(frozen=True, slots=True)
class RecoveryUse:
    """Ends a recovery code and names the keys of the next one."""

    keys: PublicKeys
    clock: int
    stand: Ids

    def plain(self) -> Body:
        """Return the body."""
        return {
            "keys": _keys_plain(self.keys),
            "clock": self.clock,
            "stand": _ids_plain(self.stand),
        }


Fact: TypeAlias = Root | User | Enrolment | Grant | Revocation | Key | Removal | RecoveryUse

KINDS: Mapping[str, type[Fact]] = MappingProxyType(
    {
        "root": Root,
        "user": User,
        "enrolment": Enrolment,
        "grant": Grant,
        "revocation": Revocation,
        "key": Key,
        "removal": Removal,
        "recovery_use": RecoveryUse,
    }
)
"""The names of the kinds, as they stand in records."""


def user_id(keys: PublicKeys) -> UUID:
    """Return the id of the user whose first keys these are."""
    return keys.id_as("user")


def recovery_id(keys: PublicKeys) -> UUID:
    """Return the id under which a recovery code signs and holds wraps."""
    return keys.id_as("recovery")


def kind_of(fact: Fact) -> str:
    """Return the name of a fact's kind, as it stands in records."""
    return next(kind for kind, made in KINDS.items() if isinstance(fact, made))


def body_of(fact: Fact) -> bytes:
    """Return the canonical bytes of a fact."""
    return canonical(fact.plain())


def _keys_plain(keys: PublicKeys) -> list[Plain]:
    return [keys.box, keys.sign]


def _ids_plain(ids: Ids) -> list[Plain]:
    return [one.bytes for one in sorted(ids)]


def _rights_plain(rights: frozenset[Right]) -> list[Plain]:
    return [right.value for right in sorted(rights)]
