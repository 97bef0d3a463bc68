"""Which records of a set were ever signed by somebody who had the right.

Every right is a chain of grants that ends at a root, so the rightful set is the least fixed point over
the records: it has no negation, and the order of arrival makes no difference.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.storage.canonical import NotCanonical
from caseapp.storage.keys.fact_reader import read_fact
from caseapp.storage.keys.facts import (
    NOBODY,
    Enrolment,
    Fact,
    Grant,
    Key,
    RecoveryUse,
    Revocation,
    Right,
    Root,
    User,
    recovery_id,
    user_id,
)
from caseapp.storage.keys.identity import PublicKeys
from caseapp.storage.keys.records import Record, register_id

ADMIN_ONLY = frozenset[Right]({Role.ADMIN})


class Refusal(StrEnum):
    """Why a record does not count."""

    UNREADABLE = "unreadable"  # broken, or of a newer program
    UNFOUNDED = "unfounded"  # no signature or no right that leads back to a root
    ENDED = "ended"  # its signer, or a grant it rests on, was taken away


class Rightful:
    """The records of one register that were ever rightful.

    Attributes:
        facts: record id → what it says.
        records: the same ids → record.
        refused: id → why, for all others.
        recovery: id of every recovery code there ever was → its public keys.
        own: user → public keys of their own; two pairs mean that the enrolment was done twice.
        enrolling: user → keys that vouch for the user's own.
    """

    def __init__(self, register: UUID, records: Iterable[Record]) -> None:
        self.facts: dict[UUID, Fact] = {}
        self.records: dict[UUID, Record] = {}
        self.refused: dict[UUID, Refusal] = {}
        self.recovery: dict[UUID, PublicKeys] = {}
        self.own: defaultdict[UUID, set[PublicKeys]] = defaultdict(set)
        self.enrolling: dict[UUID, PublicKeys] = {}
        self._register = register
        self._grow(self._readable(records))

    def _readable(self, records: Iterable[Record]) -> dict[UUID, tuple[Record, Fact]]:
        found: dict[UUID, tuple[Record, Fact]] = {}
        for record in records:
            try:
                found[record.id] = record, read_fact(record.kind, record.body)
            except NotCanonical:
                self.refused[record.id] = Refusal.UNREADABLE
        return found

    def _grow(self, waiting: dict[UUID, tuple[Record, Fact]]) -> None:
        grown = True
        while grown:
            rightful = [one for one, pair in waiting.items() if self._rightful(*pair)]
            for one in rightful:
                record, fact = waiting.pop(one)
                self.facts[one], self.records[one] = fact, record
                self._learn(fact)
            grown = bool(rightful)
        self.refused |= dict.fromkeys(waiting, Refusal.UNFOUNDED)

    def _learn(self, fact: Fact) -> None:
        match fact:
            case Root():
                self.recovery[recovery_id(fact.recovery)] = fact.recovery
                self.own[user_id(fact.admin)].add(fact.admin)
            case RecoveryUse():
                self.recovery[recovery_id(fact.keys)] = fact.keys
            case User() if not fact.own:
                self.enrolling[fact.user] = fact.keys
            case User() | Enrolment():
                self.own[fact.user].add(fact.keys)
            case _:
                pass

    def _rightful(self, record: Record, fact: Fact) -> bool:
        return self._may_say(record.signer, fact) and any(
            record.is_signed_by(self._register, keys) for keys in self._keys_for(record, fact)
        )

    def _keys_for(self, record: Record, fact: Fact) -> set[PublicKeys]:
        match fact:
            case Root():
                return {fact.admin}
            case Enrolment():
                return {self.enrolling[fact.user]}
            case _:
                recovery = self.recovery.get(record.signer)
                return {recovery} if recovery else self.own[record.signer]

    def _may_say(self, signer: UUID, fact: Fact) -> bool:
        match fact:
            case Root():
                return register_id(fact) == self._register and signer == user_id(fact.admin)
            case Enrolment():
                return signer == fact.user and signer in self.enrolling
            case RecoveryUse():
                return signer in self.recovery
            case _ if signer in self.recovery:
                return fact.under == NOBODY and _recovery_may_say(fact)
            case _:
                under = self.facts.get(fact.under)
                held = isinstance(under, Grant) and under.user == signer and under.rights
                return bool(held) and _holder_may_say(held or ADMIN_ONLY, fact)


def needed(fact: Fact) -> frozenset[Right]:
    """Return the right that a user's record of this content rests on."""
    match fact:
        case Grant() | Revocation():
            sealed = frozenset[Right](r for r in fact.rights if isinstance(r, Compartment))
            return sealed or ADMIN_ONLY
        case Key() if fact.kind.compartment:
            return frozenset({fact.kind.compartment})
        case _:
            return ADMIN_ONLY


def _holder_may_say(held: frozenset[Right], fact: Fact) -> bool:
    """An admin gives roles, a holder gives a compartment, and no record gives both."""
    match fact:
        case Grant() | Revocation() if len(_kinds(fact.rights)) != 1:
            return False
        case User() if fact.own:
            return False
        case _:
            return needed(fact) <= held


def _recovery_may_say(fact: Fact) -> bool:
    """The recovery code makes an admin, and holds every compartment; it gives nothing else."""
    match fact:
        case User():
            return fact.own
        case Grant():
            return fact.rights == ADMIN_ONLY or _kinds(fact.rights) == {Compartment}
        case Revocation():
            return _kinds(fact.rights) == {Compartment}
        case Key():
            return fact.kind.compartment is not None
        case _:
            return False


def _kinds(rights: frozenset[Right]) -> set[type[Right]]:
    return {type(right) for right in rights}
