"""What the records of the directory say, one value per kind, and their canonical bodies.

A fact that *gives* (user, enrolment, grant, key) names in ``under`` the grant by which its signer may
say so, so that every right is a chain that ends at a root. A fact that *takes away* (revocation,
removal, use of the recovery code) lists in ``stand`` what its signer knew of the other's records: those
stay, later ones do not count. A grant lists in ``after`` the revocations it knows and overrules.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.storage.canonical import (
    NotCanonical,
    Plain,
    as_bytes,
    as_int,
    as_list,
    as_text,
    canonical,
    read,
)
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.secret import ID_BYTES, KeyKind

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


def user_id(keys: PublicKeys) -> UUID:
    """Return the id of the user whose first keys these are."""
    return keys.id_as("user")


def recovery_id(keys: PublicKeys) -> UUID:
    """Return the id under which a recovery code signs and holds wraps."""
    return keys.id_as("recovery")


def kind_of(fact: Fact) -> str:
    """Return the name of a fact's kind, as it stands in records."""
    return next(kind for kind, (made, _) in _KINDS.items() if isinstance(fact, made))


def body_of(fact: Fact) -> bytes:
    """Return the canonical bytes of a fact."""
    return canonical(fact.plain())


def read_fact(kind: str, body: bytes) -> Fact:
    """Return the fact that a record states.

    Raises:
        NotCanonical: an unknown kind, other bytes than `body_of` would write, or impossible values.
    """
    if kind not in _KINDS:
        raise NotCanonical
    plain = read(body)
    if not isinstance(plain, dict):
        raise NotCanonical
    try:
        fact = _KINDS[kind][1](plain)
    except (KeyError, ValueError) as error:
        raise NotCanonical from error
    if body_of(fact) != body:
        raise NotCanonical  # a field that this program does not know
    return fact


def _root(body: Body) -> Root:
    return Root(as_bytes(body["nonce"]), _keys(body["recovery"]), _keys(body["admin"]))


def _user(body: Body) -> User:
    own = body["own"]
    if not isinstance(own, bool):
        raise NotCanonical
    return User(_keys(body["keys"]), as_text(body["name"]), own, _id(body["under"]))


def _enrolment(body: Body) -> Enrolment:
    return Enrolment(_id(body["user"]), _keys(body["keys"]))


def _grant(body: Body) -> Grant:
    return Grant(
        _id(body["user"]),
        _rights(body["rights"]),
        as_int(body["clock"]),
        _ids(body["after"]),
        _id(body["under"]),
    )


def _revocation(body: Body) -> Revocation:
    return Revocation(
        _id(body["user"]), _rights(body["rights"]), _ids(body["stand"]), _id(body["under"])
    )


def _key(body: Body) -> Key:
    key_id = as_bytes(body["key"])
    if len(key_id) != ID_BYTES:
        raise NotCanonical
    return Key(
        key_id,
        KeyKind(as_text(body["kind"])),
        as_bytes(body["check"]),
        as_int(body["generation"]),
        as_int(body["clock"]),
        _ids(body["answers"]),
        _id(body["under"]),
    )


def _removal(body: Body) -> Removal:
    pairs = (as_list(pair) for pair in as_list(body["seen"]))
    seen = {_id(replica): as_int(seq) for replica, seq in pairs}
    return Removal(_id(body["user"]), seen, _ids(body["stand"]), _id(body["under"]))


def _recovery_use(body: Body) -> RecoveryUse:
    return RecoveryUse(_keys(body["keys"]), as_int(body["clock"]), _ids(body["stand"]))


_KINDS: Mapping[str, tuple[type[Fact], Callable[[Body], Fact]]] = {
    "root": (Root, _root),
    "user": (User, _user),
    "enrolment": (Enrolment, _enrolment),
    "grant": (Grant, _grant),
    "revocation": (Revocation, _revocation),
    "key": (Key, _key),
    "removal": (Removal, _removal),
    "recovery_use": (RecoveryUse, _recovery_use),
}


_COMPARTMENT_CODES = frozenset(one.value for one in Compartment)


def _keys(value: Plain) -> PublicKeys:
    box, sign = as_list(value)
    return PublicKeys(as_bytes(box), as_bytes(sign))


def _id(value: Plain) -> UUID:
    return UUID(bytes=as_bytes(value))


def _ids(value: Plain) -> Ids:
    return frozenset(_id(one) for one in as_list(value))


def _rights(value: Plain) -> frozenset[Right]:
    return frozenset(_right(as_text(one)) for one in as_list(value))


def _right(code: str) -> Right:
    return Compartment(code) if code in _COMPARTMENT_CODES else Role(code)


def _keys_plain(keys: PublicKeys) -> list[Plain]:
    return [keys.box, keys.sign]


def _ids_plain(ids: Ids) -> list[Plain]:
    return [one.bytes for one in sorted(ids)]


def _rights_plain(rights: frozenset[Right]) -> list[Plain]:
    return [right.value for right in sorted(rights)]
