"""Everything that is noticed when a register is opened has a sentence in both languages."""

import ast
from pathlib import Path

import pytest

import caseapp
from caseapp.domain.keeping import ClockDoubt, Finding
from caseapp.storage.keys.files import PREVIOUS_USED
from caseapp.text.notices import CLOCK, notice
from caseapp.text.words import Lang, Words

SOURCES = Path(caseapp.__file__).parent
NOTED = [
    "data_key_renewed",
    "directory_contested",
    "merged",
    PREVIOUS_USED,
    *(one.value for one in Finding),
    *(CLOCK + one.value for one in ClockDoubt),
]


def codes_noted_in_the_source() -> set[str]:
    """The constant codes with which `opening.note` is called."""
    found: set[str] = set()
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("note"):
                found |= {
                    argument.value
                    for argument in node.args[1:2]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                }
    return found


@pytest.mark.parametrize("code", NOTED)
def test_a_notice_has_its_sentence_in_both_languages(code: str) -> None:
    ukrainian, english = (notice(code, Words(lang)) for lang in (Lang.UK, Lang.EN))
    assert ukrainian
    assert ukrainian != english


def test_every_code_that_is_noted_is_among_them() -> None:
    assert codes_noted_in_the_source() <= set(NOTED)
    assert "merged" in codes_noted_in_the_source()


def test_a_code_without_a_sentence_would_be_seen() -> None:
    with pytest.raises(ValueError, match="nothing"):
        notice("nothing", Words(Lang.EN))
