"""What this room says about what happened, and what can be done for whom."""

from enum import Enum, auto

from caseapp.domain.answers import AnswerState
from caseapp.domain.errors import CaseError
from caseapp.domain.interview_rules import may_step
from caseapp.domain.interview_views import InterviewView, QueueRow
from caseapp.domain.interviews import HELD, InterviewForm, InterviewState, NotOffered
from caseapp.domain.queues import awaits_interview
from caseapp.text import dates
from caseapp.text.errors_interviews import HINDRANCES
from caseapp.text.labels import label as word_for
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words
from caseapp.ui.widgets.quiet_bar import Notice


def refused(error: Exception, tr: Words) -> Notice:
    """Say why nothing was done; raise again what is no error of the work."""
    if not isinstance(error, CaseError):
        raise error
    return Notice(sentence(error, tr), "bad")


def answered(code: str, state: AnswerState, tr: Words) -> Notice:
    """Say what was recorded."""
    if state is AnswerState.DECLINED:
        return Notice(
            tr("{code}: does not wish to answer. It is not asked again.", code=code), undo=True
        )
    said = tr("{code}: “{state}” recorded.", code=code, state=word_for(state, tr))
    return Notice(said, undo=True)


def shown_name(whose: QueueRow | InterviewView, tr: Words) -> str:
    """Return the name in the reader's letters."""
    return whose.latin or whose.name if tr.lang is Lang.EN else whose.name


def under_name(view: InterviewView, tr: Words) -> str:
    """Return the line under the name: form, questions, when it began."""
    parts = [word_for(view.form, tr)]
    if view.form is InterviewForm.CORE:
        parts.append(tr.many("{count} question", "{count} questions", len(view.core)))
    if view.started_at is not None:
        parts.append(tr("begun {time}", time=dates.clock(view.started_at)))
    if view.state is not InterviewState.STARTED:
        parts.append(word_for(view.state, tr))
    return " · ".join(parts)


def why(row: QueueRow, tr: Words, *, may_interview: bool) -> str:
    """Return what stands before an interview, or what became of it."""
    waits = awaits_interview(row.state, row.reason)
    if not may_interview:
        return tr("Your role does not hold interviews; you see how they stand.")
    if row.hindrance is not None and waits:
        return HINDRANCES[row.hindrance](tr)
    if row.state is InterviewState.NOT_OFFERED and isinstance(row.reason, NotOffered) and not waits:
        return tr("Not offered: {why}", why=word_for(row.reason, tr))
    left = {
        InterviewState.DECLINED: tr(
            "The person did not wish an interview. It is offered again only if they ask."
        ),
        InterviewState.STOPPED_BY_PERSON: tr(
            "The person stopped the interview. It goes on only if they ask; nobody urges them."
        ),
    }
    offer = tr("Offer it without hurry. Nothing depends on the answer.") if waits else ""
    return offer if row.state is None else left.get(row.state, offer)


def steps(row: QueueRow) -> frozenset[InterviewState]:
    """Return what may be recorded about somebody without a talk."""
    found = set()
    if row.hindrance is None:
        found = {
            state
            for state in (InterviewState.DECLINED, InterviewState.POSTPONED)
            if may_step(row.state, state)
        }
    again = row.state is InterviewState.NOT_OFFERED  # another reason
    if again or may_step(row.state, InterviewState.NOT_OFFERED):
        found.add(InterviewState.NOT_OFFERED)
    return frozenset(found)


class Act(Enum):
    """What Enter does for somebody in the queue."""

    ASK = auto()
    GO_ON = auto()
    BROUGHT_UP = auto()
    READ = auto()


def act_of(row: QueueRow, *, may_interview: bool, reads_all: bool) -> Act | None:
    """Return what can be done for somebody; ``None`` where nothing can."""
    waits = awaits_interview(row.state, row.reason)
    if may_interview and (waits or row.state is InterviewState.NOT_OFFERED):
        return None if row.hindrance is not None else Act.ASK
    if may_interview and (row.own or reads_all):
        if row.state in _OPEN:
            return Act.GO_ON
        if row.state in _LEFT:
            return Act.BROUGHT_UP
    if may_interview and row.state is InterviewState.DECLINED:
        return Act.BROUGHT_UP
    held = row.state in HELD
    return Act.READ if held and (row.own or reads_all) else None


_OPEN = frozenset({InterviewState.STARTED, InterviewState.PAUSED, InterviewState.PARTIAL})
ENDED = (HELD | {InterviewState.DECLINED}) - {InterviewState.STARTED, InterviewState.PAUSED}
"""States of whoever is not asked any more today."""
_LEFT = frozenset({InterviewState.DECLINED, InterviewState.STOPPED_BY_PERSON})


def act(which: Act | None, tr: Words) -> str:
    """Return the words on the button; empty for nothing."""
    if which is None:
        return ""
    return {
        Act.ASK: tr("Ask for consent and begin"),
        Act.GO_ON: tr("Go on with the interview"),
        Act.BROUGHT_UP: tr("The person asks to go on"),
        Act.READ: tr("Read the answers"),
    }[which]
