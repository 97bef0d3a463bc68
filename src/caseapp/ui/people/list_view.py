"""The people of a stage as a list: type to narrow, ↓ to choose, Enter to open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import PersonLine
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.labels import short_label
from caseapp.text.words import Lang, Words
from caseapp.ui import times
from caseapp.ui.look import Look
from caseapp.ui.people.list_words import contact_word, interview_word, place_word
from caseapp.ui.people.person_words import COLOURS
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.search_field import SearchField
from caseapp.ui.widgets.states import empty
from caseapp.ui.widgets.table import Cell, Head, Table


@dataclass(frozen=True)
class Filter:
    """One way to narrow the list: a code (empty: everybody), its word, how many it leaves."""

    code: str
    word: str
    count: int


class PeopleList(QWidget):
    """Shows people and says what was pressed. Decides nothing."""

    typed = Signal(str)
    filter_wanted = Signal(str)
    opened = Signal(object)
    """The `PersonId` of the row that Enter or a click took."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._people: tuple[PersonId, ...] = ()
        self._count = label(look, "", "body", "2")
        self.field = SearchField(look, tr("Surname or number"), tr("Name, number or unit"))
        self._filters = Flow(gap=8)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.table = Table(look, tr("People"), heads(tr))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nobody = empty(
            look,
            "users",
            tr("Nobody has come yet"),
            tr("Whoever arrives stands here at once, with everything that waits to be done."),
        )
        inner = column(margins=(1, 1, 1, 8))
        inner.addWidget(self.table)
        self._card = frame("card", inner)
        title = row(label(look, tr("People"), "title"), 16, self._count, None)
        lay = column(
            *(title, 12, self.field, 12, holder(self._filters), 12, self.nobody),
            margins=(24, 16, 24, 20),
        )
        lay.addWidget(self._card, 1)
        self.setLayout(lay)
        self.field.textChanged.connect(self.typed)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self._take)
        self.table.clicked.connect(self._click)

    def show_people(self, shown: Sequence[PersonLine], chosen: PersonId | None) -> None:
        """Show people; the chosen one stays chosen, else the first is."""
        self._people = tuple(one.person for one in shown)
        self.table.show_rows([cells(one, self._look.words) for one in shown])
        place = self._people.index(chosen) if chosen in self._people else 0
        if self._people:
            self.choose(place)

    def show_counts(self, everybody: int, shown: int, *, narrowed: bool) -> None:
        """Say how many there are, and how many of them are shown."""
        tr = self._look.words
        said = tr.many("{count} person has come", "{count} people have come", everybody)
        self._count.setText(said)
        found = tr.many("{count} found", "{count} found", shown) if narrowed else ""
        self.field.say_found(found)
        self.nobody.setVisible(not everybody)
        self._card.setVisible(bool(everybody))

    def show_filters(self, filters: Sequence[Filter], here: str) -> None:
        """Offer the ways to narrow the list; the one in use is down."""
        buttons = {str(each.property("code")): each for each in self._group.buttons()}
        if list(buttons) != [one.code for one in filters]:
            self._rebuild(filters)
            buttons = {str(each.property("code")): each for each in self._group.buttons()}
        for one in filters:
            button = buttons[one.code]
            assert isinstance(button, Button)  # noqa: S101 - made in `_rebuild`
            button.say(f"{one.word} {one.count}" if one.code else one.word)
            button.setChecked(one.code == here)
        self._filters.invalidate()

    def choose(self, place: int) -> None:
        """Choose a row."""
        index = self.table.cells.index(place, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def chosen(self) -> PersonId | None:
        """Return whom Enter would open."""
        place = self.table.currentIndex().row()
        return self._people[place] if 0 <= place < len(self._people) else None

    def _rebuild(self, filters: Sequence[Filter]) -> None:
        while item := self._filters.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in self._group.buttons():
            self._group.removeButton(each)
        for one in filters:
            button = Button(self._look, one.word, Face())
            button.setCheckable(True)
            button.setProperty("code", one.code)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _down, code=one.code: self.filter_wanted.emit(code))
            self._group.addButton(button)
            self._filters.addWidget(button)

    def _step(self, by: int) -> None:
        if self._people:
            place = max(0, self.table.currentIndex().row()) + by
            self.choose(min(max(place, 0), len(self._people) - 1))

    def _take(self) -> None:
        if (person := self.chosen()) is not None:
            self.opened.emit(person)

    def _click(self, index: QModelIndex) -> None:
        self.choose(index.row())
        self._take()


def heads(tr: Words) -> tuple[Head, ...]:
    """Return the columns of the list."""
    return (
        Head(tr("No."), 5),
        Head(tr("Name")),
        Head(tr.sense("column", "Born"), 10),
        Head(tr.sense("column", "Unit"), 7),
        Head(tr.sense("column", "Category"), 7),
        Head(tr.sense("column", "Triage"), 9),
        Head(tr.sense("column", "Call home"), 15),
        Head(tr.sense("column", "Interview"), 13),
        Head(tr.sense("column", "Next place"), 12),
        Head(tr.sense("column", "Came"), 5, right=True),
    )


def cells(one: PersonLine, tr: Words) -> tuple[Cell, ...]:
    """Return one person as a row; of who refused CARE only what is kept."""
    name = one.latin if tr.lang is Lang.EN and one.latin else one.name
    triage = Cell("")
    if one.triage is not None:
        triage = Cell(word_for(one.triage, tr), hue=COLOURS[one.triage])
    contact = contact_word(one.contact, tr) if one.contact is not None else ""
    interview = interview_word(one.interview, tr) if one.interview is not None else ""
    if one.minimal:
        contact = tr.sense("list", "no case")
    return (
        Cell(one.number, "strong"),
        Cell(name or tr("Name not known"), "strong"),
        Cell(times.partly_known(one.birth, tr)),
        Cell(one.unit),
        Cell("" if one.minimal else short_label(one.category, tr)),
        triage,
        Cell(contact),
        Cell(interview),
        Cell(place_word(one.destination, tr) if one.destination else ""),
        Cell(dates.clock(one.arrived_at)),
    )
