"""What the child read: sheets of plain cells, before anybody asks what they mean."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | date | None
"""A blank cell is None, never an empty or blank text."""


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, first and last row and column, from 1; the value stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that is not blank. ``number`` is its place in the sheet, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet. ``index`` is its place in the file, from 1."""

    index: int
    name: str
    visible: bool
    rows: tuple[RawRow, ...]
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class RawNote:
    """Something the child noticed: cell_cut, far_blank, broken_bytes. Row 0 is the whole sheet."""

    code: str
    sheet: int
    row: int
    fields: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawTables:
    """A file as cells. ``kind`` is xlsx, ods, xls, csv, tsv or text."""

    kind: str
    encoding: str
    separator: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[RawNote, ...] = ()
