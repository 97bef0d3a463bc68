"""Writes records: fills in by which grant the signer may speak, and what the signer knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from caseapp.domain.access import Permission, Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotAllowed
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.facts import (
    NOBODY,
    Enrolment,
    Fact,
    Grant,
    Ids,
    Key,
    RecoveryUse,
    Removal,
    Revocation,
    Right,
    User,
)
from caseapp.storage.keys.identity import Identity, PublicKeys
from caseapp.storage.keys.records import Record, sign
from caseapp.storage.keys.secret import KeyKind, Secret


@dataclass(frozen=True, slots=True)
class Pen:
    """Somebody who signs, before a directory as it stands.

    Args:
        directory: what is known.
        signer: a user's id, or the recovery code's.
        identity: the signer's private keys.
        clock: the hybrid clock's value for what is written.
    """

    directory: Directory
    signer: UUID
    identity: Identity
    clock: int

    def user(self, keys: PublicKeys, name: str) -> Record:
        """Add a user: by the recovery code with keys of their own, by an admin to be enrolled."""
        own = self.signer == self.directory.recovery_now
        return self._signed(User(keys, name, own, self._under(Role.ADMIN)))

    def enrolment(self, keys: PublicKeys) -> Record:
        """Let the enrolment keys vouch for the user's own."""
        return self._signed(Enrolment(self.signer, keys))

    def grant(self, user: UUID, rights: Iterable[Right]) -> Record:
        """Give roles, or one compartment."""
        given = frozenset(rights)
        standing = self.directory.standing
        after = frozenset(one for right in given for one in standing.revocations_of(user, right))
        return self._signed(Grant(user, given, self.clock, after, self._under(_needed(given))))

    def revocation(self, user: UUID, rights: Iterable[Right]) -> Record:
        """Take roles, or a compartment; what the user signed until now stands."""
        taken = frozenset(rights)
        return self._signed(
            Revocation(
                user, taken, self.directory.standing.signed_by(user), self._under(_needed(taken))
            )
        )

    def key(self, secret: Secret) -> Record:
        """Put a secret into use."""
        kind = secret.kind
        generations = [key.generation for key in self.directory.keys(kind)]
        return self._signed(
            Key(
                key=secret.id,
                kind=kind,
                check=secret.check_value,
                generation=1 + max(generations, default=0),
                clock=self.clock,
                answers=losses(self.directory, kind),
                under=self._under(kind.compartment or Role.ADMIN),
            )
        )

    def removal(self, user: UUID, seen: Mapping[UUID, int]) -> Record:
        """End a user; what they signed until now stands."""
        return self._signed(
            Removal(
                user, dict(seen), self.directory.standing.signed_by(user), self._under(Role.ADMIN)
            )
        )

    def recovery_use(self, following: PublicKeys, made: Iterable[Record]) -> Record:
        """End the recovery code in whose name this is signed; what it signed until now stands.

        Args:
            following: public keys of the next code.
            made: what the old code signs in this use.
        """
        stand = self.directory.standing.signed_by(self.signer) | {record.id for record in made}
        return self._signed(RecoveryUse(following, self.clock, stand))

    def _signed(self, fact: Fact) -> Record:
        return sign(self.directory.register, fact, self.signer, self.identity)

    def _under(self, right: Right) -> UUID:
        """Return the grant by which the signer may do what needs a right; a root needs none.

        Raises:
            NotAllowed: the signer is no admin.
            CompartmentNotHeld: the signer does not hold the compartment.
        """
        directory = self.directory
        if self.signer == directory.recovery_now:
            return NOBODY
        if right in directory.rights_now(self.signer):
            grants = directory.standing.counting(Grant).items()
            for one, grant in sorted(grants):
                revoked = directory.standing.revocations_of(self.signer, right)
                if grant.user == self.signer and right in grant.rights and revoked <= grant.after:
                    return one
        if isinstance(right, Compartment):
            raise CompartmentNotHeld(right.value)
        raise NotAllowed(Permission.ADMINISTER.value)


def losses(directory: Directory, kind: KeyKind) -> Ids:
    """Return the records after which a kind needs a new key: its next key entry answers them.

    A data key answers every removal, a compartment's key every removal of a holder and every
    revocation; the register's own secret opens nothing and answers none.
    """
    standing, compartment = directory.standing, kind.compartment
    removals = standing.all(Removal)
    if compartment is None:
        return frozenset(removals if kind is KeyKind.DATA else ())
    grants = standing.counting(Grant).values()
    holders = {grant.user for grant in grants if compartment in grant.rights}
    revocations = standing.all(Revocation).items()
    taken = {one for one, fact in revocations if compartment in fact.rights}
    return frozenset(taken | {one for one, fact in removals.items() if fact.user in holders})


def _needed(rights: frozenset[Right]) -> Right:
    sealed = sorted(right for right in rights if isinstance(right, Compartment))
    return sealed[0] if sealed else Role.ADMIN
