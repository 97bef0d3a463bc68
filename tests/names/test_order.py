"""Lists stand in the order of the Ukrainian alphabet."""

import random

from hypothesis import given
from hypothesis import strategies as st

from caseapp.names.order import sort_key

ORDERED = [
    *("", "7-ма", "Авдієнко", "Гончар", "Ґалаґан", "Дубко", "Еней", "Єва", "Жук", "Зима"),
    *("Ивченко", "Іван", "Їжак", "Йова", "Коваленко", "Коваль Яна", "Коваль-Яник", "Ковальчук"),
    *("Лина", "Линь", "Линьов", "Лу", "Лук'ян", "Лукянець", "Щур", "Ьо", "Юрко", "Ярема"),
    *("Abel", "Zorro"),
]


def test_the_letters_stand_where_the_alphabet_has_them() -> None:
    shuffled = ORDERED.copy()
    random.Random(6).shuffle(shuffled)  # noqa: S311 - an order to undo, not a secret
    assert sorted(shuffled, key=sort_key) == ORDERED


def test_plain_comparison_would_put_them_elsewhere() -> None:
    assert sorted(ORDERED) != ORDERED


def test_case_apostrophes_and_stress_marks_do_not_count() -> None:
    assert sort_key("ЛУК’ЯНЕНКО") == sort_key("лукяненко") == sort_key("Лук'яне\u0301нко")


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_order_is_the_same_for_stored_bytes(one: str, other: str) -> None:
    mine, theirs = sort_key(one), sort_key(other)
    assert (mine < theirs) == (mine.encode("utf-8") < theirs.encode("utf-8"))
