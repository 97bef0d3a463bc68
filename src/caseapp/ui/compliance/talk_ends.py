"""How a talk ends: stopped at once, finished, or left for a break."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from caseapp.domain.interviews import InterviewState
from caseapp.text.labels import label as word_for
from caseapp.ui.compliance import said
from caseapp.ui.compliance.services import StepServices
from caseapp.ui.compliance.talk_state import TalkState
from caseapp.ui.compliance.talk_view import TalkView
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class TalkEnds(QObject):
    """Leaves the talk before the disk has answered: nobody who wants to stop waits for it."""

    def __init__(
        self,
        view: TalkView,
        frame: Frame,
        steps: StepServices,
        state: Callable[[], TalkState | None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self._frame, self._steps, self._state, self._leave = frame, steps, state, leave
        self._tr = frame.look.words
        view.stop_wanted.connect(self._stop)
        view.break_wanted.connect(self._take_break)
        view.closing.finish_wanted.connect(self._finish)
        view.leave_wanted.connect(leave)

    def _stop(self) -> None:
        state = self._state()
        if state is None or not state.may_write:
            return
        which, tr = state.view.id, self._tr
        self._leave()
        text = tr("The interview was stopped. What was said is kept.")
        if notes := state.unwritten():
            text = tr(
                "The interview was stopped. What was said is kept; notes without an answer wait with"
                " their questions: {codes}.",
                codes=", ".join(sorted(notes)),
            )
        self._frame.bridge.change(
            lambda: self._steps.stop(which),
            lambda _none: self._frame.say(Notice(text, undo=True)),
            owner=self,
            otherwise=self._refuse,
        )

    def _take_break(self) -> None:
        tr = self._tr
        state = self._state()
        if state is None or not state.may_write:
            return
        which = state.view.id
        self._leave()
        text = tr("A break. The interview goes on where it was, whenever you like.")
        self._frame.bridge.change(
            lambda: self._steps.pause(which),
            lambda _none: self._frame.say(Notice(text, undo=True)),
            owner=self,
            otherwise=self._refuse,
        )

    def _finish(self) -> None:
        tr = self._tr
        state = self._state()
        if state is None or not state.may_write:
            return
        which, wish = state.view.id, state.wish
        self._leave()

        def finished(end: InterviewState) -> None:
            text = tr("Interview: {state}.", state=word_for(end, self._tr).lower())
            self._frame.say(Notice(text, undo=True))

        self._frame.bridge.change(
            lambda: self._steps.finish(which, wish),
            finished,
            owner=self,
            otherwise=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        self._frame.say(said.refused(error, self._tr))
