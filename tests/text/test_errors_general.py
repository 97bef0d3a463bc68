"""A refused field is named in the reader's language, whoever refused it."""

import ast
from itertools import product
from pathlib import Path

import pytest

import caseapp
from caseapp.domain.errors import FieldRefused
from caseapp.text.errors_general import SENTENCES
from caseapp.text.words import Lang, Words

UK, EN = Words(Lang.UK), Words(Lang.EN)


def refusals() -> set[tuple[str, ...]]:
    """Return (field, reason) of every refusal in the program's source."""
    calls = (
        call
        for file in Path(caseapp.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).rpartition(".")[2] == "FieldRefused"
    )
    return {pair for call in calls for pair in product(*(map(codes_in, call.args)))}


def codes_in(argument: ast.expr) -> list[str]:
    """Return the codes that an argument may be: one, or both branches of a choice."""
    branches = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
    return [str(ast.literal_eval(branch)) for branch in branches]


def test_every_refusal_in_the_source_has_its_words() -> None:
    assert {("title", "empty"), ("roles", "empty")} <= refusals()
    for field, reason in refusals():
        error = FieldRefused(field, reason)
        for words in (UK, EN):
            said = SENTENCES[FieldRefused](error, words)
            assert f"({reason})" not in said
        assert field not in SENTENCES[FieldRefused](error, UK)


def test_a_refusal_without_words_would_be_seen() -> None:
    with pytest.raises(KeyError):
        SENTENCES[FieldRefused](FieldRefused("weather", "empty"), UK)


def test_an_empty_title_is_refused_in_a_sentence() -> None:
    error = FieldRefused("title", "empty")
    assert SENTENCES[FieldRefused](error, EN).startswith("“Title” must not be empty.")
    assert SENTENCES[FieldRefused](error, UK).startswith("Поле «Назва» не може бути порожнім.")
