"""What taking back an act would write, and why it cannot be taken back.

An undo is one ordinary transaction that names the act: a new row gets ``undone``, a changed cell its
old value, a sealed cell its old ciphertext. A redo names the same act and puts it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from caseapp.domain.acts import ACTS, REDO, UNDO
from caseapp.domain.errors import UndoRefused
from caseapp.storage.canonical import Plain
from caseapp.storage.columns import from_cell
from caseapp.storage.journal import acts, store
from caseapp.storage.journal.format import Cell, Dot, Entry, Transaction
from caseapp.storage.journal.project import RowEntries, is_creation
from caseapp.storage.journal.together import entries_as_projected
from caseapp.storage.tables.every import JOURNALLED, table_of


@dataclass(frozen=True, slots=True)
class Restoration:
    """One row of the act and what its fields are set to."""

    table: str
    row: UUID
    values: Mapping[str, Any]


def last_act(connection: Connection, user: UUID) -> Transaction | None:
    """Return the user's newest act that has not been taken back.

    Bookkeeping is passed over, and what a recorded day or a drill has played.
    """
    toggles = last_toggles(connection)
    for made in acts.made_by_hand(connection, user):
        act = ACTS.get(made.act)
        if act is None or (not act.undoable and not made.act.endswith("_stage")):
            continue
        if toggles.get(_start(made)) != UNDO:
            return made
    return None


def last_undone(connection: Connection, user: UUID) -> Transaction | None:
    """Return the act that this user took back last and that has not been put back."""
    toggles = last_toggles(connection)
    for made in acts.acts_of(connection, user):
        if made.act == UNDO and toggles.get(made.reference) == UNDO:
            return store.transaction_at(connection, made.reference)
    return None


def plan(connection: Connection, made: Transaction, toggle: str) -> tuple[Restoration, ...]:
    """Return what an undo (or redo) of an act writes.

    Raises:
        UndoRefused: the act cannot be undone, was changed since, or something rests on it.
    """
    act = ACTS.get(made.act)
    if act is None or not act.undoable:
        raise UndoRefused("kind", made.act)
    entries = store.entries_of_transaction(connection, made)
    own = {entry.dot for entry in entries} | _dots_of_toggles(connection, _start(made))
    for entry in entries:
        _require_untouched(connection, made, entry, own)
    if toggle == UNDO:
        _require_nothing_rests_on(connection, made, entries)
    return tuple(_restoration(connection, made, entry, toggle) for entry in entries)


def _restoration(
    connection: Connection, made: Transaction, entry: Entry, toggle: str
) -> Restoration:
    if is_creation(entry):
        return Restoration(entry.table, entry.row, {"undone": toggle == UNDO})
    columns = table_of(entry.table).columns
    values: dict[str, Any] = {}
    for cell in entry.cells:
        if toggle == REDO:
            said = entry.values()
            if cell.field not in said:
                raise UndoRefused("changed", made.act)
            value = said[cell.field]
        else:
            value = _value_before(connection, made, entry, cell)
        values[cell.field] = from_cell(columns[cell.field].type, value)
    return Restoration(entry.table, entry.row, values)


def _value_before(connection: Connection, made: Transaction, entry: Entry, cell: Cell) -> Plain:
    by_dot = {
        h.entry.dot: h.entry for h in store.entries_of_row(connection, entry.table, entry.row)
    }
    before = sorted((by_dot[b] for b in cell.bases if b in by_dot), key=lambda e: (e.clock, e.dot))
    if not before or cell.field not in before[-1].values():
        raise UndoRefused("changed", made.act)
    return before[-1].values()[cell.field]


def _require_untouched(
    connection: Connection, made: Transaction, entry: Entry, own: set[Dot]
) -> None:
    known = entries_as_projected(connection, entry.table, entry.row)
    current, taken_back = known.heads(), _taken_back(connection, known)
    for cell in entry.cells:
        ahead, passed = list(current.get(cell.field, ())), set[Dot]()
        while ahead:
            dot = ahead.pop()
            if dot in own or dot in passed:
                continue
            if (cell.field, dot) not in taken_back:
                raise UndoRefused("changed", made.act)
            passed.add(dot)
            ahead += taken_back[cell.field, dot]


def _taken_back(
    connection: Connection, known: RowEntries
) -> Mapping[tuple[str, Dot], tuple[Dot, ...]]:
    """Return cell of an undo → what stood before the act that it took back: a change that is no more."""
    found: dict[tuple[str, Dot], tuple[Dot, ...]] = {}
    entries = [held.entry for held in known.counted]
    for undo in (entry for entry in entries if entry.act == UNDO):
        named = store.transaction_of(connection, undo.dot)
        act = None if named is None else store.transaction_at(connection, named.reference)
        for entry in entries:
            if act and act.replica == entry.dot.replica and act.first <= entry.dot.seq <= act.last:
                found |= {(cell.field, undo.dot): cell.bases for cell in entry.cells}
    return found


def _require_nothing_rests_on(
    connection: Connection, made: Transaction, entries: Sequence[Entry]
) -> None:
    written = {(e.table, e.row) for e in entries}
    for entry in entries:
        if is_creation(entry) and _dependents(connection, entry) - written:
            raise UndoRefused("depended_on", made.act)


def _dependents(connection: Connection, entry: Entry) -> set[tuple[str, UUID]]:
    found: set[tuple[str, UUID]] = set()
    for name in JOURNALLED:
        table = table_of(name)
        for column in table.columns:
            for key in column.foreign_keys:
                if key.target_fullname == f"{entry.table}.id":
                    rows = connection.execute(
                        select(table.c.id).where(column == entry.row, table.c.undone.is_(False))
                    )
                    found |= {(name, row) for row in rows.scalars()}
    return found


def last_toggles(connection: Connection) -> dict[Dot, str]:
    """Return act → what was done to it last: undo or redo."""
    return {made.reference: made.act for made in acts.toggles(connection)}


def _dots_of_toggles(connection: Connection, start: Dot) -> set[Dot]:
    return {
        Dot(made.replica, seq)
        for made in acts.toggles(connection)
        if made.reference == start
        for seq in range(made.first, made.last + 1)
    }


def _start(made: Transaction) -> Dot:
    return Dot(made.replica, made.first)
