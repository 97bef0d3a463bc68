"""The stage at a glance: one bar, who waits for what, arrivals per quarter of an hour."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caseapp.domain.at_work import Surroundings
from caseapp.domain.queues import Waits
from caseapp.domain.views import Overview, StageView
from caseapp.text import dates
from caseapp.text.stage_names import name_in_window
from caseapp.ui import times
from caseapp.ui.keys import PAGE_KEY
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.theme import CONTROL
from caseapp.ui.today.arrivals_card import ArrivalsCard
from caseapp.ui.today.queue_card import QueueCard
from caseapp.ui.today.stage_card import StageCard
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.states import empty


class TodayPage(Room):
    """Shows numbers that open. Decides nothing."""

    stage_shown = Signal(object)
    shown = Signal()
    """The page has come to the front: what it shows may be old."""
    desk_wanted = Signal()
    new_stage_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, frame_: Frame) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look = look
        self._when = label(look, "", "body", "2")
        self._from = label(look, "", "small", "3")
        face = Face(Kind.PRIMARY, "log-in", f"{PAGE_KEY}+2", CONTROL)
        self.desk = Button(look, tr("To the arrivals desk"), face)
        self.close_stage = Button(
            look, tr("Close the stage…"), Face(icon="list-checks", least=CONTROL)
        )
        self.stage = StageCard(look)
        self.queues = QueueCard(look)
        self.came = ArrivalsCard(look, frame_.now)
        new = Button(look, tr("New stage…"), Face(Kind.PRIMARY, "plus", least=CONTROL))
        self._empty = empty(
            look,
            "bus",
            tr("No stage yet"),
            tr("A stage is one arrival at one place. Make it first; then take in the list."),
            new,
        )
        self._body = self._lay_out()
        self.desk.clicked.connect(self.desk_wanted)
        self.close_stage.clicked.connect(self.closing_wanted)
        new.clicked.connect(self.new_stage_wanted)
        self._show_full(full=False)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the queues are a list."""
        tr = self._look.words
        return (
            ("↓ ↑", tr("choose a queue")),
            ("Enter", tr("open it")),
            ("Tab", tr("to the numbers and the buttons")),
        )

    def enter(self) -> None:
        """Override: Enter opens the first queue; without one, it goes to the desk."""
        first = self.queues.list if self.queues.anybody else self.desk
        first.setFocus()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Override: numbers are read when they are seen."""
        super().showEvent(event)
        self.shown.emit()

    def state(self) -> State:
        """Override: the queue that is chosen."""
        chosen = self.queues.list.chosen_row()
        return {"queue": chosen.queue.value} if chosen else {}

    def restore(self, state: State) -> None:
        """Override: choose it again once it is read."""
        self.queues.wanted = state.get("queue", "")

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter reads its numbers."""
        self._show_full(full=stage is not None)
        self.stage_shown.emit(stage)

    def show_day(self, day: tuple[Overview, Waits]) -> None:
        """Show the numbers, all read at once."""
        (seen, waits), tr = day, self._look.words
        stage = seen.stage
        name = name_in_window(stage.title, stage.number, tr)
        parts = (times.heading_day(stage.date, tr), name, stage.site)
        self._when.setText(" · ".join(part for part in parts if part))
        self.stage.show_overview(seen)
        self.stage.show_progress(waits.progress)
        self.came.show_overview(seen)
        waited = self.queues.anybody
        self.queues.show_queues(waits.queues)
        if self.window().focusWidget() is self.desk and self.queues.anybody and not waited:
            self.queues.list.setFocus()

    def show_surroundings(self, around: Surroundings) -> None:
        """Show where the numbers come from, and who works on them."""
        tr = self._look.words
        copies = tr("counts from this computer only")
        if around.merged_at is not None:
            when = dates.when(around.merged_at)
            copies = tr("with another copy’s work, taken in {when}", when=when)
        backup = tr("no backup yet")
        if around.last_backup is not None:
            backup = tr("last backup {when}", when=dates.when(around.last_backup))
        self._from.setText(f"{copies} · {backup}")
        self.came.show_working(around.at_work)

    def _show_full(self, *, full: bool) -> None:
        for part in (self._body, self.desk, self.close_stage, self._when, self._from):
            part.setVisible(full)
        self._empty.setVisible(not full)

    def _lay_out(self) -> QWidget:
        look, tr = self._look, self._look.words
        under = Flow(self._when, self._from, gap=12)
        title = column(label(look, tr("Today"), "title"), under)
        below = row(gap=16)
        below.addWidget(self.queues, 3)
        below.addWidget(self.came, 2)
        inner = column(self.stage, 16)
        inner.addLayout(below, 1)
        body = holder(inner)
        lay = column(
            row(title, None, self.close_stage, 8, self.desk),
            12,
            self._empty,
            margins=(24, 16, 24, 16),
        )
        lay.addWidget(body, 1)
        lay.addStretch(0)
        self.setLayout(lay)
        return body
