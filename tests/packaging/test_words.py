"""The two languages are equal, and the check would see it if they were not."""

from pathlib import Path

import pytest

import words

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""
SOURCE = """
def said(tr):
    return tr("Arrived"), tr.many("{count} person", "{count} people", 2), tr.sense("noun", "Open")
"""
COMPLETE = """
msgid "Arrived"
msgstr "Прибуття"

msgid "{count} person"
msgid_plural "{count} people"
msgstr[0] "{count} особа"
msgstr[1] "{count} особи"
msgstr[2] "{count} осіб"

msgctxt "noun"
msgid "Open"
msgstr "Відкриття"
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout of one module and one complete, compiled catalogue."""
    folder = tmp_path / "resources" / "locale" / "uk"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "said.py").write_text(SOURCE, "utf-8")
    (folder / "said.po").write_text(HEADER + COMPLETE, "utf-8")
    monkeypatch.setattr(words, "ROOT", tmp_path)
    monkeypatch.setattr(words, "FOLDER", folder)
    monkeypatch.setattr(words, "COMPILED", folder / "LC_MESSAGES" / "caseapp.mo")
    words.COMPILED.write_bytes(words.compiled())
    return folder / "said.po"


def test_a_complete_catalogue_has_no_problem(catalogue: Path) -> None:
    assert words.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('msgstr "Прибуття"', 'msgstr ""', "no Ukrainian: (None, 'Arrived')"),
        ('msgstr[1] "{count} особи"', 'msgstr[1] ""', "no Ukrainian: (None, '{count} person')"),
        ('msgctxt "noun"\n', "", "no Ukrainian: ('noun', 'Open')"),
        ('msgid "Arrived"', 'msgid "Gone"', "unused: (None, 'Gone')"),
    ],
)
def test_what_is_missing_or_unused_is_named(
    catalogue: Path, old: str, new: str, complaint: str
) -> None:
    text = catalogue.read_text("utf-8")
    assert old in text
    catalogue.write_text(text.replace(old, new), "utf-8")
    assert complaint in words.problems()


def test_two_translations_of_one_sentence_are_named(catalogue: Path) -> None:
    other = HEADER + 'msgid "Arrived"\nmsgstr "Прибули"\n'
    catalogue.with_name("other.po").write_text(other, "utf-8")
    assert "two translations: (None, 'Arrived')" in words.problems()


def test_the_same_translation_in_two_files_is_no_problem(catalogue: Path) -> None:
    other = HEADER + 'msgid "Arrived"\nmsgstr "Прибуття"\n'
    catalogue.with_name("other.po").write_text(other, "utf-8")
    assert words.problems() == []


def test_a_catalogue_that_was_not_compiled_again_is_named(catalogue: Path) -> None:
    catalogue.write_text(catalogue.read_text("utf-8").replace("Прибуття", "Прихід"), "utf-8")
    [complaint] = words.problems()
    assert "run python packaging/words.py" in complaint
    words.COMPILED.write_bytes(words.compiled())
    assert words.problems() == []
