"""Copies of one register, real and encrypted, for tests that write, merge, tamper and compare."""

import secrets
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from caseapp.domain.access import Role
from caseapp.domain.acts import UNDO
from caseapp.domain.ids import uuid7
from caseapp.storage import engine as engines
from caseapp.storage.columns import micros
from caseapp.storage.journal import projection, rebuild, store, undo, verify
from caseapp.storage.journal.admission import Authority, Reason
from caseapp.storage.journal.format import NOWHERE, Dot, Entry, Transaction
from caseapp.storage.journal.store import Replica
from caseapp.storage.journal.writer import Act, Author, JournalWriter
from caseapp.storage.merge.runs import Run, runs_since
from caseapp.storage.merge.take_in import Outcome, Taker, Verdict
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.rows import metadata
from caseapp.storage.unit_of_work import UnitOfWork

KEY = secrets.token_bytes(32)
START = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


@dataclass
class Book:
    """A directory in the clear: who has which roles, and what was seen of whom when they were removed."""

    keys: dict[UUID, Ed25519PrivateKey] = field(default_factory=dict)
    roles: dict[UUID, frozenset[Role]] = field(default_factory=dict)
    removed: dict[UUID, Mapping[UUID, int]] = field(default_factory=dict)

    def as_known_here(self) -> "Book":
        """The same users, with an own knowledge of who was removed."""
        return Book(self.keys, self.roles)

    def add(self, *roles: Role) -> UUID:
        user = uuid7()
        self.keys[user] = Ed25519PrivateKey.generate()
        self.roles[user] = frozenset(roles)
        return user

    def roles_of(self, user: UUID) -> frozenset[Role]:
        return self.roles.get(user, frozenset())

    def allows(self, user: UUID, replica: UUID, seq: int) -> bool:
        seen = self.removed.get(user)
        return user in self.keys and (seen is None or seq <= seen.get(replica, 0))

    def sign_key_of(self, user: UUID) -> bytes | None:
        key = self.keys.get(user)
        return None if key is None else key.public_key().public_bytes_raw()


@cache  # the schema costs more than all that a test writes
def empty_register() -> bytes:
    """Return the file of a register in which nothing stands yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        engine = engines.open_engine(path, KEY)
        engines.make_schema(engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        return path.read_bytes()


class Copy:
    """One laptop: an encrypted file, a replica, a clock that can be set."""

    def __init__(self, path: Path, register: UUID, book: Book, user: UUID) -> None:
        path.write_bytes(empty_register())
        self.engine = engines.open_engine(path, KEY)
        self.register, self.book, self.user = register, book.as_known_here(), user
        self.now = START
        self.begin_replica(Replica(uuid7(), NOWHERE, bytes(32)))

    def begin_replica(self, replica: Replica) -> None:
        self.replica = replica
        with engines.writing(self.engine) as connection:
            store.add_replica(connection, replica)
            connection.commit()

    def authority(self, connection: Connection, more: Iterable[Entry] = ()) -> Authority:  # noqa: ARG002 - laptops with a real directory read it there
        """Who may do what, as known here and from some entries that may be taken in."""
        return self.book

    def key_of(self, user: UUID) -> Ed25519PrivateKey:
        return self.book.keys[user]

    def writer(self, user: UUID | None = None) -> JournalWriter:
        user = user or self.user
        with engines.reading(self.engine) as view:
            tips = [store.tip(view, self.register, r) for r in store.replicas(view)]
            own = store.tip(view, self.register, self.replica)
        author = Author(user, self.key_of(user), uuid7())
        writer = JournalWriter(self.register, self.replica, author, lambda: self.now, own.clock)
        for tip in tips:
            writer.clock.adopt(tip.clock)
        return writer

    def do(
        self,
        act: str,
        work: Callable[[UnitOfWork], Any],
        reference: Dot = NOWHERE,
        user: UUID | None = None,
    ) -> Any:
        self.now += timedelta(seconds=1)
        with engines.writing(self.engine) as connection:
            made = Act(act, self.now, self.now, reference)

            def finish(_made: Transaction | None) -> None:
                projection.reproject_waiting(
                    connection, lambda: self.authority(connection), Reason.PARENT, Reason.ROW
                )
                connection.commit()

            with UnitOfWork(connection, self.writer(user), made, finish) as unit:
                result = work(unit)
                unit.commit()
        return result

    def take(self, runs: Iterable[Run]) -> list[Outcome]:
        outcomes = []
        for run in runs:
            with engines.writing(self.engine) as connection:
                taker = Taker(connection, self.register, partial(self.authority, connection))
                outcome = taker.take(run)
                if outcome.verdict in (Verdict.TAKEN, Verdict.FORK):
                    connection.commit()
            outcomes.append(outcome)
        return outcomes

    def runs(self, held: Mapping[UUID, int] | None = None) -> list[Run]:
        with engines.reading(self.engine) as view:
            return list(runs_since(view, held or {}))

    def learn(self, removed: Mapping[UUID, Mapping[UUID, int]]) -> None:
        """Hear who was removed, which may take rows away that were shown before."""
        if removed.keys() - self.book.removed.keys():
            self.book.removed |= removed
            with engines.writing(self.engine) as connection:
                rebuild.reproject_all(connection, self.book)
                connection.commit()

    def vector(self) -> dict[UUID, int]:
        with engines.reading(self.engine) as view:
            return store.version_vector(view)

    def undo_last(self) -> None:
        with engines.reading(self.engine) as view:
            made = undo.last_act(view, self.user)
            if made is None:
                return
            plan = undo.plan(view, made, UNDO)

        def work(unit: UnitOfWork) -> None:
            for restoration in plan:
                row = unit.get(JOURNALLED[restoration.table], restoration.row)
                for name, value in restoration.values.items():
                    setattr(row, name, value)

        self.do(UNDO, work, Dot(made.replica, made.first))

    def state(self) -> dict[str, Any]:
        """Everything that must be equal on two copies that hold the same."""
        with engines.reading(self.engine) as view:
            names = [*JOURNALLED, "head", "waiting"]
            rows = {
                name: sorted(map(repr, view.execute(select(table_of(name))).all()))
                for name in names
            }
        return {**rows, "vector": sorted(map(repr, self.vector().items()))}

    def differences(self) -> list[Any]:
        with engines.reading(self.engine) as view:
            return list(rebuild.differences(view, self.authority(view)))

    def faults(self) -> list[Any]:
        with engines.reading(self.engine) as view:
            return list(verify.faults(view, self.register, self.authority(view)))

    def entries(self, after: Mapping[UUID, int] | None = None) -> list[tuple[Transaction, Entry]]:
        with engines.reading(self.engine) as view:
            return [
                (made, entry)
                for replica in store.replicas(view)
                for made, entries in store.transactions(
                    view, replica.id, (after or {}).get(replica.id, 0)
                )
                for entry in entries
            ]

    def close(self) -> None:
        self.engine.dispose()


def when(copy: Copy) -> int:
    return micros(copy.now)


def contents(view: Connection) -> bytes:
    """Every value of every table as somebody sees it who has the data key and nothing else."""
    found = bytearray()
    for table in metadata.sorted_tables:
        for row in view.exec_driver_sql(f"SELECT * FROM {table.name}"):  # noqa: S608 - our own tables
            for value in row:
                found += value if isinstance(value, bytes) else str(value).encode()
                found += b"\n"
    return bytes(found)
