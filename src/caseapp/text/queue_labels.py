"""The words of the queues of the day: a name, and one sentence that says what is counted."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.queues import Queue
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import N_, Words

QUEUES: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Queue: {
        Queue.URGENT_NEEDS: sense("queue", "Urgent needs"),
        Queue.NO_TRIAGE: sense("queue", "Waiting for triage"),
        Queue.CALL_BACK_DUE: sense("queue", "Time to call back"),
        Queue.NO_CONTACT: sense("queue", "Not yet in touch with family"),
        Queue.STOPPED_CALLS: sense("queue", "Calls stopped: ask the psychologist"),
        Queue.TO_INTERVIEW: sense("queue", "Interviews to offer"),
        Queue.INTERVIEW_POSTPONED: sense("queue", "Answers put off"),
        Queue.NOT_JUDGED: sense("queue", "Waiting for the medic’s word"),
        Queue.UNFIT: sense("queue", "Not well enough to talk"),
        Queue.DOUBTS: sense("queue", "Possibly on the list"),
        Queue.CONFLICTS: sense("queue", "Two values of one field"),
        Queue.NOT_HANDED_OVER: sense("queue", "Not handed over yet"),
    },
}

_COUNTED: Mapping[Queue, str] = {
    Queue.URGENT_NEEDS: N_(
        "An urgent need is open, or a medic was called and there has been no triage."
    ),
    Queue.NO_TRIAGE: N_("Arrived, and no medic has given a colour."),
    Queue.CALL_BACK_DUE: N_("A relative agreed to a call at a time that has come."),
    Queue.NO_CONTACT: N_(
        "On site; nobody at home was reached, nobody was in touch before, and there is somebody left to"
        " try."
    ),
    Queue.STOPPED_CALLS: N_("Nobody calls for them before the psychologist has spoken."),
    Queue.TO_INTERVIEW: N_("May be interviewed, and the interview was not held yet."),
    Queue.INTERVIEW_POSTPONED: N_("Wished to answer a question of the interview later."),
    Queue.NOT_JUDGED: N_("Triage is done, but not whether they may be interviewed."),
    Queue.UNFIT: N_("A medic says that they may not be interviewed now."),
    Queue.DOUBTS: N_("Came without the list, and may stand on it in another spelling."),
    Queue.CONFLICTS: N_("Two laptops wrote different things about one person or arrival."),
    Queue.NOT_HANDED_OVER: N_("Arrived, and nobody has taken them over yet."),
}


def counted_in(queue: Queue, tr: Words) -> str:
    """Return what a queue counts, as a sentence."""
    return tr(_COUNTED[queue])
