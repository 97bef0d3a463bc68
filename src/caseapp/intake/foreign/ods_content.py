"""Walks the cells of an .ods without building them, counting what repeats."""

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.extent import Extent, reference
from caseapp.intake.foreign.messages import Message
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.repack import Cut
from caseapp.intake.foreign.xml_walk import local

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_VALUES = ("value", "date-value", "time-value", "boolean-value", "string-value")
_MOST_REPEATS = 2**31


class OdsContent:
    """Measures all sheets of a content.xml. ``cuts`` are blank cells that would stretch one."""

    def __init__(self, part: str) -> None:
        self.cuts: list[Cut] = []
        self._part = part
        self._extents: list[Extent] = []
        self._row = 0
        self._row_repeats = 1
        self._column = 0
        self._cell_repeats = 1
        self._began = 0
        self._length = 0
        self._touched = False
        self._in_cell = False
        self._in_paragraph = 0
        self._tables = 0
        self._aside = 0

    @property
    def notes(self) -> list[Message]:
        """What to tell about blank cells far out, for all sheets."""
        return [note for extent in self._extents for note in extent.notes()]

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Notice tables, rows, cells and their text."""
        if self._aside or name in {"annotation", "tracked-changes"}:
            self._aside += 1  # comments and deleted text are no part of the list
        elif name == "table":
            self._table()
        elif name == "table-row":
            self._row_repeats = self._count(attributes, "number-rows-repeated")
            self._column = 0
        elif name in _CELLS:
            self._cell(attributes, at)
        elif self._in_cell:
            self._inside(name, attributes)

    def _table(self) -> None:
        self._tables += 1
        if self._tables > 1:
            raise Refused("broken", kind="ods", part=self._part)  # a table inside a table
        if len(self._extents) >= limits.SHEETS:
            raise Refused("too_big", what="sheets", limit=limits.SHEETS)
        self._extents.append(Extent(len(self._extents) + 1))
        self._row = 0

    def _cell(self, attributes: dict[str, str], at: int) -> None:
        self._began = at
        self._in_cell = True
        self._cell_repeats = self._count(attributes, "number-columns-repeated")
        values = [local(attributes, value) for value in _VALUES]
        self._length = sum(len(value) for value in values if value.strip())
        self._touched = local(attributes, "value-type") != ""

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self._in_paragraph += 1
        elif name == "s":
            # Spaces are written as a number: one that asks for a gigabyte of them is refused here.
            spaces = self._count(attributes, "c")
            self._touched = True
            if spaces > limits.CELL_CHARACTERS:
                raise self._too_much()

    def text(self, data: str) -> None:
        """Measure the text of a cell."""
        if self._in_cell and self._in_paragraph and not self._aside:
            self._touched = True
            if data.strip():
                self._length += len(data)

    def end(self, name: str, at: int) -> None:
        """Move on, count a finished cell, or cut it if it is blank and far out."""
        if self._aside:
            self._aside -= 1
        elif name == "p":
            self._in_paragraph = max(0, self._in_paragraph - 1)
        elif name in _CELLS:
            self._finished_cell(at)
        elif name == "table-row":
            self._row += self._row_repeats
        elif name == "table":
            self._tables -= 1

    def _finished_cell(self, at: int) -> None:
        self._in_cell = False
        self._in_paragraph = 0
        if not self._extents:
            return
        last_row = self._row + self._row_repeats
        last_column = self._column + self._cell_repeats
        extent = self._extents[-1]
        if self._length:
            extent.filled(
                last_row, last_column, self._length * self._row_repeats * self._cell_repeats
            )
        elif self._touched and extent.blank(last_row, last_column):
            self.cuts.append(Cut(self._began, at, b"", skip_end_tag=True))
        self._column = last_column

    def _count(self, attributes: dict[str, str], name: str) -> int:
        text = local(attributes, name) or "1"
        if not text.isdecimal() or int(text[:12]) > _MOST_REPEATS:
            raise Refused("broken", kind="ods", part=self._part)
        return max(1, int(text))

    def _too_much(self) -> Refused:
        return Refused(
            "too_big",
            what="text",
            limit=limits.OUTPUT_BYTES // limits.MEGABYTE,
            sheet=len(self._extents),
            cell=reference(self._row + 1, self._column + 1),
        )
