"""Captions over values in columns, as many as there is room for."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from caseapp.ui.look import Look
from caseapp.ui.widgets.in_place import InPlace

_MOST = 4


class FieldGrid(QWidget):
    """Fields from left to right and on in the next line; Tab follows the same order."""

    def __init__(self, look: Look, fields: Sequence[InPlace], *, letters: int = 20) -> None:
        """Build from fields in the order of Tab; ``letters`` is the least width of a column."""
        super().__init__()
        self.fields = tuple(fields)
        self._least = ceil(look.width("0", "body") * letters)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self.setLayout(self._grid)
        self._arrange(_MOST)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: fewer columns where it is narrow."""
        super().resizeEvent(event)
        room = self.width() + self._grid.horizontalSpacing()
        self._arrange(min(_MOST, max(1, room // (self._least + self._grid.horizontalSpacing()))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for place in range(_MOST):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns
        for place, each in enumerate(self.fields):
            self._grid.addWidget(each, place // columns, place % columns)
