"""Walks the cells of an .xlsx sheet without building them."""

import re
from collections.abc import Sequence

from caseapp.intake.foreign.extent import Extent
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.repack import Cut

_REFERENCE = re.compile(r"([A-Za-z]{1,7})(\d{1,9})\Z")
_LONGEST_INDEX = 12


class XlsxSheet:
    """Measures one sheet. ``cuts`` are the bytes of blank cells that would stretch it."""

    def __init__(self, extent: Extent, strings: Sequence[int], part: str) -> None:
        self.cuts: list[Cut] = []
        self.formulas_without_value = 0
        self._extent = extent
        self._strings = strings
        self._part = part
        self._row = 0
        self._column = 0
        self._began = 0
        self._shared = False
        self._in_value = False
        self._formula = False
        self._length = 0
        self._index = ""
        self._touched = False

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Notice a row, a cell and where its value stands."""
        if name == "c":
            self._cell(attributes, at)
        elif name in {"v", "t"}:
            self._in_value = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = self._number(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0

    def _cell(self, attributes: dict[str, str], at: int) -> None:
        self._began = at
        self._shared = attributes.get("t") == "s"
        self._length, self._index, self._formula, self._touched = 0, "", False, False
        if "r" not in attributes:
            self._column += 1
            return
        if not (match := _REFERENCE.match(attributes["r"])):
            raise Refused("broken", kind="xlsx", part=self._part)
        self._column = column_number(match[1])
        self._row = int(match[2])

    def _number(self, text: str) -> int:
        if not text.isdecimal() or len(text) > 9:  # noqa: PLR2004 - no sheet has a billion rows
            raise Refused("broken", kind="xlsx", part=self._part)
        return int(text)

    def text(self, data: str) -> None:
        """Measure the value of a cell, or gather the number of its shared string."""
        if not self._in_value:
            return
        self._touched = True
        if self._shared:
            self._index = (self._index + data)[:_LONGEST_INDEX]
        elif data.strip():
            self._length += len(data)

    def end(self, name: str, at: int) -> None:
        """Count a finished cell, or cut it if it is blank and far out."""
        if name in {"v", "t"}:
            self._in_value = False
        elif name == "c":
            length = self._shared_length() if self._shared and self._touched else self._length
            if length:
                self._extent.filled(self._row, self._column, length)
            elif self._touched and self._extent.blank(self._row, self._column):
                self.cuts.append(Cut(self._began, at, skip_end_tag=True))
            elif self._formula and not self._touched:
                self.formulas_without_value += 1

    def _shared_length(self) -> int:
        """Return the length of the string that the cell points to; an index out of range is damage."""
        index = self._number(self._index.strip())
        if index >= len(self._strings):
            raise Refused("broken", kind="xlsx", part=self._part)
        return self._strings[index]


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1, ZZ is 702."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
