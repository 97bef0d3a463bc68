"""When an interview may be held, and what is known from the answers themselves.

Pure rules over codes: who may be asked (`domain.md` 2.5, 4.2), and which circumstances of a check follow
from what somebody said.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import Circumstances
from caseapp.domain.coded import Category, Sex
from caseapp.domain.consents import ConsentState
from caseapp.domain.interviews import STEPS, InterviewState
from caseapp.domain.needs import Fitness


class Hindrance(StrEnum):
    """Why an interview may not be held now, gravest first."""

    CARE_REFUSED = "care_refused"
    NO_TRIAGE = "no_triage"
    UNFIT = "unfit"
    LATER = "later"
    NOT_JUDGED = "not_judged"
    NO_CONSENT = "no_consent"


_FITNESS: Mapping[str | None, Hindrance | None] = MappingProxyType(
    {
        Fitness.YES: None,
        Fitness.NO: Hindrance.UNFIT,
        Fitness.LATER: Hindrance.LATER,
        None: Hindrance.NOT_JUDGED,
    }
)
REFUSED = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
"""What stands for CARE where nothing may be asked or kept."""


def hindrance_to_offer(triage: str | None, fit: str | None, care: ConsentState) -> Hindrance | None:
    """Return why an interview may not be offered; ``None`` where it may.

    It waits for the colour of triage and for a medic who finds the person well enough: nobody is asked
    because a form was left empty.
    """
    if care in REFUSED:
        return Hindrance.CARE_REFUSED
    if not triage:
        return Hindrance.NO_TRIAGE
    return _FITNESS.get(fit or None, Hindrance.NOT_JUDGED)


def hindrance_to_start(triage: str | None, fit: str | None, care: ConsentState) -> Hindrance | None:
    """Return why an interview may not begin: as for the offer, and consent is asked first."""
    found = hindrance_to_offer(triage, fit, care)
    if found is None and care is not ConsentState.GIVEN:
        return Hindrance.NO_CONSENT
    return found


def may_step(before: InterviewState | None, after: InterviewState) -> bool:
    """Say whether an interview may go to a state; ``None``: nothing was recorded yet."""
    if before is None:
        return after is InterviewState.NOT_OFFERED or after in STEPS[InterviewState.NOT_OFFERED]
    return after in STEPS[before]


def needs_the_person(before: InterviewState | None, after: InterviewState) -> bool:
    """Say whether only the person may bring an interview back: they declined or stopped it."""
    left = {InterviewState.DECLINED, InterviewState.STOPPED_BY_PERSON}
    return before in left and after in {InterviewState.OFFERED, InterviewState.STARTED}


def circumstances(
    category: Category, sex: Sex, rank: str, reasons: Iterable[str] = ()
) -> Circumstances:
    """Return what is known about a person as far as rules depend on it.

    Args:
        category: of today; a change opens and closes checks at once.
        sex: as in the papers.
        rank: as written; without one it is not known whether the person holds any.
        reasons: the reasons for which answers are kept as not applicable: conditions of the catalogue.
    """
    held = True if rank.strip() else None
    return Circumstances(category, sex, held, frozenset(reason for reason in reasons if reason))


def said_in(answers: Iterable[tuple[AnswerState, str]]) -> frozenset[str]:
    """Return the conditions that a person stated: the reasons of answers that do not apply."""
    return frozenset(r for state, r in answers if state is AnswerState.NOT_APPLICABLE and r)
