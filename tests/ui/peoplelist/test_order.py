"""The list can be sorted by every column, words in Ukrainian order, and by none of them wrongly."""

import random
from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.coded import Triage
from caseapp.domain.dates import PartialDate
from caseapp.domain.person_views import PersonLine
from caseapp.names.order import sort_key
from caseapp.text.words import Lang, Words
from caseapp.ui.people import columns
from caseapp.ui.people.columns import Arrangement, Column, Sort, cells, heads
from caseapp.ui.people.roster import Narrowing, Roster
from ui.peoplelist.lines import line, photographed

ORDERED = (
    *("Абрам", "Гнат", "Ґава", "Дем’ян", "Демʼяненко", "Еней", "ЄВА", "єва-марія", "Жук", "Ивко"),
    *("Іван", "Їжак", "Йова", "Лук'ян", "Лукяненко", "Щур", "Юрко", "ялина", "Яр"),
)


def by(people: list[PersonLine], column: Column, *, down: bool = False) -> list[PersonLine]:
    in_order = sorted(people, key=lambda one: sort_key(one.name))  # as the service hands them out
    return list(Roster(in_order).shown(Narrowing(), Sort(column, down), Lang.UK))


@pytest.mark.parametrize("column", [Column.NAME, Column.CALL_SIGN])
def test_words_stand_in_ukrainian_order_whatever_their_case_and_apostrophe(column: Column) -> None:
    people = [replace(line(n, each), call_sign=each) for n, each in enumerate(ORDERED)]
    random.Random(3).shuffle(people)  # noqa: S311 - an order to undo, not a secret
    assert [one.surname for one in by(people, column)] == list(ORDERED)
    assert [one.surname for one in by(people, column, down=True)] == list(reversed(ORDERED))


def test_by_their_bytes_they_would_stand_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "sort_key", str)
    people = [replace(line(n, each), call_sign=each) for n, each in enumerate(ORDERED)]
    assert [one.surname for one in by(people, Column.CALL_SIGN)] != list(ORDERED)


def test_in_english_names_stand_in_the_order_in_which_they_are_shown() -> None:
    people = [line(0, "Авдій"), line(1, "Гнат"), line(2, "Вдовиця")]
    shown = Roster(people).shown(Narrowing(), Sort(), Lang.EN)
    assert [one.latin for one in shown] == ["Avdii", "Hnat", "Vdovytsia"]


def test_numbers_go_by_their_worth_and_who_has_none_stands_last_either_way() -> None:
    people = [line(n, "Коваль", number) for n, number in enumerate(("60", "", "9", "9а", "112"))]
    assert [one.number for one in by(people, Column.NUMBER)] == ["9", "9а", "60", "112", ""]
    assert [one.number for one in by(people, Column.NUMBER, down=True)][-1] == ""
    people = [
        line(n, "Коваль", unit=unit) for n, unit in enumerate(("А2170", "", "А666", "501 бмп"))
    ]
    assert [one.unit for one in by(people, Column.UNIT)] == ["501 бмп", "А666", "А2170", ""]


def test_states_stand_in_their_own_order_and_equals_in_that_of_names() -> None:
    people = [
        replace(line(0, "Абрам"), triage=Triage.GREEN),
        line(1, "Гнат"),
        replace(line(2, "Ґава"), triage=Triage.RED),
        replace(line(3, "Єва"), triage=Triage.GREEN),
    ]
    assert [one.surname for one in by(people, Column.TRIAGE)] == ["Ґава", "Абрам", "Єва", "Гнат"]
    down = [one.surname for one in by(people, Column.TRIAGE, down=True)]
    assert down == ["Абрам", "Єва", "Ґава", "Гнат"]


def test_of_who_refused_care_no_category_gives_a_place() -> None:
    people = [replace(line(0, "Абрам"), minimal=True), line(1, "Єва")]
    assert [one.surname for one in by(people, Column.CATEGORY)] == ["Єва", "Абрам"]


@pytest.mark.parametrize("column", Column)
def test_every_column_sorts_and_says_what_stands_in_it(column: Column) -> None:
    tr = Words(Lang.UK)
    born = PartialDate(date(1988, 1, 1))
    people = [photographed(replace(line(0, "Єва", "7"), birth=born)), line(1, "Абрам")]
    assert len(by(people, column)) == len(by(people, column, down=True)) == 2
    (cell,) = cells(people[0], (column,), tr)
    assert isinstance(cell.text, str)
    (head,) = heads(Arrangement((column,), Sort(column)), tr, with_day=False)
    assert head.title.endswith(" ↑")


def test_sorted_by_name_the_best_fit_stands_first_and_any_other_order_stays_while_one_types() -> (
    None
):
    people = [
        line(0, "Абрамів Савко", "2"),
        line(1, "Савчук Ада", "3"),
        line(2, "Савчук Яна", "1"),
        line(3, "Юрко", "4"),
    ]
    wanted = Narrowing(text="сав")
    best = Roster(people).shown(wanted, Sort(), Lang.UK)
    assert [one.number for one in best] == ["3", "1", "2"]
    numbered = Roster(people).shown(wanted, Sort(Column.NUMBER), Lang.UK)
    assert [one.number for one in numbered] == ["1", "2", "3"]
