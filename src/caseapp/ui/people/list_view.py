"""The list of people: type to narrow, ↓ to choose, Enter to open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import PersonLine
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.people.code_buttons import CodeButtons
from caseapp.ui.people.columns import Arrangement, cells, heads
from caseapp.ui.people.list_tools import ListTools
from caseapp.ui.people.roster import Narrowing
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, frame, label, row
from caseapp.ui.widgets.search_field import SearchField
from caseapp.ui.widgets.states import empty
from caseapp.ui.widgets.table import MadeRows, Table


@dataclass(frozen=True)
class Spot:
    """Where the list stands: who is chosen, in which row, and which row is on top."""

    person: PersonId | None = None
    row: int = 0
    top: int = 0


class PeopleList(QWidget):
    """Shows people and says what was pressed. Decides nothing."""

    opened = Signal(object)
    """The `PersonId` of the row that a click took."""
    taken = Signal()
    """Enter was pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._people: Sequence[PersonLine] = ()
        self._arrangement, self._with_day = Arrangement(), False
        self.narrowing = Narrowing()
        """How the list is narrowed now; the presenter says so."""
        self._count = label(look, "", "body", "2")
        self.field = SearchField(look, tr("Surname or number"), tr("Name, number or unit"))
        self.tools = ListTools(look)
        self.codes = CodeButtons(look)
        self.table = Table(look, tr("People"), heads(self._arrangement, tr, with_day=False))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.let_sort()
        self.nobody = empty(
            look,
            "users",
            tr("Nobody has come yet"),
            tr("Whoever arrives stands here at once, with everything that waits to be done."),
        )
        self.everybody = Button(look, tr("Show everybody"), Face(icon="users"))
        self.unfit = empty(
            look,
            "search",
            tr("Nobody fits"),
            tr("Everybody is still there: the list is narrowed by what was typed or chosen above."),
            self.everybody,
        )
        inner = column(margins=(1, 1, 1, 8))
        inner.addWidget(self.table)
        self._card = frame("card", inner)
        title = row(label(look, tr("People"), "title"), 16, self._count, 16)
        title.addWidget(self.tools, 1)
        lay = column(
            *(title, 12, self.field, 12, self.codes, 12, self.nobody, self.unfit),
            margins=(24, 16, 24, 20),
        )
        lay.addWidget(self._card, 1)
        self.setLayout(lay)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self.taken)
        self.table.clicked.connect(self._click)
        self._bind_keys()

    def show_arrangement(self, arrangement: Arrangement, *, with_day: bool) -> None:
        """Show other columns; people are shown anew after that."""
        if (arrangement, with_day) != (self._arrangement, self._with_day):
            self._arrangement, self._with_day = arrangement, with_day
            self.table.show_heads(heads(arrangement, self._look.words, with_day=with_day))
        self.tools.show_arrangement(arrangement)

    def show_people(self, shown: Sequence[PersonLine], spot: Spot) -> None:
        """Show people; who was chosen stays chosen in their place, else who stands in it now."""
        self._people = shown
        tr, columns, with_day = self._look.words, self._arrangement.columns, self._with_day
        self.table.show_rows(
            MadeRows(len(shown), lambda place: cells(shown[place], columns, tr, with_day=with_day))
        )
        if not shown:
            return
        place = min(spot.row, len(shown) - 1)
        if spot.person is not None and shown[place].person != spot.person:
            place = next((n for n, one in enumerate(shown) if one.person == spot.person), place)
        self.table.verticalScrollBar().setValue(spot.top)
        self.choose(place)

    def show_counts(self, everybody: int, narrowing: Narrowing) -> None:
        """Say how many there are, and how many of them are shown."""
        tr, shown = self._look.words, len(self._people)
        if narrowing.everywhere:
            said = tr.many(
                "{count} person in the register", "{count} people in the register", everybody
            )
        else:
            said = tr.many("{count} person has come", "{count} people have come", everybody)
        self._count.setText(said)
        found = tr.many("{count} found", "{count} found", shown) if narrowing.narrows else ""
        self.field.say_found(found)
        self.nobody.setVisible(not everybody)
        self.unfit.setVisible(bool(everybody and not shown))
        self._card.setVisible(bool(shown))

    def show_narrowing(self, narrowing: Narrowing, counts: Mapping[str, int]) -> None:
        """Show how the list is narrowed, and how many each queue would leave."""
        self.tools.show_narrowing(narrowing)
        self.codes.show_codes(counts, narrowing.code)

    def paint_again(self) -> None:
        """Paint what is in sight: a picture has come."""
        self.table.viewport().update()

    def choose(self, place: int) -> None:
        """Choose a row."""
        index = self.table.cells.index(place, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def chosen(self) -> PersonId | None:
        """Return whom Enter would open."""
        place = self.table.currentIndex().row()
        return self._people[place].person if 0 <= place < len(self._people) else None

    def spot(self) -> Spot:
        """Return where the list stands."""
        place = max(0, self.table.currentIndex().row())
        return Spot(self.chosen(), place, self.table.verticalScrollBar().value())

    def _bind_keys(self) -> None:
        bind(self, "Ctrl+PgUp", lambda: self._go(0))
        bind(self, "Ctrl+PgDown", lambda: self._go(len(self._people) - 1))
        bar = self.table.horizontalScrollBar()
        bind(self, "Alt+Right", lambda: bar.setValue(bar.value() + bar.pageStep() // 2))
        bind(self, "Alt+Left", lambda: bar.setValue(bar.value() - bar.pageStep() // 2))

    def _step(self, by: int) -> None:
        if abs(by) > 1:  # a page of this list, not of the desk
            page = (
                self.table.viewport().height() // self.table.rowHeight(0) - 1 if self._people else 1
            )
            by = max(1, page) * (1 if by > 0 else -1)
        self._go(max(0, self.table.currentIndex().row()) + by)

    def _go(self, place: int) -> None:
        if self._people:
            self.choose(min(max(place, 0), len(self._people) - 1))

    def _click(self, index: QModelIndex) -> None:
        self.choose(index.row())
        self.opened.emit(self.chosen())
