"""The shared strings of an .xls ([MS-XLS] 2.4.265), to know which of them are blank."""

import struct
from collections.abc import Iterator, Sequence

_WIDE = 0x01
_ASIAN = 0x04
_RICH = 0x08


def blank_strings(pieces: Sequence[bytes]) -> set[int]:
    """Return the numbers of the blank strings of an SST record and the CONTINUE records behind it.

    Raises:
        struct.error, IndexError: the strings end before they should.
    """
    reader = _Pieces(pieces)
    _total, count = struct.unpack("<II", reader.take(8))
    return {number for number in range(count) if not reader.string().strip()}


class _Pieces:
    """Reads over the borders of records; text that goes on in the next one is flagged anew there."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._rest: Iterator[bytes] = iter(pieces)
        self._piece = b""
        self._at = 0

    def take(self, count: int) -> bytes:
        parts = []
        while count > 0:
            if self._at >= len(self._piece):
                self._next()
            part = self._piece[self._at : self._at + count]
            self._at += len(part)
            count -= len(part)
            parts.append(part)
        return b"".join(parts)

    def _next(self) -> None:
        piece = next(self._rest, None)
        if piece is None:
            raise IndexError
        self._piece, self._at = piece, 0

    def string(self) -> str:
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self.take(4))[0] if flags & _ASIAN else 0
        text = self._letters(length, wide=bool(flags & _WIDE))
        self.take(runs * 4)
        self.take(min(extra, 2**24))
        return text

    def _letters(self, length: int, *, wide: bool) -> str:
        found = []
        while length > 0:
            if self._at >= len(self._piece):
                self._next()
                wide = bool(self.take(1)[0] & _WIDE)
            size = 2 if wide else 1
            count = min(length, max(1, (len(self._piece) - self._at) // size))
            found.append(self.take(count * size).decode("utf-16-le" if wide else "latin-1"))
            length -= count
        return "".join(found)
