"""A foreign file becomes a list of expected people: the door of this package."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from caseapp.domain.dates import KYIV
from caseapp.domain.expected import ListRow
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.list_errors import NoListFound
from caseapp.domain.views import RowWarning
from caseapp.intake.child import read_raw
from caseapp.intake.finding import (
    fitted,
    found_mapping,
    given_first_of,
    heading_above,
    shown_columns,
    table_rows,
    titles,
)
from caseapp.intake.layout import tables
from caseapp.intake.mapping import ColumnGuess, Mapping
from caseapp.intake.pasted_lines import in_columns
from caseapp.intake.raw import RawTables
from caseapp.intake.repeats import repeats
from caseapp.intake.rows import Skipped, read_rows


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was understood. Nothing is written yet.

    Attributes:
        rows: the entries, in the order of the file.
        warnings: what an officer should look at, row by row.
        columns: what each column was taken for.
        mapping: how the file was read; a corrected copy reads it again.
        kind: xlsx, ods, xls, csv, tsv or text.
        encoding: of a text file, as guessed; else empty.
        separator: of a text file, as guessed; else empty.
        sheet_name: the sheet of the first list.
        header_row: of the first list, from 1; 0 when there is none.
        title_lines: what stands above the first list.
        sha256: of the file, in hexadecimal.
        skipped: the rows that hold no person, and why.
        clear: the columns are plain enough to take the list in without a question.
    """

    rows: tuple[ListRow, ...]
    warnings: tuple[RowWarning, ...]
    columns: tuple[ColumnGuess, ...]
    mapping: Mapping
    kind: str
    encoding: str
    separator: str
    sheet_name: str
    header_row: int
    title_lines: tuple[str, ...]
    sha256: str
    skipped: tuple[Skipped, ...]
    clear: bool


def read_list(
    data: bytes, file_name: str, mapping: Mapping | None = None, *, today: date | None = None
) -> ReadList:
    """Read a list as it was sent.

    Args:
        data: the file, or pasted text in UTF-8.
        file_name: as sent; only its ending is looked at, and only to word an error.
        mapping: how to read it (corrected, or remembered from the sender's last list); by default
            that is found out.
        today: dates of birth are judged against it; by default today in Kyiv.

    Raises:
        RuleError: one of `caseapp.domain.list_errors`; nothing of the file is used then.
    """
    raw = read_raw(data, file_name=file_name)
    return understood(raw, hashlib.sha256(data).hexdigest(), mapping, today=today)


def understood(
    raw: RawTables, sha256: str, mapping: Mapping | None = None, *, today: date | None = None
) -> ReadList:
    """Return what the cells of a file mean; see `read_list`."""
    raw = in_columns(raw)
    used = fitted(raw, mapping) if mapping else found_mapping(raw)
    if mapping is None:
        used = given_first_of(raw, used)
    day = today or datetime.now(KYIV).date()
    read = list(_read(raw, used, day))
    rows = tuple(one for one in read if isinstance(one, ListRow))
    if not rows:
        raise NoListFound(len(raw.sheets))
    warnings = [
        *_file_warnings(raw, used),
        *(one for one in read if isinstance(one, RowWarning)),
        *repeats(rows),
    ]
    first = used.tables[0]
    sheet = next(s for s in raw.sheets if s.index == first.sheet)
    columns = shown_columns(raw, used)
    return ReadList(
        rows=rows,
        warnings=tuple(sorted(warnings, key=lambda warning: (warning.sheet, warning.row))),
        columns=columns,
        mapping=used,
        kind=raw.kind,
        encoding=raw.encoding,
        separator=raw.separator,
        sheet_name=sheet.name,
        header_row=first.header,
        title_lines=titles(sheet, first),
        sha256=sha256,
        skipped=tuple(one for one in read if isinstance(one, Skipped)),
        clear=mapping is not None or _is_clear(columns, used),
    )


def _read(
    raw: RawTables, mapping: Mapping, today: date
) -> Iterator[ListRow | RowWarning | Skipped]:
    sheets = {sheet.index: sheet for sheet in raw.sheets}
    for table in mapping.tables:
        rows = table_rows(raw, table, mapping.tables)
        yield from read_rows(
            table,
            rows,
            today,
            heading=heading_above(sheets[table.sheet], table),
            given_first=mapping.given_first,
        )


def _file_warnings(raw: RawTables, mapping: Mapping) -> Iterator[RowWarning]:
    for note in raw.notes:
        yield RowWarning(note.code, note.sheet, note.row, note.fields)
    for table in mapping.tables:
        if not table.header:
            yield RowWarning("no_header", table.sheet, table.first_row)
    used = {table.sheet for table in mapping.tables}
    for sheet in raw.sheets:
        if sheet.index not in used and sheet.visible and tables(sheet):
            yield RowWarning("sheet_passed_over", sheet.index, 0)


def _is_clear(columns: Sequence[ColumnGuess], mapping: Mapping) -> bool:
    """Names are headed so, or beyond doubt by what they are; a column left out may be looked at."""
    return all(table.has_names for table in mapping.tables) and all(
        column.sure or column.kind is ListColumn.OTHER for column in columns
    )
