"""Ctrl+Shift+P: any command by its words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.ui import paint
from caseapp.ui.commands import Command
from caseapp.ui.help.search import found
from caseapp.ui.look import Look
from caseapp.ui.paint import RIGHT, Canvas
from caseapp.ui.theme import ROW
from caseapp.ui.widgets.parts import column, label
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.search_field import SearchField

_SIZE = QSize(720, 520)


class _CommandBrush:
    """The command, its key at the end; what cannot be done now is pale and says so."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: Command, /) -> int:
        return self._look.tall(ROW, "body")

    def takes(self, row: Command, /) -> bool:
        return row.may()

    def say(self, row: Command, /) -> str:
        tr = self._look.words
        parts = (row.said, row.key, "" if row.may() else tr("not now"))
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: Command, /, *, here: bool) -> None:
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        left, right = rect.x() + 20, rect.right() - 20
        if row.key:
            right -= paint.keycap_width(look, row.key)
            canvas.keycap(right, rect.center().y(), row.key)
            right -= 16
        if not row.may():
            width = look.width(tr("not now"), "small")
            room = QRectF(left, rect.y(), right - left, rect.height())
            canvas.words(room, tr("not now"), "small", "ink3", RIGHT)
            right -= width + 16
        role = "ink" if row.may() else "ink3"
        canvas.words(QRectF(left, rect.y(), right - left, rect.height()), row.said, "body", role)


class Palette(QDialog):
    """Words search, ↓ chooses, Enter does it.

    Args:
        look: theme and language.
        commands: what there is, what can be done here first.
        parent: the window over which it opens.
    """

    def __init__(self, look: Look, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._look, self._commands = look, tuple(commands)
        self.setWindowTitle(tr("Find a command…"))
        wanted = QSize(look.px(_SIZE.width()), look.px(_SIZE.height()))
        self.resize(wanted.boundedTo(parent.window().size()))
        hint = tr("What is to be done, in Ukrainian or English")
        self.field = SearchField(look, tr("Find a command…"), hint)
        self.found: RowList[Command] = RowList(look, _CommandBrush(look), tr("Commands"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        under = label(look, tr("↓ chooses, Enter does it, Esc goes back"), "small", "2")
        lay = column(self.field, 8, under, 8, margins=(20, 20, 20, 20))
        lay.addWidget(self.found, 1)
        self.setLayout(lay)
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self._take)
        self.found.taken.connect(lambda _row: self._take())
        self._search("")
        self.field.setFocus()

    def _search(self, typed: str) -> None:
        rows = found(self._commands, typed, self._look.words)
        # Nothing typed, nothing chosen: Enter alone must not do whatever happens to stand first.
        takes = (place for place, row in enumerate(rows) if row.may() and typed.strip())
        self.found.show_rows(rows, next(takes, -1))
        text = self._look.words.many("{count} found", "{count} found", len(rows))
        self.field.say_found(text if typed.strip() else "")

    def _step(self, by: int) -> None:
        for _ in range(abs(by)):
            self.found.step(1 if by > 0 else -1)

    def _take(self) -> None:
        """Close first: a command may open a dialog of its own, or look at what has the keyboard."""
        command = self.found.chosen_row()
        if command is not None and command.may():
            self.accept()
            command.act()
