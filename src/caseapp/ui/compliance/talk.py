"""One interview on the screen: opened, kept up to date, left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from caseapp.domain.consent_views import Consents
from caseapp.domain.consents import ConsentState
from caseapp.domain.ids import InterviewId
from caseapp.domain.interview_views import InterviewView
from caseapp.ui.compliance import said
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.services import ComplianceServices
from caseapp.ui.compliance.talk_ends import TalkEnds
from caseapp.ui.compliance.talk_hands import TalkHands
from caseapp.ui.compliance.talk_head import SHOWN
from caseapp.ui.compliance.talk_screen import TalkScreen
from caseapp.ui.compliance.talk_state import TalkState
from caseapp.ui.compliance.talk_writer import TalkWriter
from caseapp.ui.room import Frame

READS = frozenset({"interview", "check_answer", "service_answer", "consent", "arrival", "person"})
_BREAK_AFTER = timedelta(minutes=20)
_LOOK_EVERY = 30_000
"""Milliseconds between two looks at how long a sitting has lasted."""


@dataclass(frozen=True)
class _Read:
    view: InterviewView
    notes: Mapping[str, str]
    consents: Consents


class TalkPresenter(QObject):
    """Lives as long as its page."""

    left = Signal()
    """The talk is over or was left; the queue is wanted."""
    consents_wanted = Signal(object)
    """Somebody wants to change what was decided: the `InterviewView`."""

    def __init__(self, page: CompliancePage, frame: Frame, services: ComplianceServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self.state: TalkState | None = None
        self._screen: TalkScreen | None = None
        self._writer = TalkWriter(self, frame, services, lambda: self.state)
        self._writer.stale.connect(self._reload)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self.look_at_clock)
        frame.bridge.changed.connect(self._reload_if_others)

    def open(
        self,
        interview: InterviewId,
        code: str = "",
        *,
        as_list: bool = False,
        since: datetime | None = None,
    ) -> None:
        """Read an interview and show it, at a question or at the first that is open.

        ``since``: when this sitting began, if it is not the first.
        """

        def then(read: _Read) -> None:
            state = self.state = TalkState(read.view, begun=dict(read.notes))
            state.go_to_first_open()
            state.go_to(code)
            state.as_list = as_list or not state.may_write
            state.since = since or read.view.started_at
            self._join()
            self._show_consents(read.consents)
            self._page.show_talk()
            self._show(focus=True)
            self._clock.start()
            self.look_at_clock()

        self._frame.bridge.ask(
            lambda: self._read(interview), then, owner=self, otherwise=self._refuse
        )

    def keep(self) -> None:
        """Write down words and place: the window locks, or the rooms are built anew."""
        state = self.state
        if state is None or not state.may_write:
            return
        self._page.talk.card.note.flush()
        here = state.here.check.code if state.here else ""
        place = partial(self._services.answers.keep_place, state.view.id, here)
        self._frame.bridge.keep(place, owner=self)

    def leave(self) -> None:
        """Go back to the queue; what was typed is kept."""
        state = self.state
        if state is None or self._screen is None:
            return
        self._page.talk.card.note.leave()
        if state.view.own:
            place = partial(self._services.answers.keep_place, None, "")
            self._frame.bridge.keep(place, owner=self)
        self.state = None
        self._clock.stop()
        self._screen.forget()
        self.left.emit()

    def look_at_clock(self) -> None:
        """Suggest a break, quietly, once a sitting has lasted long."""
        state = self.state
        if state is None:
            return
        long = state.since is not None and self._frame.now() - state.since >= _BREAK_AFTER
        self._page.talk.suggest_break(wanted=long and state.may_write)

    def _read(self, interview: InterviewId) -> _Read:
        view = self._services.interview(interview)
        notes = self._services.answers.notes(interview) if view.own else {}
        return _Read(view, notes, self._services.consents.standing(view.person))

    def _join(self) -> None:
        """Join the view, which is built when the first talk is opened."""
        if self._screen is not None:
            return
        view = self._page.talk
        self._screen = TalkScreen(self._frame.look, view)
        TalkHands(
            view,
            self._frame,
            self._writer,
            lambda: self.state,
            lambda focus: self._show(focus=focus),
        )
        self._ends = TalkEnds(
            view, self._frame, self._services.steps, lambda: self.state, self.leave
        )
        view.head.consents_wanted.connect(self._change_consents)

    def _show(self, *, focus: bool) -> None:
        if self.state is None or self._screen is None:
            return
        self._screen.show(self.state)
        if focus and self._page.talk.isVisible():
            self._page.talk.enter()

    def _show_consents(self, consents: Consents) -> None:
        states = {line.row.purpose: line.row.state for line in consents.standing}
        shown = [(each, states.get(each, ConsentState.NOT_ASKED)) for each in SHOWN]
        self._page.talk.head.show_consents(shown)

    def _reload_if_others(self, touched: object, owner: object) -> None:
        tables = getattr(touched, "tables", None)
        mine = owner is self._writer
        if self.state is not None and not mine and (tables is None or READS & tables()):
            self._reload()

    def _reload(self) -> None:
        state = self.state
        if state is None:
            return

        def then(read: _Read) -> None:
            if self.state is not state:
                return
            changed = state.load(read.view)
            if changed and not state.as_list:  # an undo: show what it was about
                state.go_to(changed)
            self._show_consents(read.consents)
            self._show(focus=False)

        self._frame.bridge.ask(
            lambda: self._read(state.view.id), then, owner=self, otherwise=self._gone
        )

    def _gone(self, error: Exception) -> None:
        """Leave an interview that is no more: its beginning was undone, or no case is allowed."""
        self.leave()
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        self._frame.say(said.refused(error, self._frame.look.words))

    def _change_consents(self) -> None:
        if self.state is not None:
            self.consents_wanted.emit(self.state.view)
