"""A sentence on the screen is known by its twin in the other language."""

import pytest

from caseapp.text.words import Lang, Words


@pytest.mark.parametrize(
    ("lang", "said", "twins"),
    [
        (Lang.EN, "find a person", ("знайти людину",)),
        (Lang.UK, "знайти людину", ("find a person",)),
        (Lang.EN, "no sentence of this program", ()),
        (Lang.UK, "немає такого речення", ()),
    ],
)
def test_a_sentence_is_known_by_its_twin(lang: Lang, said: str, twins: tuple[str, ...]) -> None:
    assert Words(lang).elsewhere(said) == twins


def test_a_sentence_with_two_senses_has_two_twins() -> None:
    assert {"Історія", "Журнал змін"} <= set(Words(Lang.EN).elsewhere("History"))


def test_the_sense_of_a_sentence_is_not_part_of_its_twin() -> None:
    assert "History" in Words(Lang.UK).elsewhere("Журнал змін")
