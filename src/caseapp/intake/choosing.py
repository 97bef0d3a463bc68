"""Which of several tables in a workbook are the list, and cells merged over several rows."""

from collections.abc import Sequence

from caseapp.domain.list_columns import ListColumn
from caseapp.domain.list_fold import fold_plainly
from caseapp.intake.mapping import Table
from caseapp.intake.plain_text import cell_text
from caseapp.intake.raw import Area, RawRow, RawSheet, RawTables

_ABOUT_PEOPLE = frozenset(
    {
        ListColumn.BIRTH,
        ListColumn.RANK,
        ListColumn.UNIT,
        ListColumn.CATEGORY,
        ListColumn.FORCE,
        ListColumn.CALL_SIGN,
        ListColumn.RANK_AND_NAME,
        ListColumn.SEX,
    }
)
"""What a list of expected people says and a table of telephone numbers does not."""

_MOSTLY_THE_SAME = 0.5


def chosen(raw: RawTables, found: Sequence[Table]) -> list[Table]:
    """Return the tables that are the list: no telephone table, no second copy of the same people.

    Lists of different people on several sheets (prisoners of war, civilians) are one list. Where two
    sheets hold mostly the same names, the longer counts, and of two as long the first.
    """
    telling = [table for table in found if _ABOUT_PEOPLE & {kind for _, kind in table.columns}]
    tables = telling or list(found)
    sheets = {sheet.index: sheet for sheet in raw.sheets}
    words = {table.sheet: _names(sheets[table.sheet], tables) for table in tables}
    kept: list[int] = []
    for index in sorted(words, key=lambda each: (-len(words[each]), each)):
        mine = words[index]
        if not any(len(mine & words[other]) > _MOSTLY_THE_SAME * len(mine) for other in kept):
            kept.append(index)
    return [table for table in tables if table.sheet in kept]


def _names(sheet: RawSheet, tables: Sequence[Table]) -> frozenset[str]:
    """Return the names on a sheet, so far folded that two typists' copies are alike."""
    found = set()
    for table in tables:
        if table.sheet == sheet.index:
            columns = [at for at, kind in table.columns if kind in _NAMES]
            for row in sheet.rows:
                if row.number >= table.first_row:
                    cells = [row.cells[at - 1] for at in columns if at <= len(row.cells)]
                    found.add(fold_plainly(" ".join(map(cell_text, cells))))
    return frozenset(found - {""})


_NAMES = frozenset(
    {
        ListColumn.FULL_NAME,
        ListColumn.RANK_AND_NAME,
        ListColumn.SURNAME,
        ListColumn.GIVEN,
        ListColumn.GIVEN_PATRONYMIC,
        ListColumn.PATRONYMIC,
    }
)


def filled_down(rows: Sequence[RawRow], merged: Sequence[Area]) -> list[RawRow]:
    """Return rows in which a cell merged downwards stands in each row it covers."""
    tall = [area for area in merged if area.bottom > area.top and area.left == area.right]
    if not tall:
        return list(rows)
    by_number = {row.number: row for row in rows}
    changed: dict[int, dict[int, Area]] = {}
    for area in tall:
        for number in range(area.top + 1, min(area.bottom, rows[-1].number if rows else 0) + 1):
            changed.setdefault(number, {})[area.left] = area
    return [_with(row, changed.get(row.number, {}), by_number) for row in rows]


def _with(row: RawRow, areas: dict[int, Area], by_number: dict[int, RawRow]) -> RawRow:
    cells = list(row.cells)
    for column, area in areas.items():
        source = by_number.get(area.top)
        if source and column <= len(source.cells):
            cells += [None] * (column - len(cells))
            cells[column - 1] = source.cells[column - 1]
    return RawRow(row.number, tuple(cells)) if areas else row
