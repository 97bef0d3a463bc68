"""Which checks apply to whom, and that no answer is lost when that changes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import (
    Circumstances,
    applicable,
    applies,
    grave_categories,
    ruled_out_by,
    state_for,
)
from caseapp.domain.catalogue import Catalogue, catalogue
from caseapp.domain.coded import Category, Sex

WHOLE = catalogue()
POW_ONLY = {"CAP-01", "LEG-01", "LIV-10", "JUS-03", "REL-01"}
CIVILIAN_ONLY = {
    *("LEG-02", "LEG-03", "LEG-04", "LEG-05", "LEG-06", "LEG-07", "LEG-08"),
    *("EXT-07", "REL-09", "REL-10"),
}
THIRD = (Category.POW, Category.RETAINED, Category.UNKNOWN)
FOURTH = (Category.CIV, Category.CIV_INTERNEE, Category.CIV_ACCUSED)
FOURTH_ONLY = {"UD", "UC", "HO"}


def open_to(facts: Circumstances, whole: Catalogue = WHOLE) -> set[str]:
    return set(applicable(whole, facts))


def closed_to(facts: Circumstances) -> set[str]:
    """Return the checks that something beside the category closes."""
    return open_to(Circumstances(facts.category)) - open_to(facts)


@pytest.mark.parametrize("category", Category)
def test_prisoners_of_war_have_61_checks_and_civilians_66(category: Category) -> None:
    found = open_to(Circumstances(category))
    assert len(found) == (61 if category in THIRD else 66)
    assert found & POW_ONLY == (POW_ONLY if category in THIRD else set())
    assert found & CIVILIAN_ONLY == (CIVILIAN_ONLY if category in FOURTH else set())


def test_a_changed_category_closes_five_checks_and_opens_ten() -> None:
    before = open_to(Circumstances(Category.POW))
    after = open_to(Circumstances(Category.CIV_INTERNEE))
    assert before - after == POW_ONLY
    assert after - before == CIVILIAN_ONLY


def test_a_catalogue_that_forgets_the_category_is_seen() -> None:
    forgetful = replace(
        WHOLE, checks=tuple(replace(check, not_applicable_when=()) for check in WHOLE.checks)
    )
    assert len(open_to(Circumstances(Category.POW), forgetful)) == 71


@pytest.mark.parametrize(
    ("facts", "closed"),
    [
        (Circumstances(Category.POW, sex=Sex.MALE), {"LIV-07"}),
        (Circumstances(Category.POW, sex=Sex.FEMALE), set()),
        (Circumstances(Category.POW, sex=Sex.UNKNOWN), set()),
        (Circumstances(Category.POW, served_rank=False), {"LIV-10"}),
        (Circumstances(Category.POW, served_rank=True), set()),
        (Circumstances(Category.POW, served_rank=None), set()),
        (Circumstances(Category.POW, said=frozenset({"never_worked"})), {"LAB-02", "LAB-03"}),
        (Circumstances(Category.CIV, said=frozenset({"no_trial"})), {"JUS-04", "JUS-06"}),
        (Circumstances(Category.CIV, said=frozenset({"not_punished"})), {"JUS-01"}),
        (Circumstances(Category.POW, said=frozenset({"not_wounded"})), {"CAP-02"}),
        (Circumstances(Category.POW, said=frozenset({"not_seriously_ill"})), {"REL-01"}),
        (Circumstances(Category.CIV, said=frozenset({"no_family_held"})), {"LEG-08"}),
        (Circumstances(Category.POW, said=frozenset({"no_wish_to_worship"})), {"LIV-09"}),
        (Circumstances(Category.POW, said=frozenset({"no_treatment_needed"})), {"MED-01"}),
        (Circumstances(Category.POW, said=frozenset({"no_regular_care_needed"})), {"MED-04"}),
        (Circumstances(Category.POW, said=frozenset({"not_pregnant_minor_disabled"})), {"MED-06"}),
        (Circumstances(Category.POW, said=frozenset({"something_else"})), set()),
    ],
)
def test_a_check_is_closed_by_what_is_known_and_by_nothing_else(
    facts: Circumstances, closed: set[str]
) -> None:
    assert closed_to(facts) == closed


def test_every_condition_of_the_catalogue_closes_something() -> None:
    sayable = {name for check in WHOLE.checks for name, _ in check.not_applicable_when}
    assert sayable == set(WHOLE.conditions)
    assert WHOLE.said_conditions == sayable - {"category", "sex", "served_rank"}
    for name in WHOLE.said_conditions:
        facts = Circumstances(Category.CIV, said=frozenset({name}))
        as_pow = replace(facts, category=Category.POW)
        assert closed_to(facts) | closed_to(as_pow)


def test_the_reason_why_a_check_is_closed_has_words() -> None:
    facts = Circumstances(Category.CIV_ACCUSED, served_rank=False)
    reasons = ruled_out_by(WHOLE.check("LIV-10"), facts)
    assert reasons == ("category", "served_rank")
    assert [WHOLE.conditions[name].uk for name in reasons] == [
        "Категорія особи",
        "Має військове звання",
    ]


def after(category: Category, kept: Sequence[AnswerState | None]) -> list[AnswerState]:
    facts = Circumstances(category)
    return [state_for(check, facts, state) for check, state in zip(WHOLE.checks, kept, strict=True)]


@pytest.mark.parametrize("state", AnswerState)
def test_no_answer_is_lost_when_the_category_changes(state: AnswerState) -> None:
    kept = [state] * len(WHOLE.checks)
    as_pow = after(Category.POW, kept)
    as_civilian = after(Category.CIV, kept)
    if state is not AnswerState.NOT_APPLICABLE:
        assert as_pow.count(state) == 61
        assert as_civilian.count(state) == 66
    for check, then, now in zip(WHOLE.checks, as_pow, as_civilian, strict=True):
        assert (now is AnswerState.NOT_APPLICABLE) or now is state, check.code
        assert then is state or now is state


def test_what_was_never_answered_was_not_asked() -> None:
    states = after(Category.POW, [None] * len(WHOLE.checks))
    assert states.count(AnswerState.NOT_ASKED) == 61
    assert states.count(AnswerState.NOT_APPLICABLE) == 10


def test_an_officer_may_say_that_a_check_does_not_apply() -> None:
    check, facts = WHOLE.check("LIV-05"), Circumstances(Category.POW)
    assert applies(check, facts)
    assert state_for(check, facts, AnswerState.NOT_APPLICABLE) is AnswerState.NOT_APPLICABLE


@pytest.mark.parametrize("category", Category)
def test_confinement_deportation_and_hostages_are_never_offered_for_a_prisoner_of_war(
    category: Category,
) -> None:
    offered = {
        grave.code for check in WHOLE.checks for grave in grave_categories(WHOLE, check, category)
    }
    assert offered & FOURTH_ONLY == (set() if category in THIRD else FOURTH_ONLY)
    assert offered - FOURTH_ONLY == {"WK", "TI", "GS", "SF", "FT"}


def test_hidden_detention_is_confinement_only_for_a_civilian() -> None:
    check = WHOLE.check("REG-03")
    assert grave_categories(WHOLE, check, Category.POW) == ()
    assert [grave.code for grave in grave_categories(WHOLE, check, Category.CIV)] == ["UC"]
    assert "only a prosecutor and a court" in WHOLE.grave_note.en


def test_a_grave_breach_of_the_wrong_convention_would_be_seen() -> None:
    wrong = replace(WHOLE, grave=dict(WHOLE.grave, UC=replace(WHOLE.grave["UC"], gc3="130")))
    assert grave_categories(wrong, wrong.check("REG-03"), Category.POW) != ()
