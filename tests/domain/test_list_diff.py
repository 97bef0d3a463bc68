"""Two versions of a list: who is the same, who is new, who is gone, and what differs."""

from datetime import date
from typing import Any

import pytest

from caseapp.domain import list_pairing
from caseapp.domain.coded import Category
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.list_diff import Comparison, carried, compare


def born(text: str) -> Birth:
    """Return a birth date from ISO text, or a year."""
    if len(text) == 4:
        return Birth(text, PartialDate(date(int(text), 1, 1), Precision.YEAR))
    return Birth(text, PartialDate(date.fromisoformat(text)))


def entry(name: str, birth: str | None = None, **fields: Any) -> ListRow:
    surname, given, patronymic = (*name.split(), "", "")[:3]
    return ListRow(
        sheet=1,
        row=fields.pop("row", 1),
        number=fields.pop("number", None),
        written_name=name,
        surname=surname,
        given=given,
        patronymic=patronymic,
        birth=None if birth is None else born(birth),
        **fields,
    )


def counts(found: Comparison) -> tuple[int, int, int, int]:
    return len(found.added), len(found.withdrawn), found.changed, found.same


IVAN = entry("Вигадченко Іван Петрович", "1988-02-26", unit="А1234", rank="солдат", number="7")


def test_the_same_list_in_another_order_with_other_numbers_is_the_same() -> None:
    old = [entry(f"Вигадченко{n} Іван", "1990-01-01", number=str(n), row=n) for n in range(40)]
    new = [
        entry(f"Вигадченко{n} Іван", "1990-01-01", number=str(99 - n), row=n)
        for n in range(39, -1, -1)
    ]
    assert counts(compare(old, new)) == (0, 0, 0, 40)


@pytest.mark.parametrize(
    "other",
    [
        entry("ВИГАДЧЕНКО ІВАН ПЕТРОВИЧ", "1988-02-26", unit="в/ч A 1234", rank="Солдат"),
        entry("Вигадченко Іван Петрович", "1988", unit="А-1234", rank="солдат "),
        entry("Вигадченко Іван Петрович", "1988-02-26", unit="a1234"),
    ],
)
def test_case_spaces_prefixes_latin_letters_and_the_form_of_a_date_do_not_count(
    other: ListRow,
) -> None:
    assert counts(compare([IVAN], [other])) == (0, 0, 0, 1)


def test_apostrophes_hyphens_and_yo_do_not_count() -> None:
    old = [entry("Мар'яненко-Придуманко Семён", "1990-01-01")]
    new = [entry("Мар’яненко-Придуманко Семен", "1990-01-01")]
    assert counts(compare(old, new)) == (0, 0, 0, 1)


def test_a_column_that_the_new_list_does_not_have_is_unknown_and_not_emptied() -> None:
    new = [entry("Вигадченко Іван Петрович", "1988-02-26")]
    found = compare([IVAN], new)
    assert counts(found) == (0, 0, 0, 1)
    assert carried(IVAN, new[0]).unit == "А1234"


def test_an_emptied_cell_is_a_change() -> None:
    found = compare(
        [IVAN], [entry("Вигадченко Іван Петрович", "1988-02-26", unit="", rank="солдат")]
    )
    assert [(c.field, c.old, c.new) for c in found.pairs[0].changes] == [("unit", "А1234", "")]


def test_changed_counts_entries_and_names_each_field() -> None:
    new = entry(
        "Вигадченко Іван Петрович",
        "1988-02-26",
        unit="А0001",
        rank="сержант",
        category=Category.POW,
    )
    found = compare([IVAN], [new])
    assert counts(found) == (0, 0, 1, 0)
    assert {change.field for change in found.pairs[0].changes} == {"unit", "rank"}


def test_one_letter_of_the_name_with_the_same_birth_date_and_unit_is_a_change() -> None:
    found = compare(
        [IVAN], [entry("Вигадченка Іван Петрович", "1988-02-26", unit="А1234", rank="солдат")]
    )
    assert counts(found) == (0, 0, 1, 0)


def test_one_letter_of_the_name_in_another_unit_is_another_person() -> None:
    found = compare([IVAN], [entry("Вигадченка Іван Петрович", "1988-02-26", unit="А9999")])
    assert counts(found) == (1, 1, 0, 0)


def test_initials_written_out_are_a_change() -> None:
    old = [entry("Вигадченко І. П.", "1988-02-26")]
    assert counts(compare(old, [entry("Вигадченко Іван Петрович", "1988-02-26")])) == (0, 0, 1, 0)


def test_another_birth_date_with_a_unique_name_is_a_change() -> None:
    found = compare(
        [IVAN], [entry("Вигадченко Іван Петрович", "1989-02-26", unit="А1234", rank="солдат")]
    )
    assert [change.field for change in found.pairs[0].changes] == ["birth"]


def test_namesakes_are_told_apart_by_birth_date() -> None:
    old = [entry("Ніхтоїв Олег", "1980-01-01"), entry("Ніхтоїв Олег", "1990-01-01")]
    assert counts(compare(old, old[::-1])) == (0, 0, 0, 2)


def test_namesakes_born_on_one_day_are_told_apart_by_unit() -> None:
    old = [
        entry("Ніхтоїв Олег", "1980-01-01", unit="А1"),
        entry("Ніхтоїв Олег", "1980-01-01", unit="А2"),
    ]
    found = compare(old, old[::-1])
    assert counts(found) == (0, 0, 0, 2)
    assert {(pair.old, pair.new) for pair in found.pairs} == {(0, 1), (1, 0)}


def test_namesakes_without_birth_dates_are_told_apart_by_patronymic() -> None:
    old = [entry("Ніхтоїв Олег Іванович"), entry("Ніхтоїв Олег Петрович")]
    assert counts(compare(old, old[::-1])) == (0, 0, 0, 2)


def test_namesakes_who_cannot_be_told_apart_are_added_and_withdrawn_and_shown() -> None:
    old = [entry("Ніхтоїв Олег"), entry("Ніхтоїв Олег")]
    found = compare(old, [*old, IVAN])
    assert counts(found) == (3, 2, 0, 0)
    assert [(group.old, group.new) for group in found.ambiguous] == [((0, 1), (0, 1))]


def test_of_several_namesakes_the_one_left_over_is_not_taken_for_another() -> None:
    old = [
        entry("Ніхтоїв Олег", "1980-01-01", unit="А1"),
        entry("Ніхтоїв Олег", "1980-01-01", unit="А2"),
    ]
    new = [
        entry("Ніхтоїв Олег", "1980-01-01", unit="А1"),
        entry("Ніхтоїв Олег", "1980-01-01", unit="А3"),
    ]
    found = compare(old, new)
    assert counts(found) == (1, 1, 0, 1)
    assert len(found.ambiguous) == 1


def test_without_the_rule_of_one_on_each_side_namesakes_would_be_joined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broken twin: were groups cut to their first entry, strangers would become one person."""
    real = list_pairing._groups

    def first_only(*args: Any) -> dict[Any, list[int]]:
        return {key: found[:1] for key, found in real(*args).items()}

    old, new = [entry("Ніхтоїв Олег"), entry("Ніхтоїв Олег")], [entry("Ніхтоїв Олег")]
    assert not compare(old, new).pairs
    monkeypatch.setattr(list_pairing, "_groups", first_only)
    assert compare(old, new).pairs


def test_surname_and_given_name_that_changed_places_are_the_same() -> None:
    old = [entry("Вигадченко Іван", "1988-02-26")]
    assert counts(compare(old, [entry("Іван Вигадченко", "1988-02-26")])) == (0, 0, 0, 1)


def test_a_list_without_patronymics_empties_none() -> None:
    assert counts(compare([IVAN], [entry("Вигадченко Іван", "1988-02-26")])) == (0, 0, 0, 1)


def test_another_fold_joins_other_spellings() -> None:
    spelled = {"сергей": "сергій"}
    old, new = [entry("Небувалий Сергій", "1990")], [entry("Небувалий Сергей", "1990")]
    found = compare(old, new, lambda text: spelled.get(text.casefold(), text.casefold()))
    assert counts(found) == (0, 0, 0, 1)


def test_twenty_thousand_namesakes_are_compared_in_seconds() -> None:
    crowd = [entry("Ніхтоїв Олег", "1980-01-01")] * 20_000
    found = compare(crowd, crowd)
    assert counts(found) == (20_000, 20_000, 0, 0)


def test_nothing_and_something() -> None:
    assert counts(compare([], [IVAN])) == (1, 0, 0, 0)
    assert counts(compare([IVAN], [])) == (0, 1, 0, 0)
