"""The directory as the journal has it: read from the entries, so that it does not depend on itself.

Records of the directory prove themselves by their signatures; whether the entry that brought one is
projected makes no difference to what it says.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from sqlalchemy import Connection

from caseapp.storage.canonical import as_bytes, as_text
from caseapp.storage.journal import store, verify
from caseapp.storage.journal.format import Entry
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.records import Record
from caseapp.storage.tables.keeping import DirectoryRecord

TABLE = "directory_record"


def directory_of(view: Connection, register: UUID, more: Iterable[Entry] = ()) -> Directory:
    """Return the directory of everything that is held, and of some entries that may be taken in."""
    return Directory.of(records_of(view, more), register)


def records_of(view: Connection, more: Iterable[Entry] = ()) -> frozenset[Record]:
    """Return the directory's records in the journal."""
    held = (one.entry for _, row in store.rows_of_table(view, TABLE) for one in row)
    offered = (entry for entry in more if entry.table == TABLE)
    return frozenset(
        record for entry in (*held, *offered) if (record := _record(entry)) is not None
    )


def chains_hold(register: UUID) -> Callable[[Connection], bool]:
    """Return what says whether every chain of an opened copy holds."""

    def holds(view: Connection) -> bool:
        return next(verify.faults(view, register, directory_of(view, register)), None) is None

    return holds


def row_of(record: Record) -> DirectoryRecord:
    """Return the journalled row of a record."""
    return DirectoryRecord(
        id=record.id,
        kind=record.kind,
        body=record.body,
        signer=record.signer.bytes,
        signature=record.signature,
    )


def _record(entry: Entry) -> Record | None:
    values = entry.values()
    try:
        return Record(
            as_text(values["kind"]),
            as_bytes(values["body"]),
            UUID(bytes=as_bytes(values["signer"])),
            as_bytes(values["signature"]),
        )
    except (KeyError, ValueError):  # an entry that only touches other fields, or is no record
        return None
