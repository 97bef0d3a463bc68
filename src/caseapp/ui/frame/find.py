"""Ctrl+K: a search over everybody in the register."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.domain.views import Found
from caseapp.text import dates
from caseapp.ui import paint, times
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW_TALL
from caseapp.ui.widgets.parts import column, label
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.search_field import SearchField


class _FoundBrush:
    """Name, what is known under it, and when the person came."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: Found, /) -> int:
        return self._look.tall(ROW_TALL, "strong", "small")

    def takes(self, _row: Found, /) -> bool:
        return True

    def say(self, row: Found, /) -> str:
        return f"{row.name}, {self._under(row)}"

    def draw(self, canvas: Canvas, rect: QRectF, row: Found, /, *, here: bool) -> None:
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + 20, rect.right() - 20, rect.bottom() - 1)
        right = rect.right() - 20
        if row.arrived_at is not None:
            said = tr("arrived {time}", time=dates.when(row.arrived_at))
            width = paint.chip_width(look, said, "check")
            canvas.chip(right - width, rect.center().y(), said, "ok", "check")
            right -= width + 12
        high, low = look.line("strong"), look.line("small")
        top = rect.center().y() - (high + low) / 2
        canvas.words(QRectF(rect.x() + 20, top, right - 20, high), row.name, "strong")
        under = QRectF(rect.x() + 20, top + high, right - 20, low)
        canvas.words(under, self._under(row), "small", "ink2")

    def _under(self, row: Found) -> str:
        tr = self._look.words
        number = tr("No. {number}", number=row.number) if row.number else ""
        born = times.partly_known(row.birth, tr)
        return " · ".join(part for part in (number, row.latin, born, row.unit) if part)


class FindDialog(QDialog):
    """Letters search, ↓ chooses, Enter goes to the person."""

    typed = Signal(str)
    taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._look = look
        self.setWindowTitle(tr("Find a person…"))
        self.resize(720, 520)
        self.field = SearchField(look, tr("Find a person…"), tr("Name, number or unit"))
        self.found: RowList[Found] = RowList(look, _FoundBrush(look), tr("People found"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = label(look, tr("↓ chooses, Enter shows, Esc goes back"), "small", "2")
        lay = column(self.field, 8, hint, 8, margins=(20, 20, 20, 20))
        lay.addWidget(self.found, 1)
        self.setLayout(lay)
        self.field.textChanged.connect(self.typed)
        self.field.stepped.connect(self.found.step)
        self.field.taken.connect(self._take)
        self.found.taken.connect(self.taken)
        self.field.setFocus()

    def show_found(self, rows: tuple[Found, ...]) -> None:
        """Show who fits."""
        self.found.show_rows(rows, 0 if rows else -1)
        text = self._look.words.many("{count} found", "{count} found", len(rows))
        self.field.say_found(text if self.field.text().strip() else "")

    def _take(self) -> None:
        if (row := self.found.chosen_row()) is not None:
            self.taken.emit(row)


def open_find(
    look: Look,
    parent: QWidget,
    search: Callable[[str, Callable[[tuple[Found, ...]], object]], object],
    take: Callable[[Found], object],
) -> FindDialog:
    """Open the search; ``search`` answers later, ``take`` is called after the dialog is closed."""
    made = FindDialog(look, parent)

    def taken(row: Found) -> None:
        made.accept()
        take(row)

    def typed(text: str) -> None:
        if text.strip():
            search(text, made.show_found)
        else:
            made.show_found(())

    made.typed.connect(typed)
    made.taken.connect(taken)
    made.finished.connect(made.deleteLater)
    made.open()
    return made
