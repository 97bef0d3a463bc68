"""Old workbooks (.xls, BIFF in a compound file): locks, macros and reach, before calamine sees them."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.compound import CompoundFile
from caseapp.intake.foreign.extent import Extent
from caseapp.intake.foreign.messages import Message
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.shared_strings_xls import blank_strings

_BOF, _SST, _CONTINUE = 0x0809, 0xFC, 0x3C
_LABEL_SST, _MULTIPLE_NUMBERS = 0xFD, 0xBD
_BLANK = 0x201
_FILLED = frozenset({0x06, 0x203, 0x204, 0x205, 0x27E, 0xD6, _LABEL_SST, _MULTIPLE_NUMBERS})
"""FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST and MULRK; BLANK and MULBLANK say nothing."""
_MACRO_SHEETS = frozenset({1, 6})
_MACRO_STREAMS = ("_vba_project_cur", "_vba_project", "vba", "macros")
_DOCUMENTS = ("worddocument", "powerpoint document", "__properties_version1.0")


class _Record(NamedTuple):
    """A BIFF record: where it begins in the stream, its kind, its contents."""

    at: int
    kind: int
    body: bytes


def checked_xls(data: bytes) -> tuple[bytes, list[Message]]:
    """Look through a compound file; return it fit for calamine, and what was noticed.

    Raises:
        Refused: over a limit, broken, encrypted, with macros, or no workbook.
    """
    file = CompoundFile(data)
    if file.has("encryptedpackage", "encryptioninfo"):
        raise Refused("encrypted", kind="xlsx")
    if file.has(*_DOCUMENTS):
        raise Refused("not_a_list", kind="document")
    if file.has(*_MACRO_STREAMS):
        raise Refused("macros", part="_VBA_PROJECT_CUR")
    entry = file.stream("workbook") or file.stream("book")
    if entry is None:
        raise Refused("not_a_list", kind="unknown")
    book = _Book(file.read(entry))
    try:
        changed = book.checked()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Refused("broken", kind="xls") from error
    return (data if changed is None else file.with_stream(entry, changed)), book.notes


class _Book:
    """One workbook stream: the globals first, then a substream for each sheet."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._changed: bytearray | None = None
        self._strings: list[bytes] = []
        self._blank: set[int] | None = None
        self._sheets: dict[int, int] = {}
        self.notes: list[Message] = []

    def checked(self) -> bytes | None:
        """Return the stream with far blank cells made empty, or None if nothing had to be changed."""
        extent = Extent(0)
        last = -1
        for record in self._records():
            if record.kind == _BOF:
                self.notes += extent.notes()
                extent = Extent(self._sheets.get(record.at, 0))
            elif record.kind in _FILLED:
                self._cell(record, extent)
            else:
                self._other(record, after=last)
            last = record.kind if record.kind != _CONTINUE else last
        self.notes += extent.notes()
        return None if self._changed is None else bytes(self._changed)

    def _records(self) -> Iterator[_Record]:
        at = 0
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            body = self._stream[at + 4 : at + 4 + length]
            if len(body) < length:
                raise Refused("broken", kind="xls")
            if kind == 0 and length == 0:
                return  # what follows the last record is padding
            yield _Record(at, kind, body)
            at += 4 + length

    def _other(self, record: _Record, after: int) -> None:
        match record.kind:
            case 0x2F:  # FILEPASS
                raise Refused("encrypted", kind="xls")
            case 0x85:  # BOUNDSHEET
                place, _hidden, kind = struct.unpack_from("<IBB", record.body)
                if kind in _MACRO_SHEETS:
                    raise Refused("macros", part=f"sheet {len(self._sheets) + 1}")
                self._sheets[place] = len(self._sheets) + 1
            case 0xFC:  # SST
                self._strings = [record.body]
            case 0x3C if after == _SST:
                self._strings.append(record.body)
            case 0x200:  # DIMENSIONS
                self._dimensions(record)
            case _:
                pass  # formats, formulas, drawings: calamine's business

    def _dimensions(self, record: _Record) -> None:
        """Bring a declared reach back to what a list may have: calamine reserves room by it."""
        if len(record.body) >= 12:  # noqa: PLR2004 - rows are 32 bits wide since BIFF8
            first, last, left, right = struct.unpack_from("<IIHH", record.body)
            if last > limits.ROWS or right > limits.COLUMNS or first > last or left > right:
                self._patch(record.at + 4, struct.pack("<IIHH", 0, limits.ROWS, 0, limits.COLUMNS))

    def _cell(self, record: _Record, extent: Extent) -> None:
        row, column = struct.unpack_from("<HH", record.body)
        last = column
        if record.kind == _MULTIPLE_NUMBERS:
            last = max(column, struct.unpack_from("<H", record.body, len(record.body) - 2)[0])
        inside = row < limits.ROWS and last < limits.COLUMNS
        if inside or not self._is_blank(record):
            extent.filled(row + 1, last + 1)
        elif extent.blank(row + 1, last + 1):
            self._patch(record.at, struct.pack("<H", _BLANK))

    def _is_blank(self, record: _Record) -> bool:
        if record.kind != _LABEL_SST:
            return False
        if self._blank is None:
            self._blank = blank_strings(self._strings)
        return struct.unpack_from("<I", record.body, 6)[0] in self._blank

    def _patch(self, at: int, data: bytes) -> None:
        if self._changed is None:
            self._changed = bytearray(self._stream)
        self._changed[at : at + len(data)] = data
