"""Articles as people cite them, and labels that say the same as the catalogue."""

from collections.abc import Iterable
from enum import StrEnum

import pytest

from caseapp.domain.answers import AnswerState, NotAskedReason, ServiceAnswer
from caseapp.domain.catalogue import catalogue
from caseapp.domain.checks import Bilingual
from caseapp.domain.coded import Category
from caseapp.text.check_words import articles, other_sources
from caseapp.text.labels import label
from caseapp.text.words import Lang, Words

WHOLE = catalogue()
UK, EN = Words(Lang.UK), Words(Lang.EN)


def test_articles_are_those_of_the_convention_that_protects_the_person() -> None:
    check = WHOLE.check("EXT-01")
    assert articles(check, Category.POW, UK) == "ЖК III, ст. 71(1)–(2)"
    assert articles(check, Category.POW, EN) == "GC III Art. 71(1)–(2)"
    assert articles(check, Category.CIV_INTERNEE, UK) == "ЖК IV, ст. 25(1); 107(1)–(2)"
    assert articles(check, Category.CIV_INTERNEE, EN) == "GC IV Art. 25(1); 107(1)–(2)"


def test_in_doubt_a_person_is_protected_as_a_prisoner_of_war() -> None:
    check = WHOLE.check("MED-01")
    assert articles(check, Category.UNKNOWN, EN) == articles(check, Category.POW, EN)
    assert articles(check, Category.RETAINED, EN) == articles(check, Category.POW, EN)


def test_a_rule_of_the_other_convention_has_no_article_for_the_person() -> None:
    assert articles(WHOLE.check("LEG-01"), Category.CIV, EN) == ""
    assert articles(WHOLE.check("LEG-02"), Category.POW, EN) == ""


@pytest.mark.parametrize(
    ("code", "ukrainian", "english"),
    [
        ("CAP-07", "ДП I, ст. 75(2)", "AP I Art. 75(2)"),
        ("LEG-08", "ДП I, ст. 75(5), 77(4)", "AP I Art. 75(5), 77(4)"),
        ("MED-06", "ДП I, ст. 76–77", "AP I Art. 76–77"),
        ("EXT-04", "Звичаєве МГП, норма 124", "CIHL Rule 124"),
        ("INT-09", "Римський статут, ст. 8(2)(a)(v)", "ICC Statute Art. 8(2)(a)(v)"),
        ("INT-10", "Гаазьке положення, ст. 45", "Hague Reg. Art. 45"),
        ("LIV-05", "", ""),
    ],
)
def test_other_sources_are_named_in_the_reader_s_language(
    code: str, ukrainian: str, english: str
) -> None:
    check = WHOLE.check(code)
    assert other_sources(check, UK) == ukrainian
    assert other_sources(check, EN) == english


def test_every_check_has_its_sources_in_words() -> None:
    for check in WHOLE.checks:
        cited = [articles(check, category, UK) for category in (Category.POW, Category.CIV)]
        assert any(cited)
        assert bool(other_sources(check, UK)) == bool(check.articles.extra)
        assert not any("-" in text for text in [*cited, other_sources(check, UK)])


def differing(said: Iterable[tuple[StrEnum, Bilingual]]) -> list[StrEnum]:
    """Return the codes whose label is not the catalogue's word."""
    return [
        value
        for value, words in said
        if (label(value, UK), label(value, EN)) != (words.uk, words.en)
    ]


def test_labels_say_the_same_as_the_catalogue_that_new_talks_take() -> None:
    service = {ServiceAnswer(answer.code): answer.label for answer in WHOLE.service_answers}
    assert differing(WHOLE.states.items()) == []
    assert differing(WHOLE.not_asked.items()) == []
    assert differing(service.items()) == []


def test_a_label_that_says_something_else_is_seen() -> None:
    assert differing([(AnswerState.DECLINED, Bilingual("Не відповідає", "No answer"))]) == [
        AnswerState.DECLINED
    ]
    assert len({label(reason, UK) for reason in NotAskedReason}) == len(NotAskedReason)
