"""Whom a caller seeks: letters search, ↓ chooses, Enter takes and folds the list away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.asking import Sought
from caseapp.ui.asking.brush import SoughtBrush
from caseapp.ui.look import Look
from caseapp.ui.widgets.parts import column, label
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.search_field import SearchField

_IN_SIGHT = 3


class SoughtPanel(QWidget):
    """What is seen after Enter is the same whether somebody fits or nobody does. Decides nothing."""

    edited = Signal(str)
    taken = Signal(object)
    """The `Sought` that was chosen; None where nobody fits."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._words = tr
        name = tr("Whom they seek")
        self.field = SearchField(look, name, tr("Name, year of birth or number"))
        self.field.setFont(look.font("heading"))
        brush = SoughtBrush(look)
        self.list: RowList[Sought] = RowList(look, brush, tr("Who fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._high = brush.height
        self._shown_for, self._impatient = "", False
        caption = label(look, name, "small", "2")
        caption.setBuddy(self.field)
        self.said = label(look, "", "small", "2", wrap=True)
        self.setLayout(column(caption, 4, self.field, 4, self.list, 4, self.said))
        self.field.textEdited.connect(self._edited)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self._take)
        self.list.taken.connect(self._take_row)
        self.list.clicked.connect(lambda _index: self._take())
        self.clear()

    @property
    def folded(self) -> bool:
        """Whether nobody is shown."""
        return not self.list.isVisibleTo(self)

    def clear(self) -> None:
        """Begin empty."""
        self.field.clear()
        self._shown_for, self._impatient = "", False
        self.list.show_rows(())
        self._fit(())
        tr = self._words
        self._fold(tr("Turn the screen away while you look for them."))

    def show_found(self, words: str, found: Sequence[Sought]) -> None:
        """Show who fits the words, unless others were typed meanwhile.

        Enter that came before them takes who is alone: a row of an earlier search is never taken for it.
        """
        tr = self._words
        if words != self.field.text():
            return
        self._shown_for = words
        self.list.show_rows(found, 0 if found else -1)
        self._fit(found)
        if self._impatient and len(found) <= 1:
            self._take()
        if self.folded:
            return
        self._impatient = False
        if len(found) > 1:
            self.said.setText(tr("Ask for the given name, the patronymic or the year of birth."))
        elif found:
            self.said.setText(tr("Enter chooses."))
        else:
            self.said.setText(tr("Nobody fits. The number can be taken all the same."))

    def _fit(self, found: Sequence[Sought]) -> None:
        height = sum(self._high(one) for one in found[:_IN_SIGHT])
        self.list.setFixedHeight(height + 2)

    def _edited(self, text: str) -> None:
        self._impatient = False
        if text.strip():
            self.list.show()
            self.said.setText("")
        else:
            self.clear()
        self.edited.emit(text)

    def _step(self, by: int) -> None:
        tr = self._words
        if self.folded and self.field.text().strip():
            self.list.show()
            self.said.setText(tr("Enter chooses."))
        else:
            self.list.step(1 if by > 0 else -1)

    def _take(self) -> None:
        if not self.field.text().strip():
            return
        if self._shown_for == self.field.text():
            self._take_row(self.list.chosen_row())
        else:
            self._impatient = True

    def _take_row(self, one: Sought | None) -> None:
        self._impatient = False
        tr = self._words
        self._fold(tr("Who fits is folded away; ↓ shows it again."))
        self.taken.emit(one)

    def _fold(self, said: str) -> None:
        self.list.hide()
        self.said.setText(said)
