"""Which tables of a file are the list, and how a given mapping fits a new file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from caseapp.domain.list_columns import NAME_COLUMNS, ListColumn
from caseapp.domain.list_errors import MappingDoesNotFit, NoListFound
from caseapp.intake.by_content import headless_table, reads_given_first, surely_people
from caseapp.intake.choosing import chosen, filled_down
from caseapp.intake.column_words import GIVEN_FIRST
from caseapp.intake.layout import Header, headers, tables
from caseapp.intake.mapping import ColumnGuess, Mapping, Table
from caseapp.intake.plain_text import cell_text, header_key
from caseapp.intake.raw import RawRow, RawSheet, RawTables

_EXAMPLES = 3


def found_mapping(raw: RawTables) -> Mapping:
    """Return how a file is best read: the lists of all sheets that are shown, else of hidden ones.

    Raises:
        NoListFound: no table of it gives names.
    """
    for shown in (True, False):
        sheets = [sheet for sheet in raw.sheets if sheet.visible is shown]
        named = [table for sheet in sheets for table in tables(sheet)]
        filled = [table for table in named if table_rows(raw, table, named)]
        if filled:
            return Mapping(tuple(chosen(raw, filled)))
        if guessed := [table for sheet in sheets if (table := headless_table(sheet))]:
            return Mapping((max(guessed, key=lambda table: len(table_rows(raw, table, guessed))),))
    raise NoListFound(len(raw.sheets))


def table_rows(raw: RawTables, table: Table, among: Sequence[Table]) -> list[RawRow]:
    """Return the rows of a table: from its first to the header of the next list below it.

    What is merged over several rows of a column stands in each of them.
    """
    sheet = next(sheet for sheet in raw.sheets if sheet.index == table.sheet)
    below = [
        other.header
        for other in among
        if other.sheet == table.sheet and other.header > table.header
    ]
    last = sheet.rows[-1].number if sheet.rows else 0
    end = min(below, default=last + 1)
    rows = [row for row in sheet.rows if table.first_row <= row.number < end]
    return filled_down(rows, sheet.merged)


def titles(sheet: RawSheet, table: Table) -> tuple[str, ...]:
    """Return what stands above a list, line by line."""
    above = table.header or table.first_row
    return tuple(_words(row) for row in sheet.rows if row.number < above)[:20]


def heading_above(sheet: RawSheet, table: Table) -> str:
    """Return a lone line close above the header («Цивільні:»), else the name of the sheet."""
    above = [row for row in sheet.rows if 0 < table.header - row.number <= _CLOSE]
    lines = [
        text
        for row in above
        if len(text := _words(row)) <= _SHORT_LINE and len(text.split()) <= _SHORT
    ]
    return lines[-1] if lines else sheet.name


def _words(row: RawRow) -> str:
    return " ".join(text for cell in row.cells if (text := cell_text(cell)))


_CLOSE = 2
_SHORT = 3
_SHORT_LINE = 60


def fitted(raw: RawTables, mapping: Mapping) -> Mapping:
    """Return a mapping moved to where its headers stand in this file.

    Raises:
        MappingDoesNotFit: a header is not there, or no column is chosen for names.
    """
    if not mapping.tables or not all(table.has_names for table in mapping.tables):
        raise MappingDoesNotFit
    return replace(mapping, tables=tuple(_moved(raw, table) for table in mapping.tables))


def _moved(raw: RawTables, table: Table) -> Table:
    in_place = [sheet for sheet in raw.sheets if sheet.index == table.sheet]
    if not table.signature:
        if not in_place:
            raise MappingDoesNotFit
        return table
    for sheet in [*in_place, *raw.sheets]:
        for other in sorted(tables(sheet), key=lambda found: abs(found.header - table.header)):
            if other.signature == table.signature:
                moved = other.first_row - other.header
                return replace(
                    table, sheet=sheet.index, header=other.header, first_row=other.header + moved
                )
    raise MappingDoesNotFit


def given_first_of(raw: RawTables, mapping: Mapping) -> Mapping:
    """Return the mapping with the order of one-cell names: as the header says, else by most names."""
    for guess in shown_columns(raw, mapping):
        if guess.kind in {ListColumn.FULL_NAME, ListColumn.RANK_AND_NAME}:
            if GIVEN_FIRST.match(header_key(guess.heading)):
                return replace(mapping, given_first=True)
            names = [
                cell_text(row.cells[at - 1])
                for table in mapping.tables
                for row in table_rows(raw, table, mapping.tables)
                for at, what in table.columns
                if what is guess.kind and at <= len(row.cells)
            ]
            return replace(mapping, given_first=reads_given_first(names))
    return mapping


def shown_columns(raw: RawTables, mapping: Mapping) -> tuple[ColumnGuess, ...]:
    """Return each column of each list with its heading and its first cells."""
    sheets = {sheet.index: sheet for sheet in raw.sheets}
    return tuple(
        guess
        for table in mapping.tables
        for guess in _columns_of(sheets[table.sheet], table, table_rows(raw, table, mapping.tables))
    )


def _columns_of(sheet: RawSheet, table: Table, rows: Sequence[RawRow]) -> Iterator[ColumnGuess]:
    words = _headings(sheet, table)
    for at, kind in table.columns:
        cells = [
            text for row in rows if at <= len(row.cells) and (text := cell_text(row.cells[at - 1]))
        ]
        heading = words[at - 1] if at <= len(words) else ""
        if not heading and not cells:
            continue
        sure = bool(table.header) or kind not in NAME_COLUMNS or surely_people(cells)
        yield ColumnGuess(sheet.index, at, heading, kind, sure, tuple(cells[:_EXAMPLES]))


def _headings(sheet: RawSheet, table: Table) -> Sequence[str]:
    if not table.header:
        return ()
    found: Header | None = next((h for h in headers(sheet) if h.top == table.header), None)
    return found.headings if found else ()
