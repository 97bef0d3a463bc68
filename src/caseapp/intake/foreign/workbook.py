"""Workbooks through calamine, after their size, their health and their contents were looked at."""

import io
from collections.abc import Iterator, Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from caseapp.intake.foreign.messages import Message, row_messages
from caseapp.intake.foreign.refusal import Refused


def workbook_messages(data: bytes, kind: str, notes: Sequence[Message]) -> Iterator[Message]:
    """Read all worksheets of a checked workbook (``xlsx``, ``ods`` or ``xls``).

    Raises:
        Refused: calamine cannot read it (``broken``, ``encrypted``).
    """
    yield {"kind": kind, "encoding": "", "separator": ""}
    yield from notes
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, sheet in enumerate(book.sheets_metadata, 1):
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            read = book.get_sheet_by_name(sheet.name)
            yield {
                "sheet": number,
                "name": sheet.name[:100],
                "visible": sheet.visible is SheetVisibleEnum.Visible,
                "merged": _merged(read),
            }
            first = read.start[1] if read.start else 0
            for at, values in enumerate(read.iter_rows(), 1):
                yield from row_messages(number, at, first, values)
    except PasswordError as error:
        raise Refused("encrypted", kind=kind) from error
    except CalamineError as error:
        raise Refused("broken", kind=kind) from error


def _merged(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    """Return merged areas as first row, first column, last row, last column, from 1."""
    areas = sheet.merged_cell_ranges or []
    return [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in areas[:_MOST_AREAS]
    ]


_MOST_AREAS = 50_000
