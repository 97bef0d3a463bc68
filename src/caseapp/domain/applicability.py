"""Which checks apply to whom, from what is known about the person (`domain.md` 1.1 and 1.2).

Nothing here is stored: a category that turns out to be another opens and closes checks at once, and the
answers that were given stay as they are.
"""

from dataclasses import dataclass

from caseapp.domain.answers import AnswerState
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.checks import Check, Convention, GraveCategory, convention_of
from caseapp.domain.coded import Category, Sex

_CATEGORY = {Convention.THIRD: "POW", Convention.FOURTH: "CIV"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about a person as far as a rule depends on it.

    ``served_rank``: None while it is not known. ``said``: the conditions of the catalogue that hold by the
    person's own words or the file (``never_worked``, ``no_trial``, ``not_wounded`` and the like).
    """

    category: Category
    sex: Sex = Sex.UNKNOWN
    served_rank: bool | None = None
    said: frozenset[str] = frozenset()

    def value_of(self, condition: str) -> str | bool | None:
        """Return what is known of a condition; None, which matches nothing, if it is not known."""
        match condition:
            case "category":
                return _CATEGORY[convention_of(self.category)]
            case "sex":
                return self.sex.value
            case "served_rank":
                return self.served_rank
            case _:
                return True if condition in self.said else None


def ruled_out_by(check: Check, facts: Circumstances) -> tuple[str, ...]:
    """Return the conditions that make a check not applicable; none if it applies.

    `Catalogue.conditions` has their words.
    """
    return tuple(
        condition
        for condition, value in check.not_applicable_when
        if facts.value_of(condition) == value
    )


def applies(check: Check, facts: Circumstances) -> bool:
    """Say whether the rule of a check can apply to a person."""
    return not ruled_out_by(check, facts)


def applicable(catalogue: Catalogue, facts: Circumstances) -> tuple[str, ...]:
    """Return the codes of the checks that apply to a person, in the order of the catalogue."""
    return tuple(check.code for check in catalogue.checks if applies(check, facts))


def state_for(check: Check, facts: Circumstances, kept: AnswerState | None) -> AnswerState:
    """Return the state of a check today: ``kept`` is the stored answer, None if there is none.

    A check that does not apply is not applicable whatever was answered; the answer counts again as soon
    as the check applies.
    """
    if not applies(check, facts):
        return AnswerState.NOT_APPLICABLE
    return kept or AnswerState.NOT_ASKED


def grave_categories(
    catalogue: Catalogue, check: Check, category: Category
) -> tuple[GraveCategory, ...]:
    """Return the categories of grave breach that a check may touch for such a person.

    Deportation, unlawful confinement and hostages are grave breaches of the Fourth Convention only and
    are never offered for a prisoner of war. Print them with `Catalogue.grave_note`.
    """
    third = convention_of(category) is Convention.THIRD
    named = (catalogue.grave[code] for code in check.grave)
    return tuple(grave for grave in named if (grave.gc3 if third else grave.gc4))
