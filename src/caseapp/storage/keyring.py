"""Changes of the key file of an open register: the file first, then the journal.

A kill between the two leaves records in ``keys.json`` that the journal lacks; the next writer brings them
in (`opening.complete_directory`).
"""

from collections.abc import Callable
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.ids import ReplicaId
from caseapp.storage import copies
from caseapp.storage import engine as engines
from caseapp.storage.authority import directory_of
from caseapp.storage.directory_rows import complete_directory
from caseapp.storage.journal import store
from caseapp.storage.journal.rebuild import reproject_all
from caseapp.storage.keys import files, people
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.unlocked import Unlocked
from caseapp.storage.register import Register
from caseapp.storage.rekey import DataKey, Step, Swap, swap


def clock_of(register: Register) -> int:
    """Return a hybrid clock value for a new record."""
    return register.require_writing().journal.clock.tick()


def put(
    register: Register, after: KeyFile, unlocked: Unlocked | None = None, *, both: bool = False
) -> None:
    """Write a changed key file and journal what is new in it.

    Args:
        register: open for writing.
        after: the key file to put in force.
        unlocked: what the user has in hand afterwards, if that changed.
        both: also overwrite the generation before.
    """
    register.require_writing()
    register.keyfile = files.save(register.folder, after, both=both)
    if unlocked is not None:
        register.unlocked = unlocked
    complete_directory(register)


def remove_user(
    register: Register, user: UUID, on_step: Callable[[Step], None] = lambda _step: None
) -> frozenset[str]:
    """Remove a user and move the register to a new data key.

    Returns:
        Codes of compartments whose new key waits for a holder.

    Raises:
        SwapRefused: the register is as it was.
    """
    register.require_writing()
    with register.read() as view:
        seen = store.version_vector(view)
    gone = people.rotate_for_removal(
        register.keyfile, register.unlocked, user, seen, clock_of(register)
    )
    _move(register, gone.keyfile, gone.unlocked, on_step)
    with register.past_the_journal() as connection:
        reproject_all(connection, directory_of(connection, register.id))
        connection.commit()
    return frozenset(compartment.value for compartment in gone.waiting)


def renew_data_key(register: Register) -> bool:
    """Move to a new data key if a user who was removed on another copy knows this copy's.

    Returns:
        Whether it was necessary and done; only an admin can.
    """
    admin = Role.ADMIN in register.keyfile.directory.roles_now(register.unlocked.user)
    if not admin or not people.data_key_due(register.keyfile):
        return False
    done = people.rotate_data_key(register.keyfile, register.unlocked, clock_of(register))
    _move(register, done.keyfile, done.unlocked, lambda _step: None)
    return True


def _move(
    register: Register, after: KeyFile, unlocked: Unlocked, on_step: Callable[[Step], None]
) -> None:
    """Move an open register to the data key that a changed key file names."""
    writing = register.require_writing()
    register.access_log.flush()
    register.engine.dispose()
    old = _data_key(register.keyfile, register.unlocked)

    def change() -> None:
        register.keyfile = files.save(register.folder, after, both=True)

    plan = Swap(
        folder=register.folder,
        old=old,
        new=_data_key(after, unlocked),
        replica=ReplicaId(writing.journal.replica.id),
        installation=copies.installation_id(register.config),
        change=change,
        in_use=lambda: files.load(register.folder).database,
    )
    path = swap(plan, on_step)
    register.keyfile = files.load(register.folder)  # what is in force is what stands on the disk
    register.unlocked = unlocked
    register.use_engine(engines.open_engine(path, plan.new.value))
    complete_directory(register)


def _data_key(keyfile: KeyFile, unlocked: Unlocked) -> DataKey:
    secret = unlocked.secrets[keyfile.data_key]
    if secret.kind is not KeyKind.DATA:
        raise ValueError(secret.kind)
    return DataKey(secret.id, secret.value)
