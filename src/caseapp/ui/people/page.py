"""The People room: the list, and in its place the person who was opened."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from caseapp.domain.access import Permission
from caseapp.domain.ids import PersonId
from caseapp.domain.views import StageView
from caseapp.ui.keys import bind
from caseapp.ui.people.list_view import PeopleList, Spot
from caseapp.ui.people.person_page import PersonPage
from caseapp.ui.people.roster import Narrowing
from caseapp.ui.people.saved_filters import readable, written
from caseapp.ui.people.section import Joined
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.widgets.parts import column

PERSON = "person:"
"""Before an id, in what another room hands to `seek`."""
QUEUE = "queue:"
"""Before the code of a queue."""


class PeoplePage(Room):
    """Shows list or person and says what was pressed. Decides nothing."""

    stage_shown = Signal(object)
    opened = Signal(object)
    """The `PersonId` of who is to be opened."""
    left = Signal()
    """Back to the list."""
    narrowing_wanted = Signal(object, object)
    """(`Narrowing`, `Spot` or None) that another room, or coming back, asks for."""
    entered = Signal()
    call_wanted = Signal()
    interview_wanted = Signal()
    label_wanted = Signal()

    def __init__(self, frame: Frame, sections: tuple[Joined, ...]) -> None:
        super().__init__()
        look = frame.look
        self._look = look
        self.setObjectName("page")
        self.list = PeopleList(look)
        self.person = PersonPage(look, sections)
        self.here: PersonId | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.person)
        self.setLayout(column(self._stack))
        self.list.opened.connect(self.opened)
        self.person.head.back_wanted.connect(self.left)
        self.person.head.call_wanted.connect(self.call_wanted)
        self.person.head.interview_wanted.connect(self.interview_wanted)
        self.person.head.label_wanted.connect(self.label_wanted)
        self.person.head.label.setVisible(frame.actor.may(Permission.PRINT_ROLL_CALL))
        bind(self.person, "Esc", self.left.emit)
        bind(self.person, "Ctrl+D", self.person.head.call.click)
        bind(self.person.head.label, "F8", self.person.head.label.click)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: of the list, or of the person and the section in front."""
        tr = self._look.words
        if self.here is None:
            return (
                ("↓ ↑", tr("choose")),
                ("Ctrl+PgUp", tr("first of the list")),
                ("Ctrl+PgDn", tr("last of the list")),
                ("Enter", tr("open the person")),
                ("Esc", tr("empty the field")),
                ("F3", tr("whole register, or this stage")),
                ("F4", tr("narrow by category, triage, next place")),
                ("F6", tr("saved filters")),
                ("F7", tr("columns and order")),
                ("Alt+←", tr("columns to the left")),
                ("Alt+→", tr("columns to the right")),
            )
        return (
            ("Ctrl+D", tr("call home")),
            ("F8", tr("print a label")),
            *(() if self.person.head.sheet.isHidden() else (("Ctrl+P", tr("print the sheet")),)),
            ("Ctrl+PgDn", tr("next section")),
            ("Ctrl+PgUp", tr("section before")),
            ("Esc", tr("back to the list")),
            *self.person.section.keys(),
        )

    def enter(self) -> None:
        """Override: into the field over the list, or to the section in front."""
        if self.here is None:
            self.list.field.setFocus()
        else:
            self.person.section.enter()
        self.entered.emit()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter reads its people."""
        self.stage_shown.emit(stage)

    def seek(self, text: str) -> None:
        """Override: ``person:<id>`` opens a person, ``queue:<code>`` a queue, else it is typed."""
        if text.startswith(PERSON):
            self.opened.emit(PersonId(UUID(text.removeprefix(PERSON))))
            return
        self.left.emit()
        if text.startswith(QUEUE):  # alone: anything more would leave fewer than the queue holds
            self.narrowing_wanted.emit(Narrowing(code=text.removeprefix(QUEUE)), None)
        else:
            self.list.field.setText(text)

    def record(self) -> str:
        """Override: the person in front, else the queue."""
        if self.here is not None:
            return f"{PERSON}{self.here}"
        code = self.list.narrowing.code
        return f"{QUEUE}{code}" if code else ""

    def keep(self) -> None:
        """Override: what is being typed in any section."""
        for section in self.person.sections.made.values():
            section.keep()

    def state(self) -> State:
        """Override: how the list is narrowed, who is chosen, who is open and at which section."""
        open_ = "" if self.here is None else self.record()
        spot = self.list.spot()
        return {
            "narrowing": written(self.list.narrowing),
            "chosen": str(spot.person or ""),
            "row": str(spot.row),
            "top": str(spot.top),
            "open": open_,
            "section": self.person.here,
        }

    def restore(self, state: State) -> None:
        """Override: the same again."""
        if (narrowing := readable(state.get("narrowing", ""))) is not None:
            chosen = PersonId(UUID(state["chosen"])) if state["chosen"] else None
            spot = Spot(chosen, int(state["row"]), int(state["top"]))
            self.narrowing_wanted.emit(narrowing, spot)
        codes = list(self.person.sections)
        self.person.show_section(codes.index(state.get("section", codes[0])))
        if who := state.get("open", ""):
            self.seek(who)

    def show_person(self, person: PersonId | None) -> None:
        """Put a person in place of the list, or the list again."""
        self.here = person
        self._stack.setCurrentWidget(self.list if person is None else self.person)
