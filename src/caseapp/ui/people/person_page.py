"""One person: the head that stays, the path on the left, the sections on the right."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import PersonView
from caseapp.text.labels import label as word_for
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.people.header import PersonHeader
from caseapp.ui.people.path_panel import PathPanel
from caseapp.ui.people.person_words import lowered, tab_word
from caseapp.ui.people.section import Section
from caseapp.ui.people.tabs import Tabs
from caseapp.ui.theme import NARROW, RAIL_NARROW
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, holder, row
from caseapp.ui.widgets.states import Fault

_ROOM = NARROW - RAIL_NARROW
"""Room (px) under which the path is folded away: the sections need it."""
_STEPS = (
    ("Ctrl+PgDown", 1),
    ("Ctrl+PgUp", -1),
    ("Ctrl+Tab", 1),
    ("Ctrl+Shift+Backtab", -1),
)


class PersonPage(QWidget):
    """Shows a person; only the section in front is loaded. Decides nothing."""

    section_shown = Signal(str)
    """The code of the section that came to the front."""
    stepped = Signal()
    """Another section came to the front by a key: the keyboard belongs into it."""

    def __init__(self, look: Look, sections: Sequence[Section]) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page")
        self.sections = tuple(sections)
        self.head = PersonHeader(look)
        self.minimal = Fault(look, attention=True)
        self.path = PathPanel(look)
        self.tabs = Tabs(look, [tab_word(each.code, look.words) for each in sections])
        for tab, each in zip(self.tabs.tabs, sections, strict=True):
            tab.setToolTip(each.title)
        self.fold = Button(look, look.words("Path"), Face(icon="history"))
        self.fold.setCheckable(True)
        self._person: PersonId | None = None
        self._stack = QStackedWidget()
        for each in sections:
            self._stack.addWidget(each)
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def section(self) -> Section:
        """The section in front."""
        return self.sections[self._stack.currentIndex()]

    def show_person(self, seen: PersonView, today: date) -> None:
        """Show head and counts; of who refused CARE only the sections that stay."""
        self._person = seen.id
        self.head.show_person(seen, today)
        for place, each in enumerate(self.sections):
            self.tabs.tabs[place].setVisible(each.without_care or not seen.minimal)
            self.tabs.tabs[place].show_count(seen.counts.get(each.code, 0))
            each.told(seen)
        self.minimal.say(self._why_minimal(seen) if seen.minimal else "")
        if seen.minimal and not self.section.without_care:
            self.show_section(next(n for n, one in enumerate(self.sections) if one.without_care))
        elif self.section.person != seen.id:
            self.section.show_person(seen.id)

    def show_section(self, place: int) -> None:
        """Bring a section to the front; the one behind keeps nobody."""
        before = self.section
        if place != self._stack.currentIndex():
            before.show_person(None)
        self._stack.setCurrentIndex(place)
        self.tabs.show_here(place)
        if self._person is not None and self.section.person != self._person:
            self.section.show_person(self._person)
        self.fold.setChecked(False)
        self.section_shown.emit(self.section.code)

    def step(self, by: int) -> None:
        """Go to the next section (1) or the one before (-1), past those that are not shown."""
        places = [n for n, tab in enumerate(self.tabs.tabs) if not tab.isHidden()]
        here = places.index(self._stack.currentIndex())
        self.show_section(places[(here + by) % len(places)])
        self.stepped.emit()

    def clear(self) -> None:
        """Leave a person: nothing of them stays on the page."""
        self._person = None
        self.section.show_person(None)
        self.head.clear()
        self.path.clear()
        self.minimal.say("")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: the path folds where it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = 0 < self.width() < _ROOM
        unfolded = narrow and self.fold.isChecked()
        self.fold.setVisible(narrow)
        self.path.setVisible(not narrow or unfolded)
        self._stack.setVisible(not unfolded)

    def _why_minimal(self, seen: PersonView) -> str:
        tr = self._look.words
        refused = "; ".join(word_for(each, tr) for each in seen.refused)
        going = seen.arrival.destination if seen.arrival else None
        where = word_for(going, tr) if going else tr("not known yet")
        return tr(
            "This person refused that a case is kept. Only arrival, triage colour, next place and the"
            " refusals are shown. Next place: {place}. Refused: {purposes}.",
            place=lowered(where),
            purposes=refused,
        )

    def _lay_out(self) -> None:
        tabs = row(self.fold, 8)
        tabs.addWidget(self.tabs, 1)
        right = column(self.minimal, tabs, 8)
        right.addWidget(self._stack, 1)
        made = holder(right)
        body = row(self.path, gap=16, margins=(24, 12, 24, 16))
        body.addWidget(made, 1)
        lay = column(self.head)
        lay.addLayout(body, 1)
        self.setLayout(lay)

    def _connect(self) -> None:
        for place, each in enumerate(self.sections):
            each.counted.connect(self.tabs.tabs[place].show_count)
        self.tabs.show_here(0)
        self.tabs.wanted.connect(self.show_section)
        self.fold.toggled.connect(lambda _down: self._arrange())
        for chord, by in _STEPS:
            bind(self, chord, partial(self.step, by))
