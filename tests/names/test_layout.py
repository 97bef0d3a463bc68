"""The same keys under another keyboard layout."""

import pytest

from caseapp.names.layout import other_layout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("rjd", "ков"), ("лщм", "kov"), ("Rjdfktyrj", "коваленко"), ("ЛЩМ", "kov")),
        *((",jqrj", "бойко"), ("obq", "щий"), ("p'kmlf", "зєльда"), ("\\hf;fyrj", "ґражанко")),
        *(("ы", "s"), ("і", "s"), ("э", "'"), ("ъ", "]"), ("12 -", "12 -"), ("", "")),
    ],
)
def test_keys_are_read_as_the_other_layout_has_them(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


def test_every_ukrainian_letter_has_a_key_and_comes_back() -> None:
    alphabet = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    keys = other_layout(alphabet)
    assert keys.isascii()
    assert len(set(keys)) == len(alphabet)
    assert other_layout(keys) == alphabet
