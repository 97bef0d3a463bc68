"""What stands in the place of the page: nothing to read, and the numbers taken, folded until one asks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.asking import NumberTaken
from caseapp.ui.asking.brush import TakenBrush
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Round
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.rows import RowList

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class HiddenCard(QWidget):
    """Folded it says so; unfolded it shows who asked. Decides nothing."""

    taken_wanted = Signal()
    """The numbers are to be shown: read them."""
    done_wanted = Signal(object, bool)
    """(`NumberTaken`, whether nobody waits any more)."""
    opened = Signal(object)
    """The `NumberTaken` whose person is to be opened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.show_taken = Button(look, tr("Numbers taken"), Face(icon="eye", key="F2"))
        self.list: RowList[NumberTaken] = RowList(look, TakenBrush(look), tr("Numbers taken"))
        self.fold_again = Button(look, tr("Hide"), Face(Kind.QUIET, "eye-off", "F2"))
        self.done = Button(look, tr("Done"), Face(icon="check", key="Enter"))
        self.open = Button(look, tr("Open the person"), Face(key="F3"))
        self._none = label(look, tr("No number has been taken yet."), "body", "2", wrap=True)
        self._folded = self._lay_out_folded()
        self._unfolded = self._lay_out_unfolded()
        lay = column(margins=(24, 16, 24, 16))
        lay.addWidget(self._folded, 1)
        lay.addWidget(self._unfolded, 1)
        self.setLayout(lay)
        self._connect()
        self.fold()

    @property
    def folded(self) -> bool:
        """Whether nothing of the numbers is shown."""
        return not self._unfolded.isVisibleTo(self)

    def fold(self) -> None:
        """Show nothing of them, and keep nothing of them in the list either."""
        self.list.show_rows(())
        self._folded.show()
        self._unfolded.hide()

    def toggle(self) -> None:
        """Unfold, or fold again."""
        if self.folded:
            self.taken_wanted.emit()
        else:
            self.fold()

    def show_numbers(self, found: Sequence[NumberTaken]) -> None:
        """Unfold them; whoever was chosen stays chosen."""
        chosen = self.list.chosen_row()
        place = next((n for n, one in enumerate(found) if chosen and one.id == chosen.id), 0)
        self._folded.hide()
        self._unfolded.show()
        self.list.show_rows(found, place if found else -1)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._able(self.list.chosen_row())
        (self.list if found else self.fold_again).setFocus()

    def _able(self, one: NumberTaken | None) -> None:
        tr = self._look.words
        self.done.setEnabled(one is not None)
        self.done.say(tr("Take up again") if one is not None and one.done else tr("Done"))
        self.open.setEnabled(one is not None and one.person is not None)

    def _lay_out_folded(self) -> QWidget:
        look, tr = self._look, self._look.words
        title = label(look, tr("The rest is hidden while somebody asks"), "heading", wrap=True)
        why = label(
            look,
            tr("Whoever asks can see this screen. The page is back as soon as you close this one."),
            "body",
            "2",
            wrap=True,
        )
        for each in (title, why):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        eye = row(None, Round(look, "eye-off", 72), None)
        button = row(None, self.show_taken, None)
        return holder(column(None, eye, 20, title, 8, why, 24, button, None))

    def _lay_out_unfolded(self) -> QWidget:
        look, tr = self._look, self._look.words
        head = row(label(look, tr("Numbers taken"), "heading"), None, self.fold_again)
        head.setContentsMargins(16, 8, 8, 8)
        lay = column(head)
        lay.addWidget(self.list, 1)
        none = row(self._none, margins=(16, 0, 16, 16))
        acts = row(self.done, 8, self.open, None, margins=(16, 8, 16, 12))
        lay.addLayout(none)
        lay.addStretch(0)
        lay.addLayout(acts)
        return frame("card", lay)

    def _connect(self) -> None:
        self.show_taken.clicked.connect(self.toggle)
        self.fold_again.clicked.connect(self.toggle)
        self.list.chosen.connect(self._able)
        self.list.taken.connect(lambda _one: self._done())
        self.done.clicked.connect(self._done)
        self.open.clicked.connect(self._open)
        bind(self._unfolded, "F3", self._open, _WITHIN)

    def _done(self) -> None:
        if (one := self.list.chosen_row()) is not None:
            self.done_wanted.emit(one, not one.done)

    def _open(self) -> None:
        one = self.list.chosen_row()
        if one is not None and one.person is not None:
            self.opened.emit(one)
