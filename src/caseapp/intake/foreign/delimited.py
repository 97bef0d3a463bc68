"""Comma-separated and pasted tables, by whatever separator."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.messages import Message, row_messages
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.text_encoding import decode

SEPARATORS = ("\t", ";", "|", ",")
_SAMPLE_LINES = 400
_DECLARED = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LINES_IN_A_CELL = 6


def delimited_messages(data: bytes) -> Iterator[Message]:
    """Read a text file or pasted text.

    Raises:
        Refused: no text, or over a limit.
    """
    decoded = decode(data)
    text, separator = decoded.text, ""
    if declared := _DECLARED.match(text):
        text, separator = text[declared.end() :], declared[1]
    text = text.replace("\x00", "").replace("\u2028", "\n").replace("\u2029", "\n")
    csv.field_size_limit(limits.FILE_BYTES)
    separator = separator or _separator(text)
    yield {
        "kind": {"": "text", "\t": "tsv"}.get(separator, "csv"),
        "encoding": decoded.encoding,
        "separator": separator,
    }
    yield {"sheet": 1, "name": "", "visible": True, "merged": []}
    if decoded.broken:
        yield {"note": "broken_bytes", "sheet": 1, "row": 0, "count": decoded.broken}
    yield from _rows(text, separator)


def _rows(text: str, separator: str) -> Iterator[Message]:
    last = 0
    for number, cells in _lines(text, separator):
        if not any(cell.strip() for cell in cells):
            continue
        last += 1
        _check(number, last, cells)
        yield from row_messages(1, number, 0, cells)


def _check(number: int, filled: int, cells: list[str]) -> None:
    if filled > limits.ROWS:
        raise Refused("too_big", what="rows", limit=limits.ROWS, sheet=1, row=number)
    filled_to = max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
    if filled_to > limits.COLUMNS:
        raise Refused("too_big", what="columns", limit=limits.COLUMNS, sheet=1, row=number)


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    if not separator:
        yield from ((number, [line]) for number, line in enumerate(text.splitlines(), 1))
        return
    if _quotes_run_away(text, separator):
        # One quotation mark too many would swallow the rest of the list into one cell.
        for number, line in enumerate(text.splitlines(), 1):
            yield number, [cell.strip().strip('"') for cell in line.split(separator)]
        return
    yield from enumerate(_parsed(text, separator), 1)


def _quotes_run_away(text: str, separator: str) -> bool:
    return '"' in text and any(
        cell.count("\n") + cell.count("\r") > _LINES_IN_A_CELL
        for cells in _parsed(text, separator)
        for cell in cells
    )


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise Refused("broken", kind="csv") from error


def _separator(text: str) -> str:
    """Return the separator by which most lines fall into equally many cells, more than one."""
    lines = [line for line in text.splitlines()[: _SAMPLE_LINES * 2] if line.strip()]
    best, top = "", (0.0, 0)
    for separator in SEPARATORS:
        widths = Counter(
            len(cells)
            for cells in _parsed("\n".join(lines[:_SAMPLE_LINES]), separator)
            if any(cells)
        )
        width, count = max(
            ((width, count) for width, count in widths.items() if width > 1),
            key=lambda pair: pair[1],
            default=(0, 0),
        )
        share = count / max(1, sum(widths.values()))
        if width and (share, width) > top and share >= 0.3:  # noqa: PLR2004 - a third: titles and notes are long
            best, top = separator, (round(share, 1), width)
    return best
