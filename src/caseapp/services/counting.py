"""The people of a stage as reports of counts see them: without names, ids or anybody's own words."""

from collections.abc import Iterable

from caseapp.domain.answers import AnswerState
from caseapp.domain.captivity import Control
from caseapp.domain.coded import Category, Destination, Sex, Triage
from caseapp.domain.counted import Counted, HeldAt
from caseapp.domain.dates import kyiv
from caseapp.domain.interview_rules import circumstances
from caseapp.domain.needs import OPEN_NEEDS, NeedKind, NeedState
from caseapp.intake.coded_words import force_of
from caseapp.services.casework import Case


def counted(cases: Iterable[Case]) -> tuple[Counted, ...]:
    """Return everybody who came, in the order they came."""
    return tuple(map(_counted, cases))


def _counted(case: Case) -> Counted:
    came, person = case.came, case.came.person
    return Counted(
        arrived_on=kyiv(came.at).date(),
        circumstances=circumstances(Category(person.category), Sex(person.sex), person.rank),
        force=force_of(person.force),
        rank=person.rank,
        birth=person.birth,
        captured=case.capture.on if case.capture else None,
        places=frozenset(
            HeldAt(stay.place, stay.region, Control(stay.control)) for stay in case.stays
        ),
        triage=Triage(came.triage) if came.triage else None,
        destination=Destination(came.destination) if came.destination else None,
        minimal=case.care_refused,
        consented=case.counted,
        contact=case.contact,
        attempts=sum(1 for attempt in case.attempts if attempt.number),
        interview=case.result,
        wish=case.interview.wish_to_talk if case.interview else None,
        answers={code: AnswerState(state) for code, state in case.answers.items()},
        urgent=frozenset(
            NeedKind(need.kind)
            for need in case.needs
            if need.urgent and NeedState(need.state) in OPEN_NEEDS
        ),
        consents={row.purpose: case.consent(row.purpose) for row in case.consents},
    )
