"""Columns recognised by what stands in them, for lists without a header; and the order of names."""

from collections.abc import Callable, Sequence
from datetime import date

from caseapp.domain.list_columns import ListColumn
from caseapp.domain.ranks import leading_rank, rank_of
from caseapp.intake.birth_text import read_birth
from caseapp.intake.coded_words import category_of, is_force, sex_of
from caseapp.intake.given_names import is_given_name
from caseapp.intake.mapping import Table
from caseapp.intake.names_cell import (
    is_patronymic,
    name_words,
    surname_is_last,
    take_birth,
    take_call_sign,
    without_number,
)
from caseapp.intake.plain_text import cell_text
from caseapp.intake.raw import Cell, RawSheet

_SAMPLE = 300
_MOST = 0.6


def headless_table(sheet: RawSheet) -> Table | None:
    """Return a list without a header row, if some column plainly holds names."""
    rows = sheet.rows[:_SAMPLE]
    width = max((len(row.cells) for row in rows), default=0)
    columns: list[tuple[int, ListColumn]] = []
    held: set[ListColumn] = set()
    for at in range(1, width + 1):
        cells = [row.cells[at - 1] for row in rows if at <= len(row.cells)]
        kind = _kind_of_column([cell for cell in cells if cell is not None], len(rows))
        if not any(cell is not None for cell in cells):
            continue
        if kind is None or kind in held:
            kind = ListColumn.OTHER
        held.add(kind)
        columns.append((at, kind))
    if ListColumn.FULL_NAME not in held:
        return None
    name_at = next(at for at, kind in columns if kind is ListColumn.FULL_NAME)
    first = next(
        (
            row.number
            for row in rows
            if name_at <= len(row.cells) and _is_name(row.cells[name_at - 1])
        ),
        1,
    )
    return Table(sheet.index, 0, first, tuple(columns))


def _kind_of_column(cells: Sequence[Cell], rows: int) -> ListColumn | None:
    if len(cells) * 2 < rows or not cells:
        return None
    for kind, holds in _BY_CONTENT:
        if sum(1 for cell in cells if holds(cell)) > _MOST * len(cells):
            return kind
    return None


def _is_name(cell: Cell) -> bool:
    """Two to four words, each with a capital or initials, no digits, and no word of the trade."""
    bare, _ = take_birth(without_number(cell_text(cell)))
    text, _, _ = take_call_sign(leading_rank(bare)[1])
    words = text.replace(".", ". ").split()
    return (
        2 <= len(words) <= 5  # noqa: PLR2004 - words of a name
        and not any(letter.isdigit() for letter in text)
        and all(
            word[0].isupper() or word.lower() in {"огли", "кизи", "оглы", "кызы"}
            for word in words
            if word[0].isalpha()
        )
        and not is_force(text)
        and not rank_of(text)
    )


def _is_birth(cell: Cell) -> bool:
    read = read_birth(cell, _FAR)
    return read.date is not None


_FAR = date(2100, 1, 1)

_BY_CONTENT: tuple[tuple[ListColumn, Callable[[Cell], bool]], ...] = (
    (ListColumn.BIRTH, _is_birth),
    (ListColumn.NUMBER, lambda cell: cell_text(cell).strip(".)").isdigit()),
    (ListColumn.SEX, lambda cell: sex_of(cell_text(cell)) != cell_text(cell)),
    (ListColumn.RANK, lambda cell: bool(rank_of(cell_text(cell)))),
    (ListColumn.FORCE, lambda cell: is_force(cell_text(cell))),
    (ListColumn.FULL_NAME, _is_name),
    (ListColumn.CATEGORY, lambda cell: category_of(cell_text(cell))[1]),
)


def surely_people(names: Sequence[str]) -> bool:
    """Whether nearly all cells are names beyond doubt: they hold a patronymic or a known name."""
    certain = sum(
        1
        for name in names
        if any(is_patronymic(word) or is_given_name(word) for word in name_words(name))
    )
    return certain > _NEARLY_ALL * len(names)


_NEARLY_ALL = 0.8


def reads_given_first(names: Sequence[str]) -> bool:
    """Whether most one-cell names put the given name first, as far as they themselves show it."""
    shown = [surname_is_last(words) for name in names if len(words := name_words(name)) > 1]
    return shown.count(True) > shown.count(False)
