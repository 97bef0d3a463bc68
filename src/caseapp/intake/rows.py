"""The rows of a list: people, headings that hold for the rows below them, and what is no person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from caseapp.domain.expected import ListRow
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.views import RowWarning
from caseapp.intake.entry import Group, RowReader, cell_at
from caseapp.intake.mapping import Table
from caseapp.intake.plain_text import cell_text
from caseapp.intake.raw import RawRow
from caseapp.intake.row_kinds import RowKind, kind_of_row


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that holds no person, and why."""

    sheet: int
    row: int
    kind: RowKind


Read = ListRow | RowWarning | Skipped


def read_rows(
    table: Table, rows: Sequence[RawRow], today: date, *, heading: str = "", given_first: bool
) -> Iterator[Read]:
    """Return the entries of a list with their warnings, and the rows that hold no person.

    ``heading`` stands over all of them: a line above the header, or the name of the sheet.
    """
    expected = _usually_filled(table, rows)
    group = Group().after(heading)
    for row in rows:
        cells = {at: cell_at(row, at) for at, _ in table.columns}
        texts = [cell_text(cell) for cell in cells.values()]
        if not any(texts):
            continue
        name = _written_name(table, row)
        if kind := kind_of_row(texts, name, expected):
            if kind is RowKind.GROUP:
                group = group.after(next(text for text in texts if text))
            if kind is RowKind.NO_NAME:
                yield RowWarning("no_name", table.sheet, row.number)
            yield Skipped(table.sheet, row.number, kind)
            continue
        yield from RowReader(table, row, today).entry(name, group, given_first=given_first)


def _usually_filled(table: Table, rows: Sequence[RawRow]) -> int:
    counts = sorted(
        filled
        for row in rows
        if (filled := sum(1 for at, _ in table.columns if cell_at(row, at) is not None))
    )
    return counts[len(counts) // 2] if counts else 0


_NAME_ORDER = (
    ListColumn.RANK_AND_NAME,
    ListColumn.FULL_NAME,
    ListColumn.SURNAME,
    ListColumn.GIVEN,
    ListColumn.GIVEN_PATRONYMIC,
    ListColumn.PATRONYMIC,
)


def _written_name(table: Table, row: RawRow) -> str:
    parts = [
        cell_text(cell_at(row, at))
        for kind in _NAME_ORDER
        if (at := table.column(kind)) is not None
    ]
    return " ".join(part for part in parts if part)
