"""Laptops of one register whose users stand in a real directory: signed records that travel in the journal.

Like `copies.Copy`, they are files under one data key that is known, so that hundreds can be made; what is
missing of an enrolled register (`registers.Founded`) are the slots and wraps of its key file.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from caseapp.domain.access import Role
from caseapp.domain.ids import uuid7
from caseapp.storage import engine as engines
from caseapp.storage.authority import records_of, row_of
from caseapp.storage.journal import rebuild, store
from caseapp.storage.journal.format import NOWHERE, Dot, Entry
from caseapp.storage.journal.store import Replica
from caseapp.storage.keys import operations
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.facts import user_id
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.pen import Pen
from caseapp.storage.keys.records import Record
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.unit_of_work import UnitOfWork
from copies import KEY, START, Book, Copy, empty_register

CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)


@dataclass
class Team:
    """Who works on the register, with their private keys; the admin founded it."""

    register: UUID
    admin: UUID
    identities: dict[UUID, Identity] = field(repr=False)

    def pen(self, directory: Directory, clock: int) -> Pen:
        """The admin's pen."""
        return Pen(directory, self.admin, self.identities[self.admin], clock)

    def joining(self, directory: Directory, clock: int, *roles: Role) -> tuple[UUID, set[Record]]:
        """Return a new user, enrolled, and the records that make them one."""
        enrolling, own = Identity.fresh(), Identity.fresh()
        user = user_id(enrolling.public())
        self.identities[user] = own
        made = {self.pen(directory, clock).user(enrolling.public(), str(user))}
        made |= {
            self.pen(directory, clock).grant(user, roles),
            Pen(directory, user, enrolling, clock).enrolment(own.public()),
        }
        return user, made


@lru_cache(maxsize=256)  # the same records are read again after every act
def _directory(records: frozenset[Record], register: UUID) -> Directory:
    return Directory.of(records, register)


class Laptop(Copy):
    """One laptop, which begins a chain in the file it was given.

    Args:
        path: the database to make.
        team: whose register.
        user: who works here.
        file: the database it is a copy of.
    """

    def __init__(self, path: Path, team: Team, user: UUID, file: bytes) -> None:
        self.team, self.path = team, path
        self.register, self.user, self.book = team.register, user, Book()
        self.now = START
        path.write_bytes(file)
        self.engine = engines.open_engine(path, KEY)
        with engines.reading(self.engine) as view:
            tips = [(store.tip(view, self.register, r), r.id) for r in store.replicas(view)]
        parent, parent_hash = NOWHERE, bytes(32)
        if tips:
            tip, replica = max(tips, key=lambda one: (one[0].clock, one[1]))
            parent, parent_hash = Dot(replica, tip.seq), tip.hash
        self.begin_replica(Replica(uuid7(), parent, parent_hash))

    def file(self) -> bytes:
        """Return the database as somebody would copy it."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.path.read_bytes()

    def authority(self, connection: Connection, more: Iterable[Entry] = ()) -> Directory:
        return _directory(records_of(connection, more), self.register)

    def directory(self) -> Directory:
        with engines.reading(self.engine) as view:
            return self.authority(view)

    def key_of(self, user: UUID) -> Ed25519PrivateKey:
        return self.team.identities[user].sign_key()

    def enrol(self, *roles: Role) -> UUID:
        """The admin adds somebody here, who enrols at once."""
        clock = self.writer(self.team.admin).clock.tick()
        user, records = self.team.joining(self.directory(), clock, *roles)
        self._write(records)
        return user

    def remove(self, user: UUID) -> None:
        """The admin removes somebody here; what they wrote and was seen stands."""
        clock = self.writer(self.team.admin).clock.tick()
        self._write({self.team.pen(self.directory(), clock).removal(user, self.vector())})
        with engines.writing(self.engine) as connection:
            rebuild.reproject_all(connection, self.authority(connection))
            connection.commit()

    def _write(self, records: Iterable[Record]) -> None:
        self.do("write_directory", lambda unit: add_records(unit, records), user=self.team.admin)


def add_records(unit: UnitOfWork, records: Iterable[Record]) -> None:
    for record in sorted(records, key=lambda one: one.id):
        unit.add(row_of(record))


@dataclass(frozen=True)
class Begun:
    """A register as it was founded, with its first users; nobody changes what is here."""

    team: Team
    leaver: UUID
    officer: UUID
    file: bytes

    def team_of_its_own(self) -> Team:
        """Return the team, which others may join."""
        return replace(self.team, identities=dict(self.team.identities))


@cache  # founding one costs more than all that a test does with it
def begun() -> Begun:
    """Found a register: an admin, a field officer who will leave, and one who is supervisor too."""
    roles = frozenset({Role.ADMIN, Role.SUPERVISOR})
    made = operations.create("Олена", roles, "ніколи не питають", CHEAP, clock=1)
    admin, ring = made.unlocked, made.keyfile.ring
    team = Team(made.keyfile.register, admin.user, {admin.user: admin.identity})
    with tempfile.TemporaryDirectory() as folder:
        first = Laptop(Path(folder) / "first.db", team, admin.user, empty_register())
        first.do("create_register", lambda unit: add_records(unit, ring.records))
        leaver = first.enrol(Role.FIELD_OFFICER)
        officer = first.enrol(Role.FIELD_OFFICER, Role.SUPERVISOR)
        file = first.file()
        first.close()
    return Begun(team, leaver, officer, file)
