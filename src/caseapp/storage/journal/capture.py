"""Notices what a session writes, so that no service has to say it twice.

Collected at flush, because the history of an attribute is gone after it; written once, before the
commit, one entry per row. Whatever would go past the journal raises.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from caseapp.storage.tables.local import NOT_JOURNALLED
from caseapp.storage.tables.rows import PROJECTED, Journalled, cell_columns


class PastTheJournal(RuntimeError):
    """A write that the journal would not see: a bug in the program, never the user's doing."""


@dataclass(slots=True)
class Change:
    """One row of the unit of work and the fields that were written so far."""

    row: Journalled
    new: bool
    fields: set[str] = field(default_factory=set)


class Capture:
    """Listens to one session.

    Args:
        session: the session of one unit of work.
        stamp: sets the created and updated columns of a row; told whether the row is new.
    """

    def __init__(self, session: Session, stamp: Callable[[Journalled, bool], None]) -> None:
        self.changes: dict[tuple[str, UUID], Change] = {}
        self._stamp = stamp
        event.listen(session, "before_flush", self._collect)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def insist(self, row: Journalled, name: str) -> None:
        """Let a field be written though its value has not changed."""
        key = (row.__table__.name, row.id)  # type: ignore[attr-defined] # SQLModel adds it
        self.changes.setdefault(key, Change(row, new=False)).fields.add(name)
        self._stamp(row, False)

    def _collect(self, session: Session, *_: object) -> None:
        for row in session.deleted:
            if not isinstance(row, NOT_JOURNALLED):
                raise PastTheJournal("a delete is a field")
        for row in session.new:
            self._note(row, new=True)
        for row in session.dirty:
            self._note(row, new=False)

    def _note(self, row: SQLModel, *, new: bool) -> None:
        if isinstance(row, NOT_JOURNALLED):
            return
        if not isinstance(row, Journalled):
            raise PastTheJournal(type(row).__name__)
        fields = _all_fields(row) if new else _changed_fields(row)
        if not fields:
            return
        key = (row.__table__.name, row.id)  # type: ignore[attr-defined] # SQLModel adds it
        change = self.changes.setdefault(key, Change(row, new))
        change.fields |= fields
        self._stamp(row, change.new)


def _all_fields(row: Journalled) -> set[str]:
    table = row.__table__  # type: ignore[attr-defined] # SQLModel adds it to table classes
    return {column.name for column in cell_columns(table)}


def _changed_fields(row: Journalled) -> set[str]:
    state: Any = inspect(row)
    return {
        attribute.key
        for attribute in state.attrs
        if attribute.key not in PROJECTED and attribute.history.has_changes()
    }


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise PastTheJournal("bulk statements have no history")
