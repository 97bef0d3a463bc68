"""What the child says to the parent: one JSON object a line, each of limited length."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.refusal import Refused

Message = dict[str, Any]


class Lines:
    """Writes messages; refuses to go on when they become too much."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._written = 0

    def write(self, message: Message) -> None:
        """Write one message as one line.

        Raises:
            Refused: the lines together are over the limit (``too_much_text``).
        """
        line = _line(message)
        self._written += len(line)
        if len(line) > limits.LINE_BYTES or self._written > limits.OUTPUT_BYTES:
            raise Refused("too_big", what="text", limit=limits.OUTPUT_BYTES // limits.MEGABYTE)
        self._stream.write(line)

    def end(self, message: Message) -> None:
        """Write the last message, which is small and always has room."""
        self._stream.write(_line(message))


def _line(message: Message) -> bytes:
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def row_messages(sheet: int, number: int, first: int, values: Sequence[object]) -> list[Message]:
    """Return the message of one row, preceded by a note for each cell that had to be cut.

    Args:
        sheet: which sheet, from 1.
        number: which row, from 1.
        first: the column in which ``values`` begin, from 0.
        values: what calamine or the csv module gives.
    """
    cells = [None] * first + [plain(value) for value in values]
    while cells and cells[-1] is None:
        cells.pop()
    if not cells:
        return []
    said: list[Message] = []
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > limits.CELL_CHARACTERS:
            cells[column] = cell[: limits.CELL_CHARACTERS]
            said.append({"note": "cell_cut", "sheet": sheet, "row": number, "column": column + 1})
    return [*said, {"row": number, "cells": cells}]


def plain(value: object) -> object:
    """Return a cell as text, number, ``{"date": ISO 8601}`` or None for a blank one."""
    match value:
        case None | str():
            return value if value and value.strip() else None
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value)
        case dt.date():  # a moment is a date too
            return {"date": str(value)[:10]}
        case _:
            return str(value)


def _number(value: float) -> int | float | None:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - only NaN differs from itself
        return None
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value  # noqa: PLR2004 - beyond, floats skip integers
