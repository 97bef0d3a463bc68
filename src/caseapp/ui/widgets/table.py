"""A plain table: hairlines, no grid, a header that stays, chips where a state stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
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
from caseapp.ui.theme import RADIUS_SMALL, ROW

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole
_FIRST, _SIDE = 20, 12
_PICTURE = 36
_KEPT = 400
"""Rows whose cells are kept: some screens full."""


@dataclass(frozen=True)
class Head:
    """One column: its title, its width in figures of body text (0: the rest), its side.

    ``least`` is the width below which a column that takes the rest does not shrink.
    """

    title: str
    letters: int = 0
    right: bool = False
    least: int = 0


@dataclass(frozen=True)
class Cell:
    """One value. With a ``hue`` it is a state and shows as a chip; with a ``picture`` as that picture.

    The picture is the key by which `Table.pictures` is asked; the text is what a screen reader says.
    """

    text: str
    style: str = "body"
    hue: str = ""
    icon: str = ""
    picture: UUID | None = None


class Rows(Protocol):
    """Rows of cells: a list of them, or `MadeRows`."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, place: int, /) -> tuple[Cell, ...]:
        """One of them."""


class MadeRows:
    """Rows that are made when they are looked at: a hundred thousand cost what one screen does."""

    def __init__(self, count: int, make: Callable[[int], tuple[Cell, ...]]) -> None:
        self._count, self._make = count, make
        self._kept: dict[int, tuple[Cell, ...]] = {}

    def __len__(self) -> int:
        """Override: without making any."""
        return self._count

    def __getitem__(self, place: int, /) -> tuple[Cell, ...]:
        """Override: made once while it is on the screen."""
        found = self._kept.get(place)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[place] = self._make(place)
        return found


class TableModel(QAbstractTableModel):
    """Frozen cells under frozen heads."""

    def __init__(self, look: Look, heads: Sequence[Head], parent: QTableView | None = None) -> None:
        super().__init__(parent)
        self._look, self.heads = look, tuple(heads)
        self._rows: Rows = ()

    def show_rows(self, rows: Rows) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_heads(self, heads: Sequence[Head]) -> None:
        """Show other columns, and nobody in them yet."""
        self.beginResetModel()
        self.heads, self._rows = tuple(heads), ()
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
    def __init__(self, look: Look, table: "Table") -> None:
        super().__init__(table)
        self._look, self._view = look, table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index, /) -> QSize:
        """Override: rows are all of one height."""
        return QSize(0, self._look.tall(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Override: ground, then words, a chip or a picture."""
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
        if cell.picture is not None:
            self._draw_picture(canvas, inner, cell.picture)
        elif cell.hue:
            canvas.chip(inner.x(), rect.center().y(), cell.text, cell.hue, cell.icon)
        else:
            side = paint.RIGHT if self._view.cells.heads[index.column()].right else paint.LEFT
            canvas.words(inner, cell.text, cell.style, "ink" if first else "ink2", side)
        painter.restore()

    def _draw_picture(self, canvas: Canvas, inner: QRectF, key: UUID) -> None:
        place = paint.square(inner.x(), inner.center().y(), _PICTURE)
        picture = self._view.pictures(key)
        if picture is None:  # not read yet, or not to be read
            canvas.box(place, RADIUS_SMALL, self._look.color("sunken"))
        else:
            canvas.painter.drawPixmap(place.toRect(), picture)


class Table(QTableView):
    """Rows of cells; one row is chosen."""

    chosen = Signal(int)
    """The number of the chosen row, -1 for none."""
    head_pressed = Signal(int)
    """The number of the column whose title was clicked, once `let_sort` was called."""

    def __init__(self, look: Look, name: str, heads: Sequence[Head]) -> None:
        super().__init__()
        self._look = look
        self.cells = TableModel(look, heads, self)
        self.pictures: Callable[[UUID], QPixmap | None] = lambda _key: None
        """Asked for each picture that is painted; says None while there is none."""
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(look, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        upright = self.verticalHeader()
        upright.hide()
        upright.setDefaultSectionSize(look.tall(ROW))
        # Measured rows would cost a look at every one of them.
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setMinimumHeight(look.tall(36, "label"))
        head.setHighlightSections(False)
        self._measure()
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, rows: Rows) -> None:
        """Replace everything shown."""
        self.cells.show_rows(rows)

    def show_heads(self, heads: Sequence[Head]) -> None:
        """Show other columns; rows are shown anew after that."""
        self.cells.show_heads(heads)
        self._measure()

    def let_sort(self) -> None:
        """Make the titles things that can be pressed."""
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.head_pressed)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: a column that takes the rest keeps the width it needs."""
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        head, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for place, each in enumerate(self.cells.heads):
            head.setSectionResizeMode(place, mode.Fixed if each.letters else mode.Stretch)
            if each.letters:
                self.setColumnWidth(place, self._wide(each.letters))
        self._fit()

    def _fit(self) -> None:
        """Let the table scroll sideways where the widest columns would leave a name no room."""
        heads, head = self.cells.heads, self.horizontalHeader()
        rest = [place for place, each in enumerate(heads) if each.least and not each.letters]
        if not rest:
            return
        fixed = sum(self._wide(each.letters) for each in heads if each.letters)
        least = sum(self._wide(heads[place].least) for place in rest)
        tight = fixed + least > self.viewport().width()
        policy, mode = Qt.ScrollBarPolicy, QHeaderView.ResizeMode
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if tight else policy.ScrollBarAlwaysOff
        )
        for place in rest:
            head.setSectionResizeMode(place, mode.Fixed if tight else mode.Stretch)
            if tight:
                self.setColumnWidth(place, self._wide(heads[place].least))

    def _wide(self, letters: int) -> int:
        return round(self._look.width("0", "body") * letters) + 2 * _SIDE

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
