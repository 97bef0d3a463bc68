"""Numbers: read as people write them, and what is wrong with one is said."""

import pytest

from caseapp.text.phones import Phone, Wrong, phones_in, what_is_wrong
from caseapp.text.words import Lang, Words


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("0507614371", None),
        ("8 (067) 330-14-52", Wrong.LONG),
        ("+49 30 1234567", None),
        ("050 761 43", Wrong.SHORT),
        ("+", Wrong.SHORT),
        ("067 330", Wrong.SHORT),
        ("+380 50 761 4371 22", Wrong.LONG),
        ("123456789012345678901", Wrong.LONG),
        ("+999 123 4567", Wrong.COUNTRY),
        ("+380 20 123 4567", Wrong.NO_SUCH),
        ("сусідка 0507614371", Wrong.WORDS),
    ],
)
def test_what_is_wrong_with_a_number_is_known(typed: str, wrong: Wrong | None) -> None:
    (phone,) = phones_in(typed)
    assert phone.wrong is wrong
    assert phone.readable is (wrong is None)
    if wrong:
        assert phone.shown == typed


@pytest.mark.parametrize("wrong", Wrong)
@pytest.mark.parametrize("lang", Lang)
def test_each_fault_has_a_sentence_that_names_the_number(wrong: Wrong, lang: Lang) -> None:
    assert "050" in what_is_wrong(Phone("050", wrong), Words(lang))
    assert what_is_wrong(Phone("050"), Words(lang)) == ""
