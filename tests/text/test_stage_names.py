"""A stage has one number for people: that of its title, where it says one."""

import pytest

from caseapp.text.stage_names import name_in_window, name_on_paper, shown_number
from caseapp.text.words import Lang, Words

UK, EN = Words(Lang.UK), Words(Lang.EN)


@pytest.mark.parametrize("title", ["етап 2", "Етап № 2", " stage 2 ", "Этап 2"])
def test_a_title_that_is_a_number_alone_is_said_in_the_readers_language(title: str) -> None:
    assert name_in_window(title, 1, UK) == "Етап 2"
    assert name_in_window(title, 1, EN) == "Stage 2"
    assert name_on_paper(title, 1, UK) == "етап 2"
    assert name_on_paper(title, 1, EN) == "stage 2"
    assert shown_number(title, 1) == 2


def test_any_other_title_is_left_as_it_was_written() -> None:
    title = "Обмін 06.03.2026, етап 2"
    assert name_in_window(title, 1, EN) == name_on_paper(title, 1, EN) == title
    assert shown_number(title, 1) == 1


def test_without_a_title_the_number_is_ours() -> None:
    assert (name_in_window("", 3, UK), name_on_paper(" ", 3, EN)) == ("Етап 3", "stage 3")
