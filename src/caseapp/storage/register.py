"""An open register: reads, acts, and what must be remembered after each commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine

from caseapp.domain.errors import EnvironmentFault, RegisterReadOnly
from caseapp.domain.ids import ReplicaId
from caseapp.storage import engine as engines
from caseapp.storage.access_log import Access, AccessLog
from caseapp.storage.authority import directory_of
from caseapp.storage.journal.admission import Reason
from caseapp.storage.journal.format import NOWHERE, Dot, Transaction
from caseapp.storage.journal.projection import reproject_waiting
from caseapp.storage.journal.writer import Act, JournalWriter
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.unlocked import Unlocked
from caseapp.storage.sidecar import Sidecar
from caseapp.storage.unit_of_work import UnitOfWork
from caseapp.storage.writer_lock import WriterLock


@dataclass(slots=True)
class Writing:
    """What only a writer has."""

    journal: JournalWriter
    lock: WriterLock
    sidecar: Sidecar


@dataclass(slots=True)
class Register:
    """One unlocked copy of a register.

    Attributes:
        folder: the register's folder.
        config: the program's configuration folder.
        keyfile: as it stands on disk.
        unlocked: the user's keys and secrets.
        engine: the encrypted database.
        now: the wall clock, aware.
        writing: ``None`` when it can only be read.
        read_only: why it can only be read: a code of `RegisterReadOnly`, or empty.
        notices: codes of what was noticed on opening.
    """

    folder: Path
    config: Path
    keyfile: KeyFile
    unlocked: Unlocked = field(repr=False)
    engine: Engine = field(repr=False)
    now: Callable[[], datetime] = field(repr=False)
    writing: Writing | None = field(default=None, repr=False)
    read_only: str = ""
    notices: tuple[str, ...] = ()
    access_log: AccessLog = field(init=False, repr=False)
    _shared: Connection | None = field(default=None, repr=False)
    _made: list[Transaction] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Begin to take note of who looks at what."""
        self.access_log = AccessLog(self.engine)

    def use_engine(self, engine: Engine) -> None:
        """Go on over another database file, after a change of the data key."""
        self.engine = self.access_log.engine = engine

    def looked(self, what: str, subject: UUID | None = None, detail: str = "") -> None:
        """Take note that the user looked at something."""
        user = self.unlocked.user
        self.access_log.note(Access(self.now(), user, what, subject, detail))

    @property
    def id(self) -> UUID:
        """The register's id, the same on every copy."""
        return self.keyfile.register

    @property
    def secret(self) -> bytes:
        """The register's own secret."""
        key = self.keyfile.directory.current_key(KeyKind.REGISTER)
        return self.unlocked.secrets[key.key].value if key else b""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield one consistent view; inside a batch, what the batch has written so far."""
        if self._shared is not None:
            yield self._shared
            return
        with engines.reading(self.engine) as view:
            yield view

    @contextmanager
    def unit_of_work(
        self, act: str, occurred_at: datetime | None = None, reference: Dot = NOWHERE
    ) -> Iterator[UnitOfWork]:
        """Yield a unit of work for one act.

        Raises:
            RegisterReadOnly: nothing can be written here.
        """
        writing = self.require_writing()
        now = self.now()
        made = Act(act, occurred_at or now, now, reference)
        if self._shared is not None:
            with UnitOfWork(self._shared, writing.journal, made, self._gather) as unit:
                yield unit
            return
        with engines.writing(self.engine) as connection:

            def finish(transaction: Transaction | None) -> None:
                if transaction:
                    self._let_in(connection)
                connection.commit()
                self._remember([transaction] if transaction else [])

            with UnitOfWork(connection, writing.journal, made, finish) as unit:
                yield unit

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Let several acts share one commit, at the end of the block; an error undoes them all."""
        self.require_writing()
        with engines.writing(self.engine) as connection:
            self._shared, self._made = connection, []
            try:
                yield
                self._let_in(connection)
                connection.commit()
            finally:
                self._shared = None
        self._remember(self._made)

    @contextmanager
    def past_the_journal(self) -> Iterator[Connection]:
        """Yield a writing connection for what is not journalled, and for merges; commit it yourself."""
        with engines.writing(self.engine) as connection:
            yield connection

    def require_writing(self) -> Writing:
        """Return the writer, or raise `RegisterReadOnly`."""
        if self.writing is None:
            raise RegisterReadOnly(self.read_only or "busy")
        return self.writing

    def close(self) -> None:
        """Write what was looked at, close the database, remember the head, give the lock back.

        Where the access log cannot be written (read-only media), closing goes on.
        """
        with suppress(EnvironmentFault):
            self.access_log.flush()
        self.engine.dispose()
        if self.writing is not None:
            self.writing.sidecar.flush()
            self.writing.lock.release()
            self.writing = None

    def _let_in(self, connection: Connection) -> None:
        """A row that begins here may be the one that another copy's entries were waiting for."""
        reproject_waiting(
            connection, lambda: directory_of(connection, self.id), Reason.PARENT, Reason.ROW
        )

    def _gather(self, made: Transaction | None) -> None:
        if made is not None:
            self._made.append(made)

    def _remember(self, made: list[Transaction]) -> None:
        if made and self.writing is not None:
            last = made[-1]
            self.writing.sidecar.committed(ReplicaId(last.replica), last.last, last.last_hash)
