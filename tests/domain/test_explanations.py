"""The words that are read out before consent: complete, in three languages, and never changed."""

import hashlib

import pytest

from caseapp.assets import resources
from caseapp.domain.consents import TEXT_VERSION, Purpose
from caseapp.domain.explanations import explanations

SHIPPED = {"1": "590fcc0f82d4c38808895e426f9354fbcfc28f1fbaa7d58263048c4cbbc1fe18"}
"""Version → SHA-256 of the file: consents name the version they were decided by."""
PROMISES = ("гарантуємо", "обіцяємо", "we promise", "we guarantee", "обещаем", "гарантируем")
LONGEST = 320


def all_words() -> list[str]:
    return [
        words
        for one in explanations().values()
        for words in (*one.opening, *one.purposes.values(), *one.closing)
    ]


def test_each_purpose_is_explained_in_three_languages() -> None:
    assert list(explanations()) == ["uk", "en", "ru"]
    for one in explanations().values():
        assert set(one.purposes) == set(Purpose)
        assert len(one.opening) == len(explanations()["uk"].opening)
        assert one.closing


def test_the_words_are_short_and_promise_nothing() -> None:
    for words in all_words():
        assert 10 < len(words) <= LONGEST, words
        assert not [word for word in PROMISES if word in words.casefold()], words


def test_each_language_keeps_to_its_letters() -> None:
    uk, en, ru = (explanations()[lang] for lang in ("uk", "en", "ru"))
    for one, foreign in ((uk, "ыэёъ"), (ru, "іїєґ"), (en, "абвгдеіоу")):
        for words in (*one.opening, *one.purposes.values(), *one.closing):
            assert not set(words.casefold()) & set(foreign), words
    assert "'" not in "".join((*uk.opening, *uk.purposes.values()))


def test_a_version_is_what_it_was_when_people_decided_by_it() -> None:
    assert TEXT_VERSION in SHIPPED
    for version, digest in SHIPPED.items():
        path = resources() / "consents" / f"consents-{version}.json"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def test_a_version_that_is_not_here_is_not_made_up() -> None:
    with pytest.raises(FileNotFoundError):
        explanations("0")
