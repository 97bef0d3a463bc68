"""Nothing reaches a person without words: every code and every error has them in both languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest

from architecture import shape, wording
from caseapp.domain import errors
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.passphrase import GuessTime, Verdict, Weakness
from caseapp.domain.roll_call import Differing
from caseapp.text import list_words
from caseapp.text.labels import field_label, label
from caseapp.text.passphrase_words import strength
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words

WORDED_BY: Mapping[type[StrEnum], Callable[[Any, Words], str]] = {
    Differing: field_label,
    ListColumn: list_words.column,
    Weakness: lambda weakness, tr: strength(Verdict(30.0, weakness, GuessTime.DAYS), tr),
    GuessTime: lambda time, tr: strength(Verdict(30.0, Weakness.SHORT, time), tr),
}
"""Codes that are not shown alone and so have no label: the function that puts them into words."""

UK, EN = Words(Lang.UK), Words(Lang.EN)


@pytest.mark.parametrize("kind", wording.coded_lists())
def test_every_code_of_the_domain_has_its_word(kind: type[StrEnum]) -> None:
    word = WORDED_BY.get(kind, label)
    for value in kind:
        assert word(value, UK)
        assert word(value, EN)


@pytest.mark.parametrize("kind", wording.error_classes())
def test_every_error_has_its_sentence(kind: type[errors.CaseError]) -> None:
    for error in wording.examples(kind):
        ukrainian, english = sentence(error, UK), sentence(error, EN)
        assert ukrainian.strip()
        assert english.strip()
        assert ukrainian != english, english


@pytest.mark.parametrize("kind", wording.error_classes())
def test_every_error_belongs_to_somebody(kind: type[errors.CaseError]) -> None:
    owners = (errors.RuleError, errors.EnvironmentFault)
    assert sum(issubclass(kind, owner) for owner in owners) == 1


def test_errors_are_defined_where_they_are_looked_for() -> None:
    elsewhere = [path for path in shape.SOURCES if path.parent != shape.PACKAGE / "domain"]
    found = {path: wording.errors_defined_in(path.read_text("utf-8")) for path in elsewhere}
    assert {path: names for path, names in found.items() if names} == {}


# The broken twins.


def test_an_error_defined_elsewhere_is_seen() -> None:
    text = "class Lost(RuleError): ...\nclass Gone(errors.EnvironmentFault): ...\n"
    assert wording.errors_defined_in(text) == ["Lost", "Gone"]


def test_an_error_without_a_sentence_is_seen() -> None:
    @dataclass(eq=False)
    class Unsaid(errors.RuleError):
        """Nobody worded this."""

        count: int

    [error] = wording.examples(Unsaid)
    with pytest.raises(KeyError):
        sentence(error, UK)


def test_a_code_without_a_sentence_is_seen() -> None:
    with pytest.raises(KeyError):
        sentence(errors.UndoRefused(reason="weather", act="mark_arrived"), UK)


def test_the_codes_of_an_error_are_read_from_its_docstring() -> None:
    assert wording.codes(errors.RegisterReadOnly) == {"reason": ("media", "older_copy", "busy")}
    assert len(list(wording.examples(errors.UndoRefused))) == 6
