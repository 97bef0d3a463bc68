"""Where the lists stand on a sheet: header rows under titles, two lists side by side or stacked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseapp.domain.list_columns import NAME_COLUMNS, ListColumn
from caseapp.intake.column_words import EXACT, column_of
from caseapp.intake.mapping import Table, signature_of
from caseapp.intake.plain_text import cell_text, header_key
from caseapp.intake.raw import Cell, RawRow, RawSheet

_WORDS_OF_A_HEADER = 2
_WEAK_ALONE = frozenset({ListColumn.NUMBER, ListColumn.OTHER})


@dataclass(frozen=True, slots=True)
class Header:
    """One header: rows it takes, and for each column its words (as written) and what they name."""

    top: int
    bottom: int
    headings: tuple[str, ...]
    kinds: tuple[ListColumn | None, ...]

    @property
    def strength(self) -> int:
        """How many different columns of ours it names."""
        return len({kind for kind in self.kinds if kind and kind is not ListColumn.OTHER})

    @property
    def convinces(self) -> bool:
        """A name column and something beside it make a header; one word alone may be a title."""
        kinds = {kind for kind in self.kinds if kind}
        return bool(kinds & NAME_COLUMNS) and len(kinds) > 1


def headers(sheet: RawSheet) -> Iterator[Header]:
    """Return the header rows of a sheet from top to bottom, repeated ones too."""
    texts = _Texts(sheet)
    position = 0
    while position < len(sheet.rows):
        found = _header_at(texts, sheet.rows, position)
        if found is None:
            position += 1
            continue
        yield found
        while position < len(sheet.rows) and sheet.rows[position].number <= found.bottom:
            position += 1


def tables(sheet: RawSheet) -> list[Table]:
    """Return the lists on a sheet; a header repeated on each page does not begin a new one."""
    found: list[Table] = []
    current: tuple[ListColumn | None, ...] | None = None
    for header in headers(sheet):
        if header.kinds == current:
            continue
        current = header.kinds
        found += [
            Table(
                sheet.index,
                header.top,
                header.bottom + 1,
                _with_numbers(sheet, header, columns),
                _signature(header, columns),
            )
            for columns in _side_by_side(header.kinds)
        ]
    return found


def _with_numbers(
    sheet: RawSheet, header: Header, columns: tuple[tuple[int, ListColumn], ...]
) -> tuple[tuple[int, ListColumn], ...]:
    """Take a first column without a heading, in which numbers stand, for the numbers of the list."""
    at, kind = columns[0]
    if kind is not ListColumn.OTHER or header.kinds[at - 1] is not None:
        return columns
    cells = [
        cell_text(row.cells[at - 1])
        for row in sheet.rows
        if row.number > header.bottom and at <= len(row.cells)
    ]
    numbers = sum(1 for text in cells if text.strip(".)").isdecimal())
    if numbers * 2 <= sum(1 for text in cells if text):
        return columns
    return ((at, ListColumn.NUMBER), *columns[1:])


def _signature(header: Header, columns: Sequence[tuple[int, ListColumn]]) -> str:
    return signature_of([header_key(header.headings[at - 1]) for at, _ in columns])


class _Texts:
    """The words of each row, with merged cells filled across."""

    def __init__(self, sheet: RawSheet) -> None:
        self._across: dict[int, list[tuple[int, int, int]]] = {}
        for area in sheet.merged[:5_000]:
            for row in range(area.top, min(area.bottom, area.top + 3) + 1):
                self._across.setdefault(row, []).append((area.left, area.right, area.top))
        self._rows = {row.number: row for row in sheet.rows}

    def of(self, number: int) -> list[str]:
        """Return the cells of a row; a cell merged across stands in each column it covers."""
        cells = _texts_of(self._rows.get(number))
        for left, right, top in self._across.get(number, ()):
            source = cells if top == number else _texts_of(self._rows.get(top))
            if left <= len(source) and source[left - 1] and right < 300:  # noqa: PLR2004 - beyond the columns a list may have
                cells += [""] * (right - len(cells))
                for column in range(left, right + 1):
                    cells[column - 1] = source[left - 1]
        return cells


def _texts_of(row: RawRow | None) -> list[str]:
    return [cell_text(cell) for cell in row.cells] if row else []


def _header_at(texts: _Texts, rows: Sequence[RawRow], position: int) -> Header | None:
    """Return the header that begins in this row, over one row or two."""
    row = rows[position]
    if any(map(_is_number, row.cells)):
        return None  # a row of data, as nearly every row
    upper = texts.of(row.number)
    alone = _header(row.number, row.number, upper)
    if position + 1 < len(rows) and (below := rows[position + 1]).number == row.number + 1:
        both = _over_two_rows(row.number, upper, texts.of(below.number))
        more = both.strength - alone.strength if both else -1
        if (
            both
            and both.convinces
            and (more > 0 or (more == 0 and _all_headings(texts, below, upper)))
        ):
            lower = _header(below.number, below.number, texts.of(below.number))
            title_above = alone.strength < _WORDS_OF_A_HEADER
            return None if title_above and lower.strength >= both.strength else both
    return alone if alone.convinces or _heads_names(alone, rows, position) else None


def _is_number(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or cell.strip(" .)").isdecimal())


def _all_headings(texts: "_Texts", row: RawRow, upper: Sequence[str]) -> bool:
    """Whether every new word of a row is a heading, as день, місяць, рік under «Дата народження»."""
    words = [text for text in texts.of(row.number) if text and text not in upper]
    return bool(words) and all(column_of(header_key(text)) for text in words)


def _heads_names(header: Header, rows: Sequence[RawRow], position: int) -> bool:
    """Whether a row with one known word heads names all the same, as the row below it shows.

    «ПІБ» over nothing but names, or beside words that are not known, over names and numbers.
    """
    named = [at for at, kind in enumerate(header.kinds) if kind in NAME_COLUMNS]
    if len(named) != 1 or position + 1 >= len(rows):
        return False
    cells = rows[position + 1].cells
    below = [at for at, cell in enumerate(cells) if cell is not None]
    if sum(1 for text in header.headings if text) == 1:
        return below == named
    exact = header_key(header.headings[named[0]]) in EXACT
    return exact and named[0] in below and any(map(_is_number, cells))


def _header(top: int, bottom: int, words: Sequence[str]) -> Header:
    kinds = [column_of(header_key(text)) for text in words]
    return Header(top, bottom, tuple(words), tuple(_told_apart(kinds)))


def _over_two_rows(top: int, upper: Sequence[str], lower: Sequence[str]) -> Header | None:
    """Join a group heading with the headings below it: ПІБ over Прізвище, Ім’я, По батькові.

    The lower row must look like headings too: any long number or date in it is data.
    """
    if any(any(letter.isdigit() for letter in text) for text in lower):
        return None
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    if not {column_of(header_key(text)) for text in below} - {None, ListColumn.OTHER}:
        return None
    joined = []
    for high, low in zip(above, below, strict=True):
        together = f"{high} {low}".strip() if high != low else high
        # «Дата» over «народження» names a column only together, «ПІБ» over «Ім’я» only below.
        kind = column_of(header_key(low)) if low else None
        joined.append(low if kind and kind is not ListColumn.OTHER else together)
    return _header(top, top + 1, joined)


def _told_apart(kinds: list[ListColumn | None]) -> list[ListColumn | None]:
    """Let the columns beside a word decide what it means: Name beside Surname is the given name."""
    held = set(kinds)
    if ListColumn.FULL_NAME in held and ListColumn.SURNAME in held:
        if held & {ListColumn.GIVEN, ListColumn.GIVEN_PATRONYMIC}:
            return [ListColumn.OTHER if k is ListColumn.FULL_NAME else k for k in kinds]
        return [ListColumn.GIVEN if k is ListColumn.FULL_NAME else k for k in kinds]
    if ListColumn.SURNAME in held and not held & _REST_OF_NAME:
        return [ListColumn.FULL_NAME if k is ListColumn.SURNAME else k for k in kinds]
    return kinds


_REST_OF_NAME = frozenset(
    {ListColumn.GIVEN, ListColumn.GIVEN_PATRONYMIC, ListColumn.PATRONYMIC, ListColumn.FULL_NAME}
)


def _side_by_side(kinds: Sequence[ListColumn | None]) -> list[tuple[tuple[int, ListColumn], ...]]:
    """Cut a header into lists where its columns begin anew; a column that merely repeats is dropped."""
    parts: list[list[tuple[int, ListColumn]]] = [[]]
    for at, named in enumerate(kinds, 1):
        kind = named or ListColumn.OTHER
        held = {what for _, what in parts[-1]}
        if kind in held and kind not in _MAY_REPEAT and _begins_anew(kinds, at, parts[-1]):
            unnamed = kinds[at - 2] is None and len(parts[-1]) > 1
            parts.append([parts[-1].pop()] if unnamed else [])
            held = set()
        parts[-1].append((at, kind if kind not in held else ListColumn.OTHER))
    return [tuple(part) for part in parts if {what for _, what in part} & NAME_COLUMNS]


_MAY_REPEAT = frozenset({ListColumn.OTHER, ListColumn.REMARK})


def _begins_anew(
    kinds: Sequence[ListColumn | None], at: int, before: Sequence[tuple[int, ListColumn]]
) -> bool:
    """Whether the columns from here on are a list of their own, much like the one before."""
    ours = {what for _, what in before} - _WEAK_ALONE
    rest = {kind for kind in kinds[at - 1 :] if kind} - _WEAK_ALONE
    names = {kind for kind in rest if kind in NAME_COLUMNS}
    first = next(what for _, what in before if what is not ListColumn.OTHER)
    return bool(names & ours) and len(rest & ours) * 2 >= len(ours) and first is kinds[at - 1]
