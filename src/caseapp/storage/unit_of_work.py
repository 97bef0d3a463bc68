"""One act, one transaction: commit or nothing, and the journal written in the same stroke."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session, col, select

from caseapp.domain.errors import NotFound
from caseapp.storage.faults import translated
from caseapp.storage.journal.capture import Capture
from caseapp.storage.journal.format import Transaction
from caseapp.storage.journal.writer import Act, JournalWriter
from caseapp.storage.tables.rows import Journalled

Kind = TypeVar("Kind", bound=Journalled)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change wrote: (table, row id) pairs. Open views decide by it whether to reload."""

    rows: frozenset[tuple[str, UUID]] = frozenset()

    def tables(self) -> frozenset[str]:
        """Return the names of the tables."""
        return frozenset(table for table, _ in self.rows)


class UnitOfWork:
    """A transaction over an open connection; leaving the block without `commit` rolls back.

    Rows that are added or changed through it become one signed journal transaction.

    Args:
        connection: inside a write transaction; several units may share one in a replay.
        writer: appends to this copy's replica.
        act: what is being done.
        finish: commits the connection, or lets a batch do that later; told what was written.
    """

    def __init__(
        self,
        connection: Connection,
        writer: JournalWriter,
        act: Act,
        finish: Callable[[Transaction | None], None],
    ) -> None:
        self.connection = connection
        self.act = act
        self._writer = writer
        self._finish = finish

    def __enter__(self) -> Self:
        self._session = Session(
            self.connection, join_transaction_mode="create_savepoint", expire_on_commit=False
        )
        self._capture = Capture(self._session, self._stamp)
        self._seen: dict[tuple[type[Journalled], UUID], Journalled | None] = {}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    def add(self, row: Journalled) -> None:
        """Keep a new row."""
        self._seen[type(row), row.id] = row
        self._session.add(row)

    def put(self, kind: type[Kind], row_id: UUID, /, **fields: Any) -> Kind:  # noqa: ANN401 - a column's values
        """Keep a row under an id that is made of what it is about: new, or the same one again.

        A row that was undone is revived.
        """
        row = self.find(kind, row_id)
        if row is None:
            row = kind(id=row_id, **fields)
            self.add(row)
        else:
            row.undone = False
            for name, value in fields.items():
                setattr(row, name, value)
        return row

    def get(self, kind: type[Kind], row_id: UUID) -> Kind:
        """Return a row, or raise `NotFound`."""
        row = self.find(kind, row_id)
        if row is None:
            raise NotFound(kind.__name__)
        return row

    def find(self, kind: type[Kind], row_id: UUID) -> Kind | None:
        """Return a row or ``None``."""
        key = kind, row_id
        if key not in self._seen:
            # What was added here stands in `_seen`, so nothing need be written first to be found.
            with self._session.no_autoflush:
                self._seen[key] = self._session.get(kind, row_id)
        return cast("Kind | None", self._seen[key])

    def look_ahead(self, kind: type[Journalled], row_ids: Collection[UUID]) -> None:
        """Read many rows in one statement, so that `find` and `put` of each need none."""
        with self._session.no_autoflush:
            rows = self._session.exec(select(kind).where(col(kind.id).in_(row_ids))).all()
        found = {row.id: row for row in rows}
        for row_id in row_ids:
            self._seen.setdefault((kind, row_id), found.get(row_id))

    def all(self, kind: type[Kind], **equal: object) -> Sequence[Kind]:
        """Return the rows whose fields equal these, undone ones left out, by id."""
        statement = select(kind).where(col(kind.undone).is_(False))
        for name, value in equal.items():
            statement = statement.where(getattr(kind, name) == value)
        return self._session.exec(statement.order_by(col(kind.id))).all()

    def confirm(self, row: Journalled, name: str, value: object) -> None:
        """Write a field even if it says this already: so a conflict is settled for either value."""
        setattr(row, name, value)
        self._capture.insist(row, name)

    def commit(self) -> Touched:
        """Write the journal, make it so, and return what was touched."""
        with translated():
            self._session.flush()
            changes = self._capture.changes
            made = None
            if changes:
                made = self._writer.write(self.connection, self.act, tuple(changes.values()))
                self._session.flush()
            self._session.commit()
            self._finish(made)
        return Touched(frozenset(changes))

    def _stamp(self, row: Journalled, new: bool) -> None:  # noqa: FBT001 - a callback's signature
        user, at = self._writer.author.user, self.act.recorded_at
        if new:
            row.created_at, row.created_by = at, user
            row.created_on = self._writer.author.device
        row.updated_at, row.updated_by = at, user
