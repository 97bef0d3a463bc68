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

SPACES = "  "
"""Two spaces or more, as in tables copied from a page."""
SEPARATORS = ("\t", ";", "|", ",", SPACES)
_SAMPLE_LINES = 400
_DECLARED = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LINES_IN_A_CELL = 6
_RUNS_OF_SPACES = re.compile(r"\s{2,}")


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
    """Yield each line with its number and its cells."""
    if separator in {"", SPACES}:
        for number, line in enumerate(text.splitlines(), 1):
            yield number, _RUNS_OF_SPACES.split(line.strip()) if separator else [line]
    elif _quotes_run_away(text, separator):
        # One quotation mark too many would swallow the rest of the list into one cell.
        for number, line in enumerate(text.splitlines(), 1):
            yield number, [cell.strip().strip('"') for cell in line.split(separator)]
    else:
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
    lines = [line for line in text.splitlines() if line.strip()]
    sample = "\n".join(lines[:_SAMPLE_LINES])
    best, top = "", (0.0, 0)
    for separator in SEPARATORS:
        share, width = _evenness(sample, separator)
        # Spaces also stand inside texts: they part columns only if nearly every line agrees.
        least = _NEARLY_ALL if separator == SPACES else _A_THIRD
        if width > 1 and share >= least and (share, width) > top:
            best, top = separator, (share, width)
            if separator != SPACES and share >= _NEARLY_ALL and width > 2:  # noqa: PLR2004 - no list of two columns is beyond doubt
                break
    return best


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """Return the share of lines that fall into the commonest number of cells, and that number."""
    widths = Counter(len(cells) for _, cells in _lines(sample, separator) if any(cells))
    whole = sum(widths.values())
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 0
    width = max(several, key=lambda each: (several[each], each))
    return round(several[width] / whole, 1), width


_A_THIRD = 0.3
_NEARLY_ALL = 0.8
