"""``keys.json`` as a value: what opens a register, and the part of it that copies share."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self
from uuid import UUID

from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import KeysDamaged, KeysForeign
from caseapp.storage.keys.directory import Directory, Listed
from caseapp.storage.keys.records import Record
from caseapp.storage.keys.slots import Slot
from caseapp.storage.keys.wraps import Wrap


@dataclass(frozen=True, slots=True)
class Ring:
    """Slots, wraps and records: what two copies of a register unite. Build it with `of`."""

    slots: frozenset[Slot] = frozenset()
    wraps: frozenset[Wrap] = frozenset()
    records: frozenset[Record] = frozenset()


def united(register: UUID, one: Ring, other: Ring) -> Ring:
    """Return what two copies have together: commutative, associative, idempotent.

    Of two slots with the same keys the one of the higher signed version stays; slots and wraps of
    removed users go, whichever side still has them; so does an enrolment slot that was used.
    """
    return settled(
        register,
        Ring(
            one.slots | other.slots,
            one.wraps | other.wraps,
            one.records | other.records,
        ),
    )


def settled(register: UUID, ring: Ring) -> Ring:
    """Return the ring without what signatures, versions, removals and enrolments have ended."""
    directory = Directory.of(ring.records, register)
    newest: dict[tuple[UUID, bytes], Slot] = {}
    for slot in ring.slots:
        place = slot.user, slot.keys.sign
        if slot.is_signed(register) and not _ended(directory, slot.user, slot.keys.box):
            newest[place] = max(newest.get(place, slot), slot, key=_age)
    wraps = (wrap for wrap in ring.wraps if not _ended(directory, wrap.holder, wrap.box))
    return Ring(frozenset(newest.values()), frozenset(wraps), ring.records)


def _age(slot: Slot) -> tuple[int, bytes]:
    return slot.version, slot.sealed + slot.signature


def _ended(directory: Directory, holder: UUID, box: bytes) -> bool:
    if directory.standing.ended(holder):
        return True
    known = directory.standing.known
    enrolling = known.enrolling.get(holder)
    return bool(known.own[holder]) and enrolling is not None and enrolling.box == box


@dataclass(frozen=True)
class KeyFile:
    """The key file of one copy of a register.

    Attributes:
        register: the register's id.
        data_key: id of the data key in use; it names the database file.
        ring: what copies share.
        generation: counts the times it was written.
        demo: whether the register is the invented one.
        title: shown at the lock screen.
        sole: no earlier generation may be kept beside this one.
        notices: codes of what was noticed while reading; not kept.
    """

    register: UUID
    data_key: bytes
    ring: Ring = field(repr=False)
    generation: int = 0
    demo: bool = False
    title: str = field(default="", repr=False)
    sole: bool = False
    notices: tuple[str, ...] = field(default=(), compare=False)

    @property
    def database(self) -> str:
        """Name of the database file in use."""
        return f"register-{self.data_key.hex()}.db"

    @cached_property
    def directory(self) -> Directory:
        """The users and their rights."""
        return Directory.of(self.ring.records, self.register)

    def slot_of(self, user: UUID) -> Slot | None:
        """Return the slot of a user: of their own keys, or before the enrolment of those."""
        listed = self.directory.users.get(UserId(user))
        if listed is None or listed.removed:
            return None
        keys = listed.keys or self.directory.standing.known.enrolling.get(user)
        return next((s for s in self.ring.slots if s.user == user and s.keys == keys), None)

    def people(self) -> tuple[Listed, ...]:
        """Return the users for the lock screen, by name: those who have a slot and a role."""
        found = [
            user
            for user in self.directory.users.values()
            if self.slot_of(user.id) and self.directory.roles_now(user.id)
        ]
        return tuple(sorted(found, key=lambda user: (user.name.casefold(), user.id)))

    def having(
        self,
        records: Iterable[Record] = (),
        wraps: Iterable[Wrap] = (),
        slots: Iterable[Slot] = (),
    ) -> Self:
        """Return the key file with more in it."""
        more = Ring(frozenset(slots), frozenset(wraps), frozenset(records))
        return replace(self, ring=united(self.register, self.ring, more))

    def with_ring(
        self, *, slots: frozenset[Slot] | None = None, wraps: frozenset[Wrap] | None = None
    ) -> Self:
        """Return the key file with other slots or wraps in place of its own."""
        ring = self.ring
        return replace(
            self,
            ring=Ring(
                ring.slots if slots is None else slots,
                ring.wraps if wraps is None else wraps,
                ring.records,
            ),
        )

    def taking_in(self, other: "KeyFile") -> Self:
        """Return this copy's key file with what another copy has.

        Raises:
            KeysForeign: the other file belongs to another register.
        """
        if other.register != self.register:
            raise KeysForeign
        return replace(self, ring=united(self.register, self.ring, other.ring))

    def records_since(self, before: "KeyFile") -> tuple[Record, ...]:
        """Return the records that this key file has more: they go into the journal as well."""
        more = self.ring.records - before.ring.records
        return tuple(sorted(more, key=lambda record: record.id))

    def require_founded(self) -> None:
        """Raise `KeysDamaged` if the record of the roots is missing or not this register's."""
        if not self.directory.standing.founded:
            raise KeysDamaged("root")
