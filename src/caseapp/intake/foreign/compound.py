"""Compound files ([MS-CFB]), just enough to see what streams are in one and to read a stream."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from caseapp.intake.foreign.refusal import Refused

_HEADER = 512
_ENTRY = 128
_FREE_FROM = 0xFFFFFFFA
_STREAM = 2
_ROOT = 5
_MOST_ENTRIES = 20_000
_HEADER_DIFAT = 109


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or storage in the directory."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """Reads the directory and the streams of a compound file.

    Raises:
        Refused: its chains lead nowhere (``broken``).
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift, mini_shift = struct.unpack_from("<HH", data, 30)
            if shift not in {9, 12} or mini_shift != 6:  # noqa: PLR2004 - the two sizes there are
                raise Refused("broken", kind="xls")
            self._sector: int = 1 << shift
            directory, self._cutoff, mini_fat = struct.unpack_from("<I4xII", data, 48)
            self._fat = self._allocation()
            self._mini_fat = list(self._numbers(self._joined(mini_fat)))
            self.entries = list(self._directory(directory))
        except struct.error as error:
            raise Refused("broken", kind="xls") from error
        root = next((entry for entry in self.entries if entry.kind == _ROOT), None)
        if root is None:
            raise Refused("broken", kind="xls")
        self._mini = self._places(root.start)

    def _allocation(self) -> list[int]:
        first, count = struct.unpack_from("<II", self._data, 68)
        sectors = list(struct.unpack_from(f"<{_HEADER_DIFAT}I", self._data, 76))
        per_sector = self._sector // 4
        while first < _FREE_FROM and count > 0 and len(sectors) < _MOST_ENTRIES:
            more = struct.unpack_from(f"<{per_sector}I", self._data, self._place(first))
            sectors += more[:-1]
            first, count = more[-1], count - 1
        return [
            number
            for sector in sectors
            if sector < _FREE_FROM
            for number in struct.unpack_from(f"<{per_sector}I", self._data, self._place(sector))
        ]

    def _place(self, sector: int) -> int:
        place = (sector + 1) * self._sector
        if place >= len(self._data):
            raise Refused("broken", kind="xls")
        return place

    def _places(self, start: int) -> list[int]:
        """Return where the sectors of a chain begin; a chain that bites its tail is damage."""
        found: list[int] = []
        while start < _FREE_FROM:
            if start >= len(self._fat) or len(found) > len(self._fat):
                raise Refused("broken", kind="xls")
            found.append(self._place(start))
            start = self._fat[start]
        return found

    def _joined(self, start: int) -> bytes:
        return b"".join(self._data[at : at + self._sector] for at in self._places(start))

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _directory(self, start: int) -> Iterator[Entry]:
        data = self._joined(start)
        for at in range(0, min(len(data), _MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            first, size = struct.unpack_from("<II", data, at + 116)
            if kind:
                name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                yield Entry(name, kind, first, size)

    def has(self, *names: str) -> bool:
        """Whether a stream or storage has one of these names (in lower case)."""
        return any(entry.name.lower() in names for entry in self.entries)

    def stream(self, *names: str) -> Entry | None:
        """Return the first stream with one of these names (in lower case)."""
        return next(
            (e for e in self.entries if e.kind == _STREAM and e.name.lower() in names), None
        )

    def pieces(self, entry: Entry) -> list[tuple[int, int]]:
        """Return where the bytes of a stream lie in the file: (place, count) in order."""
        if entry.size >= self._cutoff:
            places, size = self._places(entry.start), self._sector
        else:
            places, size = self._mini_places(entry.start), 64
        if len(places) * size < entry.size:
            raise Refused("broken", kind="xls")
        left = entry.size
        pieces = []
        for place in places:
            pieces.append((place, min(size, left)))
            left -= pieces[-1][1]
        return [piece for piece in pieces if piece[1] > 0]

    def _mini_places(self, start: int) -> list[int]:
        per_sector = self._sector // 64
        found: list[int] = []
        while start < _FREE_FROM:
            sector, inside = divmod(start, per_sector)
            if sector >= len(self._mini) or start >= len(self._mini_fat):
                raise Refused("broken", kind="xls")
            found.append(self._mini[sector] + inside * 64)
            start = self._mini_fat[start]
            if len(found) > len(self._mini_fat):
                raise Refused("broken", kind="xls")
        return found

    def read(self, entry: Entry) -> bytes:
        """Return a stream."""
        return b"".join(self._data[at : at + count] for at, count in self.pieces(entry))

    def with_stream(self, entry: Entry, changed: bytes) -> bytes:
        """Return the whole file with a stream of the same length in its place."""
        whole = bytearray(self._data)
        done = 0
        for at, count in self.pieces(entry):
            whole[at : at + count] = changed[done : done + count]
            done += count
        return bytes(whole)
