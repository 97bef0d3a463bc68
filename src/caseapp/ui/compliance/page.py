"""The room of interviews as it is seen: the queue, consent, the talk. One of them at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from caseapp.domain.catalogue import Catalogue
from caseapp.domain.views import StageView
from caseapp.ui.compliance.consent_view import ConsentView
from caseapp.ui.compliance.queue_view import QueueView
from caseapp.ui.compliance.talk_head import STOP_KEY
from caseapp.ui.compliance.talk_view import TalkView
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.widgets.parts import column


class CompliancePage(Room):
    """Passive. The talk is built when the first is opened: nobody waits for the catalogue before."""

    stage_shown = Signal(object)
    sought = Signal(str)
    entered = Signal()

    def __init__(self, frame_: Frame, seen: Callable[[], Catalogue]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._seen = frame_.look, seen
        self.queue = QueueView(frame_.look)
        self.consent = ConsentView(frame_.look)
        self._talk: TalkView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.queue)
        self._stack.addWidget(self.consent)
        self.setLayout(column(self._stack))
        self.where: Callable[[], State] = dict
        self.go_back: Callable[[State], None] = lambda _state: None
        self.keep_all: Callable[[], None] = lambda: None

    @property
    def talk(self) -> TalkView:
        """The talk on the screen."""
        if self._talk is None:
            self._talk = TalkView(self._look, self._seen())
            self._stack.addWidget(self._talk)
        return self._talk

    def show_queue(self) -> None:
        """Show who waits."""
        self._stack.setCurrentWidget(self.queue)

    def show_consent(self) -> None:
        """Show consent."""
        self._stack.setCurrentWidget(self.consent)

    def show_talk(self) -> None:
        """Show the interview."""
        self._stack.setCurrentWidget(self.talk)

    def in_talk(self) -> bool:
        """Say whether an interview is on the screen."""
        return self._talk is not None and self._stack.currentWidget() is self._talk

    def in_consent(self) -> bool:
        """Say whether somebody is asked for consent."""
        return self._stack.currentWidget() is self.consent

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of what is on the screen."""
        tr = self._look.words
        if self.in_talk():
            return (
                ("1 2 3", tr("yes, partly, no: the words of the question")),
                ("4 5 6", tr("does not know, does not wish to answer, later")),
                ("Enter · PgDn", tr("go on; the question was not asked")),
                ("PgUp", tr("back")),
                ("Tab", tr("to the note")),
                (STOP_KEY, tr("stop the interview at once")),
                ("Esc", tr("to the queue; what was said is kept")),
            )
        if self.in_consent():
            return (
                ("1", tr("allows it")),
                ("3", tr("does not allow it")),
                ("0", tr("leave it unasked")),
                ("Enter · PgDn", tr("go on")),
                ("PgUp", tr("back")),
                ("Esc", tr("to the queue")),
            )
        return (
            ("↓ ↑", tr("choose")),
            ("Enter", tr("begin the interview, or go on with it")),
            ("5", tr("does not wish an interview")),
            ("6", tr("rather later")),
            ("0", tr("not offered, with the reason")),
        )

    def enter(self) -> None:
        """Override: the keyboard goes to what is on the screen."""
        self.entered.emit()
        current = self._stack.currentWidget()
        if current is self.queue:
            self.queue.people.setFocus()
        elif current is self.consent:
            self.consent.enter()
        else:
            self.talk.enter()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter reads its queue."""
        self.stage_shown.emit(stage)

    def seek(self, text: str) -> None:
        """Override: a person by id (``person:…``), or by a part of their name."""
        self.sought.emit(text)

    def keep(self) -> None:
        """Override: the note that is being typed, and which question is here."""
        self.keep_all()

    def state(self) -> State:
        """Override: which interview, which question."""
        return self.where()

    def restore(self, state: State) -> None:
        """Override: open it again."""
        self.go_back(state)
