"""Which rightful records still count. A pure function of the set, never of the order of arrival.

Two rules. *What takes away counts whenever its signer ever had the right*: so removing wins over
adding, and nobody can take a removal back by removing the remover. *What gives counts only while
nothing that takes away speaks against it*: against its signer, or against the right it rests on,
unless the taker knew the record and let it stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from caseapp.storage.keys.facts import (
    Enrolment,
    Fact,
    Grant,
    RecoveryUse,
    Removal,
    Revocation,
    Right,
    Root,
    recovery_id,
)
from caseapp.storage.keys.records import Record
from caseapp.storage.keys.rightful import Refusal, Rightful, needed

Kind = TypeVar("Kind", bound=Fact)


class Standing:
    """Sorts the records of one register.

    Attributes:
        known: the records that were ever rightful, and the keys they name.
        refused: record id → why it does not count.
    """

    def __init__(self, register: UUID, records: Iterable[Record]) -> None:
        self.known = Rightful(register, records)
        self._endings: defaultdict[UUID, dict[UUID, Removal | RecoveryUse]] = defaultdict(dict)
        self._takings: defaultdict[UUID, dict[UUID, Revocation]] = defaultdict(dict)
        for one, removal in self.all(Removal).items():
            self._endings[removal.user][one] = removal
        for one, use in self.all(RecoveryUse).items():
            self._endings[self.known.records[one].signer][one] = use
        for one, revocation in self.all(Revocation).items():
            self._takings[revocation.user][one] = revocation
        ended = {one: Refusal.ENDED for one in self.known.facts if not self.counts(one)}
        self.refused = self.known.refused | ended

    def all(self, kind: type[Kind]) -> dict[UUID, Kind]:
        """Return every rightful fact of a kind, whether it still counts or not."""
        facts = self.known.facts.items()
        return {one: fact for one, fact in facts if isinstance(fact, kind)}

    def counting(self, kind: type[Kind]) -> dict[UUID, Kind]:
        """Return the facts of a kind that count now."""
        return {one: fact for one, fact in self.all(kind).items() if self.counts(one)}

    def counts(self, record_id: UUID) -> bool:
        """Say whether a record counts now."""
        if isinstance(self.known.facts.get(record_id), Revocation | Removal):
            return True
        links = tuple(self._chain(record_id))
        return bool(links) and all(self._stands(link) for link in links)

    def contested(self) -> frozenset[UUID]:
        """Return what takes away although its signer, or their right, was taken away unheard.

        It counts all the same; people should look at it before they go on.
        """
        facts = self.known.facts.items()
        takings = (one for one, f in facts if isinstance(f, Revocation | Removal | RecoveryUse))
        return frozenset(
            one for one in takings if not all(self._stands(link) for link in self._chain(one))
        )

    @property
    def founded(self) -> bool:
        """Whether the register's root record is there: without it nothing counts."""
        return bool(self.all(Root))

    def signed_by(self, signer: UUID) -> frozenset[UUID]:
        """Return the ids of what somebody has rightfully signed."""
        records = self.known.records.items()
        return frozenset(one for one, record in records if record.signer == signer)

    def revocations_of(self, user: UUID, right: Right) -> frozenset[UUID]:
        """Return the ids of the records that take a right from a user."""
        takings = self._takings[user].items()
        return frozenset(one for one, taking in takings if right in taking.rights)

    def ended(self, signer: UUID) -> bool:
        """Say whether a user was removed, or a recovery code used."""
        return bool(self._endings[signer])

    def recovery_in_force(self) -> UUID | None:
        """Return the id of the one recovery code that was founded and not used, if there is one."""
        founded = [fact.recovery for fact in self.counting(Root).values()]
        founded += [fact.keys for fact in self.counting(RecoveryUse).values()]
        ids = map(recovery_id, founded)
        return next((one for one in ids if not self.ended(one)), None)

    def _chain(self, record_id: UUID) -> Iterator[UUID]:
        """Yield the record, the grant it rests on, and so on up to a root."""
        while fact := self.known.facts.get(record_id):
            yield record_id
            if isinstance(fact, Root | Enrolment | RecoveryUse):
                return
            record_id = fact.under

    def _stands(self, record_id: UUID) -> bool:
        """Say whether nothing speaks against one link of a chain."""
        fact, signer = self.known.facts[record_id], self.known.records[record_id].signer
        spoken_against = any(
            one != record_id and record_id not in ending.stand
            for one, ending in self._endings[signer].items()
        )
        return not spoken_against and not self._right_taken(record_id, fact, signer)

    def _right_taken(self, record_id: UUID, fact: Fact, signer: UUID) -> bool:
        if isinstance(fact, Root | Enrolment | RecoveryUse):
            return False
        grant = self.known.facts.get(fact.under)
        overruled = grant.after if isinstance(grant, Grant) else frozenset[UUID]()
        return any(
            one not in overruled and record_id not in taking.stand
            for one, taking in self._takings[signer].items()
            if taking.rights & needed(fact)
        )
