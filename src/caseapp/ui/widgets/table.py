"""A plain table: hairlines, no grid, a header that stays, chips where a state stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
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
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole
_FIRST, _SIDE = 20, 12


@dataclass(frozen=True)
class Head:
    """One column: its title, its width in figures of body text (0: the rest), its side."""

    title: str
    letters: int = 0
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """One value. With a ``hue`` it is a state and shows as a chip."""

    text: str
    style: str = "body"
    hue: str = ""
    icon: str = ""


class TableModel(QAbstractTableModel):
    """Frozen cells under frozen heads."""

    def __init__(self, look: Look, heads: Sequence[Head], parent: QTableView | None = None) -> None:
        super().__init__(parent)
        self._look, self.heads = look, tuple(heads)
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT, /) -> int:
        """Override: rows exist only at the top level."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT, /) -> int:
        """Override: one per head."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        """Override: the cell, or its words."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == _CELL:
            return cell
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return cell.text if role in spoken else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
        /,
    ) -> object:
        """Override: titles, over their column, in the label font."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        head = self.heads[section]
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: head.title,
            Qt.ItemDataRole.TextAlignmentRole: paint.RIGHT if head.right else paint.LEFT,
            Qt.ItemDataRole.FontRole: self._look.font("label"),
        }
        return said.get(role)


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, model: TableModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._look, self._model, self._view = look, model, parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index, /) -> QSize:
        """Override: rows are all of one height."""
        return QSize(0, self._look.tall(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Override: ground, then words or a chip."""
        painter.save()
        canvas, rect, cell = Canvas(painter, self._look), QRectF(option.rect), index.data(_CELL)
        first, here = index.column() == 0, index.row() == self._view.currentIndex().row()
        if here:
            painter.fillRect(rect, self._look.color("accent_soft"))
        if here and first:
            bar = QRectF(rect.x(), rect.y(), 3, rect.height())
            painter.fillRect(bar, self._look.color("accent"))
        if not here:
            left = rect.x() + (_FIRST if first else 0)
            canvas.hairline(left, rect.right() + 1, rect.bottom() - 1)
        inner = rect.adjusted(_FIRST if first else _SIDE, 0, -_SIDE, 0)
        if cell.hue:
            canvas.chip(inner.x(), rect.center().y(), cell.text, cell.hue, cell.icon)
        else:
            side = paint.RIGHT if self._model.heads[index.column()].right else paint.LEFT
            canvas.words(inner, cell.text, cell.style, "ink" if first else "ink2", side)
        painter.restore()


class Table(QTableView):
    """Rows of cells; one row is chosen."""

    chosen = Signal(int)
    """The number of the chosen row, -1 for none."""

    def __init__(self, look: Look, name: str, heads: Sequence[Head]) -> None:
        super().__init__()
        self.cells = TableModel(look, heads, self)
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(look, self.cells, self))
        self._look = look
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.tall(ROW))
        head = self.horizontalHeader()
        head.setMinimumHeight(look.tall(36, "label"))
        head.setHighlightSections(False)
        for place, each in enumerate(heads):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(place, mode.Fixed if each.letters else mode.Stretch)
            if each.letters:
                width = round(look.width("0", "body") * each.letters) + 2 * _SIDE
                self.setColumnWidth(place, width)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Replace everything shown."""
        self.cells.show_rows(rows)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Override: a ring around the chosen row, or around all of them, where the keyboard is."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        ring, row = QRectF(self.viewport().rect()), self.currentIndex().row()
        if row >= 0:
            ring.setRect(0, self.rowViewportPosition(row), ring.width(), self.rowHeight(row))
        Canvas(painter, self._look).focus_ring(ring.adjusted(1, 1, -1, -1))
        painter.end()

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        self.chosen.emit(index.row())
