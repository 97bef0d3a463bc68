"""How far a sheet reaches: cells with something in them are counted, blank ones are passed over."""

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.messages import Message
from caseapp.intake.foreign.refusal import Refused


class Extent:
    """The reach of one sheet, and the blank cells outside it that must not reach calamine.

    Rows and columns count from 1.
    """

    def __init__(self, sheet: int) -> None:
        self._sheet = sheet
        self._far: tuple[int, int] | None = None
        self.text = 0

    def filled(self, row: int, column: int, characters: int = 0) -> None:
        """Count a cell that holds something.

        Raises:
            Refused: it stands outside what a list may fill, or the text of all cells is too much.
        """
        self._refuse_beyond(row, column, limits.ROWS, limits.COLUMNS)
        self.text += characters
        if self.text > limits.OUTPUT_BYTES:
            raise Refused(
                "too_big",
                what="text",
                limit=limits.OUTPUT_BYTES // limits.MEGABYTE,
                sheet=self._sheet,
                cell=reference(row, column),
            )

    def blank(self, row: int, column: int) -> bool:
        """Return whether a blank cell must be cut out because it would stretch the sheet.

        Raises:
            Refused: it stands so far out that this is no slip.
        """
        if row <= limits.ROWS and column <= limits.COLUMNS:
            return False
        self._refuse_beyond(row, column, limits.BLANK_ROWS, limits.BLANK_COLUMNS)
        self._far = self._far or (row, column)
        return True

    def _refuse_beyond(self, row: int, column: int, rows: int, columns: int) -> None:
        for what, place, most, limit in (
            ("rows", row, rows, limits.ROWS),
            ("columns", column, columns, limits.COLUMNS),
        ):
            if place > most:
                cell = reference(row, column)
                raise Refused("too_big", what=what, limit=limit, sheet=self._sheet, cell=cell)

    def notes(self) -> list[Message]:
        """Return a note if a blank cell far out was passed over."""
        if not self._far:
            return []
        row, column = self._far
        cell = reference(row, column)
        return [{"note": "far_blank", "sheet": self._sheet, "row": row, "cell": cell}]


def reference(row: int, column: int) -> str:
    """Return a cell as spreadsheets name it: 20000, 702 is ``ZZ20000``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
