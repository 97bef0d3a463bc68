"""Capitals say which word is the surname, also where the surname ends like a patronymic."""

import pytest

from caseapp.intake.names_cell import Name, split_name


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mykola BAIKOVYCH", Name("BAIKOVYCH", "Mykola", "")),
        ("BAIKOVYCH Mykola", Name("BAIKOVYCH", "Mykola", "")),
        ("Микола БАЙКОВИЧ", Name("БАЙКОВИЧ", "Микола", "")),
        ("БАЙКОВИЧ Микола Петрович", Name("БАЙКОВИЧ", "Микола", "Петрович")),
        ("Байкович Микола Петрович", Name("Байкович", "Микола", "Петрович")),
        ("Микола Петрович БАЙКОВИЧ", Name("БАЙКОВИЧ", "Микола", "Петрович")),
    ],
)
def test_the_word_in_capitals_is_the_surname(written: str, read: Name) -> None:
    assert split_name(written) == read
