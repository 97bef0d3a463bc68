"""The table of cells with more than one head, which conflict lists read."""

from uuid import UUID

from sqlalchemy import Connection, delete, insert

from caseapp.storage.journal.format import pack_dots
from caseapp.storage.journal.project import RowState
from caseapp.storage.tables.every import table_of

HEAD = table_of("head")


def rows_of(table: str, row: UUID, state: RowState) -> list[dict[str, object]]:
    """Return what stands in the table about one row."""
    return [
        {
            "table_name": table,
            "row_id": row,
            "field": field,
            "heads": pack_dots(dots),
            "contested": field in state.contested,
        }
        for field, dots in sorted(state.forked.items())
    ]


def keep(connection: Connection, table: str, row: UUID, state: RowState | None) -> None:
    """Replace what stands in the table about one row; ``None`` when the row is not projected."""
    connection.execute(delete(HEAD).where(HEAD.c.table_name == table, HEAD.c.row_id == row))
    if state is not None and state.forked:
        connection.execute(insert(HEAD), rows_of(table, row, state))
