"""Reads the bodies of directory records, strictly: what is odd or newer is no fact."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.storage.canonical import NotCanonical, Plain, as_bytes, as_int, as_list, as_text, read
from caseapp.storage.keys.facts import (
    KINDS,
    Body,
    Enrolment,
    Fact,
    Grant,
    Ids,
    Key,
    RecoveryUse,
    Removal,
    Revocation,
    Right,
    Root,
    User,
    body_of,
)
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.secret import ID_BYTES, KeyKind


def read_fact(kind: str, body: bytes) -> Fact:
    """Return the fact that a record states.

    Raises:
        NotCanonical: an unknown kind, other bytes than `body_of` would write, or impossible values.
    """
    if kind not in KINDS:
        raise NotCanonical
    plain = read(body)
    if not isinstance(plain, dict):
        raise NotCanonical
    try:
        fact = _READERS[KINDS[kind]](plain)
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


_READERS: Mapping[type[Fact], Callable[[Body], Fact]] = MappingProxyType(
    {
        Root: _root,
        User: _user,
        Enrolment: _enrolment,
        Grant: _grant,
        Revocation: _revocation,
        Key: _key,
        Removal: _removal,
        RecoveryUse: _recovery_use,
    }
)

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
