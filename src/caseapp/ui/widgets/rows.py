"""A list of painted rows over a model: thousands of rows cost what the visible ones cost."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_Row_contra = TypeVar("_Row_contra", contravariant=True)
_NO_PARENT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole


class Brush(Protocol[_Row_contra]):
    """Knows how rows of one kind look, how high they are and what a screen reader says."""

    def height(self, row: _Row_contra, /) -> int:
        """Return the height of a row in pixels."""

    def say(self, row: _Row_contra, /) -> str:
        """Return the row as a sentence."""

    def takes(self, row: _Row_contra, /) -> bool:
        """Say whether the row can be chosen; a heading cannot."""

    def draw(self, canvas: Canvas, rect: QRectF, row: _Row_contra, /, *, here: bool) -> None:
        """Draw a row; ``here``: it is the one that Enter will take."""


class RowModel(QAbstractListModel, Generic[Row]):
    """Frozen rows, read-only."""

    def __init__(self, brush: Brush[Row], parent: QListView | None = None) -> None:
        super().__init__(parent)
        self._brush = brush
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        """Return the row at a place, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, fits: Callable[[Row], bool]) -> int | None:
        """Return the place of the first row that fits."""
        return next((place for place, row in enumerate(self._rows) if fits(row)), None)

    def rowCount(self, parent: Index = _NO_PARENT, /) -> int:
        """Override: rows exist only at the top level."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        """Override: the frozen row, or its sentence."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._brush.say(row) if role in spoken else None

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """Override: headings cannot be chosen."""
        row = self.row_at(index.row())
        if row is None or not self._brush.takes(row):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate, Generic[Row]):
    def __init__(self, look: Look, brush: Brush[Row], parent: QListView) -> None:
        super().__init__(parent)
        self._look, self._brush, self._view = look, brush, parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """Override: rows may differ in height."""
        return QSize(0, self._brush.height(index.data(_ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Override: the brush draws; Qt's own item drawing asks seven roles a cell and is slow."""
        painter.save()
        here = self._view.currentIndex() == index
        rect = QRectF(option.rect)
        canvas = Canvas(painter, self._look)
        self._brush.draw(canvas, rect, index.data(_ROW), here=here)
        if here and self._view.hasFocus():
            canvas.focus_ring(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class RowList(QListView, Generic[Row]):
    """Rows from top to bottom; at most one is chosen."""

    chosen = Signal(object)
    """The row that Enter will take, or None."""
    taken = Signal(object)
    """A row was clicked twice, or Enter was pressed on it."""

    def __init__(self, look: Look, brush: Brush[Row], name: str) -> None:
        super().__init__()
        self._brush, self._look = brush, look
        self.rows: RowModel[Row] = RowModel(brush, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(look, brush, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(self._take)

    def show_rows(self, rows: Sequence[Row], choose: int = -1) -> None:
        """Replace everything and choose the row at a place (-1: none)."""
        self.rows.show_rows(rows)
        self.choose(choose)

    def choose(self, place: int) -> None:
        """Choose the row at a place (-1: none)."""
        index = self.rows.index(place) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(self.rows.index(0) if place == 1 else index)
        else:
            self.scrollToTop()

    def step(self, by: int) -> None:
        """Choose the next row that can be chosen, down (1) or up (-1); stay at the ends."""
        place = self.currentIndex().row() + by
        while (row := self.rows.row_at(place)) is not None:
            if self._brush.takes(row):
                self.choose(place)
                return
            place += by

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Override: with no row to put the ring on, it goes around all of them."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            around = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            Canvas(painter, self._look).focus_ring(around)
            painter.end()

    def chosen_row(self) -> Row | None:
        """Return the row that Enter will take."""
        return self.rows.row_at(self.currentIndex().row())

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows.row_at(index.row()))

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self.rows.row_at(index.row()))
