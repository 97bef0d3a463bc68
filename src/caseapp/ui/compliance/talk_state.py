"""A talk without a screen: which questions, which of them is here, what was passed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from caseapp.domain.answers import AnswerKey, AnswerState
from caseapp.domain.checks import state_of
from caseapp.domain.interview_views import Details, InterviewView, Kept, Question
from caseapp.domain.interviews import InterviewForm, InterviewState, WishToTalk


@dataclass
class TalkState:
    """One interview on the screen.

    Attributes:
        view: as it was read last, with what was pressed since.
        place: of the question on the screen; one past the last is the closing card.
        passed: codes that were on the screen and left without an answer.
        unlocked: codes that the person came back to by themselves.
        begun: notes that are not written down yet, by code.
        wish: the answer to the closing question, before the talk ends.
        as_list: all questions are on the screen.
        since: when this sitting began, aware UTC.
    """

    view: InterviewView
    place: int = 0
    passed: set[str] = field(default_factory=set)
    unlocked: set[str] = field(default_factory=set)
    begun: dict[str, str] = field(default_factory=dict)
    wish: WishToTalk | None = None
    as_list: bool = False
    since: datetime | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the form, in order; what others rule out stays in the list."""
        return self.view.core if self.view.form is InterviewForm.CORE else self.view.questions

    @property
    def here(self) -> Question | None:
        """The question on the screen; ``None`` at the closing card."""
        return self.questions[self.place] if self.place < len(self.questions) else None

    @property
    def may_write(self) -> bool:
        """Whether answers may be written: it is under way, and the reader holds it."""
        return self.view.own and self.view.state is InterviewState.STARTED

    def go_to(self, code: str) -> None:
        """Go to a question, if there is one."""
        for place, question in enumerate(self.questions):
            if question.check.code == code:
                self.place = place

    def go_to_first_open(self) -> None:
        """Go to the first question without a state, else to the closing card."""
        open_ones = [place for place, each in enumerate(self.questions) if each.is_open]
        self.place = open_ones[0] if open_ones else len(self.questions)

    def turn(self, by: int) -> None:
        """Go on (1) or back (-1), over what does not apply; stay at the ends."""
        if self.here is not None and self.here.is_open and by > 0:
            self.passed.add(self.here.check.code)
        place = self.place + by
        while 0 <= place < len(self.questions) and _skipped(self.questions[place]):
            place += by
        if 0 <= place <= len(self.questions):
            self.place = place

    def press(self, code: str, key: AnswerKey) -> AnswerState | None:
        """Show an answer before it is written; ``None`` where the key is off or the question locked."""
        question = self.view.question(code)
        if question is None or not self.may_write:
            return None
        state = state_of(question.check, key)
        if state is None or (question.is_locked and code not in self.unlocked):
            return None
        self._put(question, state)
        return state

    def details_to_write(self, code: str) -> Details | None:
        """Return what is written beside an answer; ``None`` where no note was begun: nothing changes."""
        question, words = self.view.question(code), self.begun.get(code)
        if question is None or words is None:
            return None
        kept = question.kept.details if question.kept else Details()
        return replace(kept, note=words)

    def amend(self, code: str, details: Details) -> None:
        """Show what stands beside an answer before it is written."""
        question = self.view.question(code)
        if question is not None and question.kept is not None:
            kept = replace(question.kept, details=details)
            self._replace(replace(question, kept=kept))

    def load(self, view: InterviewView) -> str:
        """Take what was read anew; return the one check whose answer others changed, if it is one."""
        before = {q.check.code: _mark(q) for q in self.view.questions}
        here = self.here.check.code if self.here else ""
        self.view = view
        changed = [q.check.code for q in self.questions if before.get(q.check.code) != _mark(q)]
        if here:
            self.go_to(here)
        return changed[0] if len(changed) == 1 else ""

    def unwritten(self) -> Mapping[str, str]:
        """Return the notes that have no answer to stand beside, by code."""
        answered = {q.check.code for q in self.view.questions if q.kept}
        return {code: words for code, words in self.begun.items() if code not in answered}

    def _put(self, question: Question, state: AnswerState) -> None:
        code = question.check.code
        details = self.details_to_write(code)
        if details is None:
            details = question.kept.details if question.kept else Details()
        at = question.kept.at if question.kept else None
        self._replace(replace(question, state=state, kept=Kept(code, state, "", details, at)))

    def _replace(self, made: Question) -> None:
        code = made.check.code
        questions = tuple(made if q.check.code == code else q for q in self.view.questions)
        self.view = replace(self.view, questions=questions)


def _skipped(question: Question) -> bool:
    return question.state is AnswerState.NOT_APPLICABLE and not question.kept


def _mark(question: Question) -> tuple[AnswerState, str]:
    return question.state, question.kept.details.note if question.kept else ""
