"""Which held entries count: an entry may be chained, so that nothing is lost, and yet not projected.

A pure function of what is held and of the directory, never of the order in which things arrived; so
every copy that holds the same entries shows the same rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from caseapp.domain.access import Permission, Role, permissions_of
from caseapp.domain.acts import ACTS, REDO, UNDO
from caseapp.storage.canonical import NotCanonical
from caseapp.storage.columns import fits
from caseapp.storage.journal.format import Dot, Entry
from caseapp.storage.journal.project import RowEntries, is_creation
from caseapp.storage.journal.store import Held
from caseapp.storage.tables.every import JOURNALLED, table_of
from caseapp.storage.tables.rows import PROJECTED, cell_columns


class Authority(Protocol):
    """What the directory says of users."""

    def roles_of(self, user: UUID) -> frozenset[Role]:
        """Return the roles that were ever granted with right."""

    def allows(self, user: UUID, replica: UUID, seq: int) -> bool:
        """Say whether a user is known and had not been removed by then."""

    def sign_key_of(self, user: UUID) -> bytes | None:
        """Return the raw Ed25519 public key, ``None`` for a stranger."""


class Reason(StrEnum):
    """Why an entry waits."""

    REVOKED = "revoked"
    RIGHT = "right"
    NEWER = "newer"
    BASES = "bases"
    PARENT = "parent"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Referenced:
    """The act that an undo names: whose it was and which rows it wrote."""

    author: UUID
    rows: frozenset[tuple[str, UUID]]


@dataclass(frozen=True, slots=True)
class Bench:
    """What admission asks about the world outside one row."""

    authority: Authority
    holds: Callable[[Dot], bool]
    referenced: Callable[[Dot], Referenced | None]
    """The act that the undo or redo with this entry names, ``None`` when it is not held."""
    row_exists: Callable[[str, UUID], bool]


def sort_out(held: tuple[Held, ...], bench: Bench) -> tuple[RowEntries, Mapping[Dot, Reason]]:
    """Return which entries of one row count, and for the others why they wait."""
    waiting: dict[Dot, Reason] = {}
    for one in held:
        if reason := _refusal(one.entry, bench) or _missing(one.entry, bench):
            waiting[one.entry.dot] = reason
    entries = _split(held, waiting)
    if not _make_a_row(entries):
        waiting |= {one.entry.dot: Reason.ROW for one in entries.counted}
        entries = _split(held, waiting)
    return entries, waiting


def _split(held: tuple[Held, ...], waiting: Mapping[Dot, Reason]) -> RowEntries:
    return RowEntries(
        tuple(one for one in held if one.entry.dot not in waiting),
        tuple(one for one in held if one.entry.dot in waiting),
    )


def _make_a_row(entries: RowEntries) -> bool:
    """Say whether something begins the row and every field without a default has a value."""
    if not any(is_creation(one.entry) for one in entries.counted):
        return False
    fields = JOURNALLED[entries.counted[0].entry.table].model_fields.items()
    required = {name for name, field in fields if field.is_required()} - PROJECTED
    return required <= entries.heads().keys()


def _refusal(entry: Entry, bench: Bench) -> Reason | None:
    if not bench.authority.allows(entry.author, entry.dot.replica, entry.dot.seq):
        return Reason.REVOKED
    if entry.table not in JOURNALLED or not _understood(entry):
        return Reason.NEWER
    granted = permissions_of(bench.authority.roles_of(entry.author))
    if entry.act in (UNDO, REDO):
        return _undo_refusal(entry, bench, granted)
    act = ACTS.get(entry.act)
    if act is None:
        return Reason.NEWER
    if entry.table not in act.tables or (act.permission and act.permission not in granted):
        return Reason.RIGHT
    return None


def _undo_refusal(entry: Entry, bench: Bench, granted: frozenset[Permission]) -> Reason | None:
    named = bench.referenced(entry.dot)
    if named is None:
        return Reason.BASES
    own = named.author == entry.author
    needed = Permission.UNDO_OWN if own else Permission.UNDO_OTHERS
    if needed not in granted or (entry.table, entry.row) not in named.rows:
        return Reason.RIGHT
    return None


def _missing(entry: Entry, bench: Bench) -> Reason | None:
    if not all(bench.holds(base) for cell in entry.cells for base in cell.bases):
        return Reason.BASES
    values, named = entry.values(), {cell.field for cell in entry.cells}
    for column in table_of(entry.table).columns:
        parent = values.get(column.name)
        if not column.foreign_keys or column.name not in named:
            continue
        if not isinstance(parent, bytes):
            if column.nullable:
                continue
            return Reason.PARENT
        target = next(iter(column.foreign_keys)).target_fullname.partition(".")[0]
        if not bench.row_exists(target, UUID(bytes=parent)):
            return Reason.PARENT
    return None


def _understood(entry: Entry) -> bool:
    """Say whether this program knows every field, and every value is of the field's kind."""
    known = {column.name: column.type for column in cell_columns(table_of(entry.table))}
    try:
        values = entry.values()
    except NotCanonical:
        return False
    return all(
        cell.field in known and fits(known[cell.field], values.get(cell.field))
        for cell in entry.cells
    )
