"""The lines of the child, checked one by one: it read a hostile file and may be lying."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from caseapp.domain.errors import CaseError
from caseapp.domain.list_errors import (
    ListBroken,
    ListEncrypted,
    ListHasMacros,
    ListTooBig,
    NotAList,
)
from caseapp.intake.foreign import limits
from caseapp.intake.raw import Area, Cell, RawNote, RawRow, RawSheet, RawTables

_SENSELESS = (ValueError, KeyError, TypeError, AttributeError, IndexError)
_KINDS = frozenset({"xlsx", "ods", "xls", "csv", "tsv", "text"})
_NOTES = frozenset({"cell_cut", "far_blank", "broken_bytes", "formulas_without_value"})


def tables_from(lines: Iterable[bytes]) -> RawTables | None:
    """Return the tables the child sent, or None when it stopped before its last line.

    Raises:
        CaseError: the child refused the file; which error says why.
        ListBroken: what the child sent makes no sense.
    """
    heard = _Heard()
    try:
        for line in lines:
            message = json.loads(line)
            if "refused" in message:
                raise _refusal(message)
            if message.get("end") is True:
                return heard.tables()
            heard.take(message)
    except (*_SENSELESS, RecursionError) as error:
        raise ListBroken("file") from error
    return None


class _Heard:
    """Collects messages into tables."""

    def __init__(self) -> None:
        self._file: tuple[str, str, str] = ("", "", "")
        self._sheets: list[tuple[int, str, bool, tuple[Area, ...]]] = []
        self._rows: list[list[RawRow]] = []
        self._notes: list[RawNote] = []

    def take(self, message: dict[str, Any]) -> None:
        if "cells" in message:
            self._take_row(message)
        elif "note" in message:
            self._notes.append(_note(message))
        elif "sheet" in message:
            self._take_sheet(message)
        else:
            self._file = (
                _one_of(message["kind"], _KINDS),
                str(message["encoding"])[:20],
                str(message["separator"])[:1],
            )

    def _take_row(self, message: dict[str, Any]) -> None:
        cells = tuple(_cell(value) for value in message["cells"])
        if len(cells) > limits.COLUMNS or len(self._rows[-1]) >= limits.ROWS:
            raise ValueError
        self._rows[-1].append(RawRow(_count(message["row"]), cells))

    def _take_sheet(self, message: dict[str, Any]) -> None:
        if len(self._sheets) >= limits.SHEETS:
            raise ValueError
        areas = tuple(Area(*(_count(number) for number in area)) for area in message["merged"])
        self._sheets.append(
            (_count(message["sheet"]), str(message["name"])[:100], bool(message["visible"]), areas)
        )
        self._rows.append([])

    def tables(self) -> RawTables:
        sheets = tuple(
            RawSheet(index, name, visible, tuple(rows), areas)
            for (index, name, visible, areas), rows in zip(self._sheets, self._rows, strict=True)
        )
        return RawTables(*self._file, sheets, tuple(self._notes))


def _refusal(message: dict[str, Any]) -> CaseError:
    kind = str(message.get("kind", ""))[:20]
    where = _where(message)
    match message["refused"]:
        case "too_big":
            return ListTooBig(str(message["what"])[:20], _count(message["limit"]), where)
        case "encrypted":
            return ListEncrypted(kind)
        case "macros":
            return ListHasMacros(where)
        case "not_a_list":
            return NotAList(kind)
        case "empty":
            return NotAList("empty")
        case _:
            return ListBroken(kind, where)


def _where(message: dict[str, Any]) -> str:
    """Return the place: a part of the file, or sheet number and cell, as ``2!XFD1048576``."""
    if "part" in message:
        return str(message["part"])[:100]
    if "sheet" not in message:
        return ""
    return f"{_count(message['sheet'])}!{str(message.get('cell', ''))[:20] or message['row']}"


def _note(message: dict[str, Any]) -> RawNote:
    fields = {
        name: value
        for name, value in message.items()
        if name in {"column", "count", "cell"} and isinstance(value, str | int)
    }
    return RawNote(
        _one_of(message["note"], _NOTES), _count(message["sheet"]), _count(message["row"]), fields
    )


def _cell(value: object) -> Cell:
    match value:
        case None | bool():
            return None
        case str():
            return value[: limits.CELL_CHARACTERS]
        case int() | float():
            return value
        case {"date": str(written)}:
            return date.fromisoformat(written)
        case _:
            raise TypeError


def _one_of(value: object, known: frozenset[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise ValueError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= 2**31:
        raise ValueError
    return value
