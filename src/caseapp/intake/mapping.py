"""Which column of a sender's list is what: guessed, shown, corrected, remembered."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from caseapp.domain.list_columns import NAME_COLUMNS, ListColumn


@dataclass(frozen=True, slots=True)
class Table:
    """One list on a sheet: some columns, from its first row to the next list below or the end.

    Rows and columns count from 1. ``header`` is the (upper) header row, 0 when there is none;
    ``sheet`` is the place of the sheet in the file. ``signature`` stands for the words of the header
    and is how the table is found again in the sender's next file; empty without a header.
    """

    sheet: int
    header: int
    first_row: int
    columns: tuple[tuple[int, ListColumn], ...]
    signature: str = ""

    def column(self, kind: ListColumn) -> int | None:
        """Return where a kind of column stands."""
        return next((at for at, what in self.columns if what is kind), None)

    @property
    def has_names(self) -> bool:
        """Whether any column gives names."""
        return any(what in NAME_COLUMNS for _, what in self.columns)


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read; a correction is a changed copy of it.

    ``given_first`` says that one-cell names put the given name before the surname.
    """

    tables: tuple[Table, ...]
    given_first: bool = False

    @property
    def signature(self) -> str:
        """Stands for the sender: what a remembered mapping is looked up by. Empty: no header."""
        return signature_of([table.signature for table in self.tables if table.signature])

    def as_json(self) -> dict[str, Any]:
        """Return plain values, to be kept in the register."""
        return {
            "given_first": self.given_first,
            "tables": [
                {
                    "sheet": table.sheet,
                    "header": table.header,
                    "first_row": table.first_row,
                    "signature": table.signature,
                    "columns": [[at, what.value] for at, what in table.columns],
                }
                for table in self.tables
            ],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Mapping":
        """Return the mapping that `as_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: these are not the values of a mapping.
        """
        tables = tuple(
            Table(
                int(table["sheet"]),
                int(table["header"]),
                int(table["first_row"]),
                tuple((int(at), ListColumn(what)) for at, what in table["columns"]),
                str(table["signature"]),
            )
            for table in kept["tables"]
        )
        return cls(tables, bool(kept["given_first"]))


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column as shown to the user: its heading, what it was taken for, and a few of its cells.

    ``sure`` is False when only the contents spoke for it.
    """

    sheet: int
    column: int
    heading: str
    kind: ListColumn
    sure: bool
    examples: tuple[str, ...]


def signature_of(headings: Sequence[str]) -> str:
    """Return 16 hex digits that stand for some headings; empty if there are none."""
    joined = "\x1f".join(headings)
    return hashlib.sha256(joined.encode()).hexdigest()[:16] if joined else ""
