"""What is written from a talk: each answer, note and duty at the moment it is given."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from caseapp.domain.answers import AnswerKey, AnswerState, ServiceAnswer
from caseapp.domain.errors import CaseError
from caseapp.domain.interview_views import Details, Said
from caseapp.domain.interviews import InterviewState
from caseapp.text.labels import label as word_for
from caseapp.ui.compliance import said as words
from caseapp.ui.compliance.services import ComplianceServices
from caseapp.ui.compliance.talk_state import TalkState
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

_AMENDABLE = frozenset(
    {
        InterviewState.STARTED,
        InterviewState.PAUSED,
        InterviewState.STOPPED_BY_PERSON,
        InterviewState.PARTIAL,
        InterviewState.COMPLETED,
    }
)


class TalkWriter(QObject):
    """Writes for the talk that `state` returns; says what was written in the quiet bar."""

    stale = Signal()
    """What is on the screen may differ from what is stored: read it anew."""

    def __init__(
        self,
        parent: QObject,
        frame: Frame,
        services: ComplianceServices,
        state: Callable[[], TalkState | None],
    ) -> None:
        super().__init__(parent)
        self._frame, self._services, self._state = frame, services, state
        self._tr = frame.look.words

    def answer(self, code: str, key: AnswerKey) -> AnswerState | None:
        """Write an answer and return its state; ``None`` where the key does nothing here."""
        state = self._state()
        if state is None:
            return None
        details = state.details_to_write(code)
        given = state.press(code, key)
        if given is None:
            return None
        said = Said(key, details=details, brought_up=code in state.unlocked)
        which = state.view.id

        def written(stored: AnswerState) -> None:
            if details is not None and state.begun.get(code) == details.note:
                state.begun.pop(code)
            state.unlocked.discard(code)
            self._frame.say(words.answered(code, stored, self._tr))

        self._frame.bridge.change(
            lambda: self._services.answers.answer(which, code, said),
            written,
            owner=self,
            otherwise=self._refuse,
        )
        return given

    def not_applicable(self, code: str, reason: str) -> None:
        """Write that a check does not apply, with the condition that the person stated."""
        state = self._state()
        if state is None:
            return
        which = state.view.id
        said = Said(None, reason=reason, brought_up=code in state.unlocked)

        def written(stored: AnswerState) -> None:
            self._frame.say(words.answered(code, stored, self._tr))
            self.stale.emit()

        self._frame.bridge.change(
            lambda: self._services.answers.answer(which, code, said),
            written,
            owner=self,
            otherwise=self._refuse,
        )

    def keep_note(self, code: str, text: str) -> None:
        """Keep the words of a note as a draft."""
        state = self._state()
        if state is None:
            return
        state.begun[code] = text
        self._frame.bridge.keep(
            partial(self._services.answers.keep_note, state.view.id, code, text), owner=self
        )

    def write_note(self, code: str, text: str) -> None:
        """Write a note that was left: beside its answer, or as a draft until there is one."""
        state = self._state()
        question = state.view.question(code) if state else None
        if state is None or question is None:
            return
        if question.kept is None or not self._may_amend(state):
            self.keep_note(code, text)
            return
        state.begun[code] = text
        self.write_details(code, replace(question.kept.details, note=text))

    def write_details(self, code: str, details: Details) -> None:
        """Write what stands beside an answer."""
        tr = self._tr
        state = self._state()
        if state is None or not self._may_amend(state):
            return
        which = state.view.id
        state.amend(code, details)

        def written(_stored: AnswerState) -> None:
            if state.begun.get(code) == details.note:
                state.begun.pop(code)
            self._frame.say(Notice(tr("{code}: written down.", code=code), undo=True))

        self._frame.bridge.change(
            lambda: self._services.answers.write_details(which, code, details),
            written,
            owner=self,
            otherwise=self._refuse,
        )

    def duty(self, code: str, answer: ServiceAnswer) -> None:
        """Write whether one of our own duties was done."""
        tr = self._tr
        state = self._state()
        if state is None or state.view.arrival is None:
            return
        arrival = state.view.arrival
        state.view = replace(state.view, service={**state.view.service, code: answer})
        said = tr("{code}: “{state}” recorded.", code=code, state=word_for(answer, self._tr))
        self._frame.bridge.change(
            lambda: self._services.answers.service(arrival, code, answer),
            lambda _none: self._frame.say(Notice(said, undo=True)),
            owner=self,
            otherwise=self._refuse,
        )

    def _may_amend(self, state: TalkState) -> bool:
        return state.view.own and state.view.state in _AMENDABLE

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._frame.say(words.refused(error, self._tr))
        self.stale.emit()
