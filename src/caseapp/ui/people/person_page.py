"""One person: the head that stays, the path on the left, the sections on the right."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.domain.person_views import PersonView
from caseapp.text.labels import label as word_for
from caseapp.ui.keys import bind
from caseapp.ui.later import Later
from caseapp.ui.look import Look
from caseapp.ui.people.header import PersonHeader
from caseapp.ui.people.path_panel import PathPanel
from caseapp.ui.people.person_words import lowered, section_title, tab_word
from caseapp.ui.people.section import Joined, Section
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
    """Shows a person; a section is built when it first comes to the front, and loaded while it is there."""

    section_shown = Signal(str)
    """The code of the section that came to the front."""
    stepped = Signal()
    """Another section came to the front by a key: the keyboard belongs into it."""

    def __init__(self, look: Look, joined: Sequence[Joined]) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page")
        self._kinds = tuple(each.kind for each in joined)
        self.sections = Later({each.kind.code: each.build for each in joined}, self._built)
        self._place = 0
        self.head = PersonHeader(look)
        self.minimal = Fault(look, attention=True)
        self.path = PathPanel(look)
        self.tabs = Tabs(look, [tab_word(each, look.words) for each in self.sections])
        for tab, each in zip(self.tabs.tabs, self.sections, strict=True):
            tab.setToolTip(section_title(each, look.words))
        self.fold = Button(look, look.words("Path"), Face(icon="history"))
        self.fold.setCheckable(True)
        self._seen: PersonView | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def here(self) -> str:
        """The code of the section in front."""
        return self._kinds[self._place].code

    @property
    def section(self) -> Section:
        """The section in front."""
        return self.sections[self.here]

    def show_person(self, seen: PersonView, today: date) -> None:
        """Show head and counts; of who refused CARE only the sections that stay."""
        self._seen = seen
        self.head.show_person(seen, today)
        for tab, kind in zip(self.tabs.tabs, self._kinds, strict=True):
            tab.setVisible(kind.without_care or not seen.minimal)
            tab.show_count(seen.counts.get(kind.code, 0))
        for each in self.sections.made.values():
            each.told(seen)
        self.minimal.say(self._why_minimal(seen) if seen.minimal else "")
        if seen.minimal and not self.section.without_care:
            self.show_section(next(n for n, kind in enumerate(self._kinds) if kind.without_care))
        else:
            self._bring(seen)

    def show_section(self, place: int) -> None:
        """Bring a section to the front; the one behind keeps nobody."""
        if place != self._place:
            self._leave_section()
        self._place = place
        self.tabs.show_here(place)
        if self._seen is not None:
            self._bring(self._seen)
        self.fold.setChecked(False)
        self.section_shown.emit(self.here)

    def step(self, by: int) -> None:
        """Go to the next section (1) or the one before (-1), past those that are not shown."""
        places = [n for n, tab in enumerate(self.tabs.tabs) if not tab.isHidden()]
        here = places.index(self._place)
        self.show_section(places[(here + by) % len(places)])
        self.stepped.emit()

    def clear(self) -> None:
        """Leave a person: nothing of them stays on the page."""
        self._seen = None
        self._leave_section()
        self.head.clear()
        self.path.clear()
        self.minimal.say("")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: the path folds where it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _built(self, code: str, section: Section) -> None:
        place = list(self.sections).index(code)
        section.counted.connect(self.tabs.tabs[place].show_count)
        self._stack.addWidget(section)
        if self._seen is not None:
            section.told(self._seen)

    def _bring(self, seen: PersonView) -> None:
        self._stack.setCurrentWidget(self.section)
        if self.section.person != seen.id:
            self.section.show_person(seen.id)

    def _leave_section(self) -> None:
        if here := self.sections.made.get(self.here):
            here.show_person(None)

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
        self.tabs.show_here(0)
        self.tabs.wanted.connect(self.show_section)
        self.fold.toggled.connect(lambda _down: self._arrange())
        for chord, by in _STEPS:
            bind(self, chord, partial(self.step, by))
