"""Founding a register and opening one: key file, lock, database, whose chain to go on with."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine

from caseapp.domain.access import Role
from caseapp.domain.ids import ReplicaId, uuid7, uuid8_of
from caseapp.domain.keeping import ClockDoubt, Finding
from caseapp.storage import copies, migrate, places, restore, sidecar, writer_lock
from caseapp.storage import engine as engines
from caseapp.storage.authority import directory_of, row_of
from caseapp.storage.columns import moment_of
from caseapp.storage.directory_rows import complete_directory
from caseapp.storage.journal import store
from caseapp.storage.journal.admission import Reason
from caseapp.storage.journal.clock import milliseconds
from caseapp.storage.journal.format import NOWHERE, Dot
from caseapp.storage.journal.projection import reproject_waiting
from caseapp.storage.journal.store import Replica
from caseapp.storage.journal.writer import Author, JournalWriter
from caseapp.storage.keys import files, operations
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.slots import KdfParameters
from caseapp.storage.keys.unlocked import Unlocked, require_data_key, secrets_of
from caseapp.storage.register import Register, Writing
from caseapp.storage.rekey import sweep_databases
from caseapp.storage.tables.keeping import RegisterSecret, ReplicaNotice


@dataclass(frozen=True, slots=True)
class Site:
    """Where and when: the same for every register that this program opens.

    ``back_up`` makes a backup before a migration, of the register that is being opened.
    """

    config: Path
    now: Callable[[], datetime]
    back_up: Callable[[Register], object]


@dataclass(frozen=True, slots=True)
class Founded:
    """A new register, open, and the recovery code that is shown once."""

    register: Register
    code: RecoveryCode = field(repr=False)


@dataclass(frozen=True, slots=True)
class Founder:
    """Who founds a register. ``demo`` marks the invented one."""

    name: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    kdf: KdfParameters = field(default_factory=KdfParameters)
    demo: bool = False


def found(folder: Path, founder: Founder, site: Site) -> Founded:
    """Make a register and open it.

    The key file is written last: before it, the folder holds nothing that could be opened.

    Raises:
        PlaceRefused: the folder is taken, or no place for a register.
        DiskFull: nothing that could be taken for a register is left.
    """
    places.make_register_folder(folder)
    clock = int(site.now().timestamp() * 1000) << 16
    created = operations.create(founder.name, founder.roles, founder.passphrase, founder.kdf, clock)
    keyfile = replace(created.keyfile, demo=founder.demo)
    key = require_data_key(keyfile, created.unlocked)
    engine = engines.open_engine(folder / keyfile.database, key.value)
    engines.make_schema(engine)
    lock = writer_lock.acquire(folder, created.unlocked.user)
    register = Register(folder, site.config, keyfile, created.unlocked, engine, site.now)
    begin_replica(register, lock, Replica(uuid7(), NOWHERE, bytes(32)))
    secret = created.unlocked.of_kind(KeyKind.REGISTER)[0]
    with register.unit_of_work("create_register") as work:
        for record in sorted(keyfile.ring.records, key=lambda one: one.id):
            work.add(row_of(record))
        row_id = uuid8_of("register_secret", secret.id)
        work.add(RegisterSecret(id=row_id, key_id=secret.id, value=secret.value))
        work.commit()
    register.keyfile = files.save(folder, keyfile)
    return Founded(register, created.code)


def open_to_read(folder: Path, keyfile: KeyFile, unlocked: Unlocked, site: Site) -> Register:
    """Open a register without the writer's lock.

    Raises:
        DatabaseUnreachable: the file that ``keys.json`` names is not there.
        NewerProgramNeeded, RegisterDamaged: it cannot be read.
    """
    engine = _engine(folder, keyfile, unlocked)
    engines.schema_version(engine)
    register = Register(folder, site.config, keyfile, unlocked, engine, site.now, read_only="busy")
    with register.read() as view:
        finding = copies.judge(_evidence(register, view, copies.writer_of(view)))
    if finding.read_only:
        register.notices = (finding.value,)
    return register


def open_to_write(
    folder: Path,
    unlocked: Unlocked,
    site: Site,
    wait_seconds: float = 0,
) -> Register:
    """Open a register as its one writer; without a right to go on with the chain it stays read-only.

    Raises:
        RegisterBusy: another process writes to it.
        RegisterReadOnly: the folder cannot be written.
        NewerProgramNeeded, MigrationFailed, RegisterDamaged: nothing was changed.
    """
    lock = writer_lock.acquire(folder, unlocked.user, wait_seconds=wait_seconds)
    try:
        keyfile = files.load(folder)  # another process may have changed it before it let go
        unlocked = replace(unlocked, secrets=secrets_of(keyfile, unlocked.user, unlocked.identity))
        files.finish(folder, keyfile)
        sweep_databases(folder, keyfile.database)
        engine = _engine(folder, keyfile, unlocked)
        register = Register(folder, site.config, keyfile, unlocked, engine, site.now)
        migrate.migrate(engine, lambda: site.back_up(register))
        _go_on(register, lock)
    except BaseException:
        lock.release()
        raise
    return register


def begin_replica(register: Register, lock: writer_lock.WriterLock, replica: Replica) -> None:
    """Begin a chain in this copy, which from now on is the only one it writes."""
    here = copies.installation_id(register.config)
    with engines.writing(register.engine) as connection:
        store.add_replica(connection, replica)
        copies.appoint(
            connection, ReplicaId(replica.id), here, register.folder / register.keyfile.database
        )
        connection.commit()
    _write_with(register, lock, replica)


def as_new_replica(register: Register, code: str) -> None:
    """Go on with a chain that grows out of what is here; the history says so.

    Args:
        register: open, its lock taken.
        code: why: a code of `Finding`.
    """
    lock = (
        register.writing.lock
        if register.writing
        else writer_lock.acquire(register.folder, register.unlocked.user)
    )
    with register.read() as view:
        parent, parent_hash = _parent(view, register.id)
    begin_replica(register, lock, Replica(uuid7(), parent, parent_hash))
    register.read_only = ""
    note(register, code, {})
    restore.clear_restore_mark(register.folder)


def note(register: Register, code: str, detail: dict[str, object]) -> None:
    """Write something into the history that no user did."""
    with register.unit_of_work("note_replica") as work:
        work.add(ReplicaNotice(id=uuid7(), code=code, detail=json.dumps(detail, sort_keys=True)))
        work.commit()


def _go_on(register: Register, lock: writer_lock.WriterLock) -> None:
    with register.read() as view:
        writer = copies.writer_of(view)
        finding = copies.judge(_evidence(register, view, writer))
        doubt = copies.doubt_of_clock(_last_entry_at(view), register.now())
    register.notices = (*register.keyfile.notices, *(_codes(finding, doubt)))
    if finding.read_only:
        register.read_only = "older_copy"
        lock.release()
        return
    if finding.starts_replica or writer is None:
        register.writing = None
        _restart(register, lock, finding)
    else:
        with register.read() as view:
            replica = next(r for r in store.replicas(view) if r.id == writer.replica)
        _write_with(register, lock, replica)
    complete_directory(register)
    _look_again(register)
    if doubt is not None:
        note(register, f"clock_{doubt.value}", {})


def _look_again(register: Register) -> None:
    """Project what waited for a newer program: this one may be it."""
    with register.past_the_journal() as connection:
        directory = lambda: directory_of(connection, register.id)  # noqa: E731 - asked only if needed
        if reproject_waiting(connection, directory, Reason.NEWER):
            connection.commit()


def _restart(register: Register, lock: writer_lock.WriterLock, finding: Finding) -> None:
    with register.read() as view:
        parent, parent_hash = _parent(view, register.id)
    begin_replica(register, lock, Replica(uuid7(), parent, parent_hash))
    note(register, finding.value, {})
    restore.clear_restore_mark(register.folder)


def _write_with(register: Register, lock: writer_lock.WriterLock, replica: Replica) -> None:
    with register.read() as view:
        tips = [store.tip(view, register.id, one) for one in store.replicas(view)]
        own = store.tip(view, register.id, replica)
    author = Author(
        register.unlocked.user,
        register.unlocked.sign_key,
        copies.installation_id(register.config),
    )
    journal = JournalWriter(register.id, replica, author, register.now, own.clock)
    for tip in tips:
        journal.clock.adopt(tip.clock)
    remembered = sidecar.Sidecar(
        register.config, register.id, register.folder, register.secret, time.monotonic
    )
    if own.seq:
        remembered.committed(ReplicaId(replica.id), own.seq, own.hash)
    register.writing = Writing(journal, lock, remembered)


def _evidence(
    register: Register, view: Connection, writer: copies.Writer | None
) -> copies.Evidence:
    return copies.Evidence(
        here=copies.installation_id(register.config),
        database=register.folder / register.keyfile.database,
        place=sidecar.place_of(register.folder),
        writer=writer,
        seen=sidecar.all_seen(register.config, register.id, register.secret),
        hash_at=lambda replica, seq: store.hash_at(view, Dot(replica, seq)),
        restored=restore.restore_mark(register.folder) is not None,
    )


def _parent(view: Connection, register: UUID) -> tuple[Dot, bytes]:
    """Return the tip with the highest clock: what a new chain grows out of."""
    every = [(store.tip(view, register, r), r.id) for r in store.replicas(view)]
    tip, replica = max(every, key=lambda one: (one[0].clock, one[1]))
    return (Dot(replica, tip.seq), tip.hash) if tip.seq else (NOWHERE, bytes(32))


def _last_entry_at(view: Connection) -> datetime | None:
    clocks = [store.tip(view, UUID(int=0), r).clock for r in store.replicas(view)]
    return moment_of(milliseconds(max(clocks)) * 1000) if any(clocks) else None


def _codes(finding: Finding, doubt: ClockDoubt | None) -> tuple[str, ...]:
    found = () if finding is Finding.SAME else (finding.value,)
    return found if doubt is None else (*found, f"clock_{doubt.value}")


def _engine(folder: Path, keyfile: KeyFile, unlocked: Unlocked) -> Engine:
    """Return an engine that never makes a file, and does not try to write where nothing can be."""
    path = folder / keyfile.database
    writable = path.is_file() and os.access(folder, os.W_OK)
    key = require_data_key(keyfile, unlocked).value
    return engines.open_engine(path, key, read_only=not writable)
