"""Who is found and who Enter takes, without a window."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from caseapp.domain.coded import EntryState, Flag
from caseapp.domain.ids import ArrivalId, PersonId
from caseapp.domain.views import DeskRow, Marked
from caseapp.ui.arrivals.desk import Answer, Desk, Heading, Line
from ui.people import NOW, desk_row, desk_rows


def desk(rows: tuple[DeskRow, ...] = (), *, latin_first: bool = False) -> Desk:
    made = Desk(latin_first=latin_first)
    made.load(rows or desk_rows())
    return made


def chosen(answer: Answer) -> str:
    """Return the number of the person Enter would take, or nothing."""
    if answer.choose < 0:
        return ""
    line = answer.shown[answer.choose]
    assert isinstance(line, Line)
    return line.row.number


@pytest.mark.parametrize("typed", ["хох", "khok", "ХОХРЯКОВ", "112"])
def test_three_letters_in_any_spelling_or_the_number_find_one_person(typed: str) -> None:
    assert chosen(desk().answer(typed)) == "112"


def test_the_awaited_stand_above_those_who_are_here() -> None:
    shown = desk().answer("ков").shown
    kinds = [row.kind for row in shown if isinstance(row, Heading)]
    assert kinds == ["waiting", "came"]


def test_nothing_typed_shows_everybody_and_chooses_nobody() -> None:
    answer = desk().answer(" ")
    assert answer.found == len(desk_rows())
    assert chosen(answer) == ""


def test_namesakes_are_never_chosen_by_themselves() -> None:
    assert chosen(desk().answer("савчук")) == ""


def test_without_the_mark_of_namesakes_one_would_be_taken() -> None:
    rows = tuple(replace(row, alike=False) for row in desk_rows())
    assert chosen(desk(rows).answer("савчук")) in {"60", "61"}


def test_the_number_of_somebody_who_is_here_never_takes_another_whose_number_begins_so() -> None:
    rows = (
        replace(desk_row(5), number="10", arrived_at=NOW, state=EntryState.MATCHED),
        replace(desk_row(0), number="107"),
    )
    assert chosen(desk(rows).answer("10")) == "10"
    assert chosen(desk(rows).answer("107")) == "107"


def test_the_whole_surname_of_somebody_who_is_here_takes_nobody_else() -> None:
    rows = (
        replace(desk_row(1), arrived_at=NOW, state=EntryState.MATCHED),  # Коваль is here
        desk_row(0),  # Коваленко is awaited
    )
    assert chosen(desk(rows).answer("кова")) == "179"
    assert chosen(desk(rows).answer("коваль")) == ""


def test_somebody_with_a_reason_for_not_coming_is_not_taken_without_the_arrow() -> None:
    rows = (replace(desk_row(0), state=EntryState.NOT_ARRIVED),)
    assert chosen(desk(rows).answer("коваленко")) == ""


def test_an_arrival_being_saved_counts_as_here_and_is_not_taken_twice() -> None:
    made = desk()
    made.begin(desk_row(0), NOW)
    line = next(r for r in made.answer("179").shown if isinstance(r, Line))
    assert line.saving
    assert line.is_here
    assert made.counts().arrived == 3


def test_an_arrival_that_failed_is_awaited_again() -> None:
    made = desk()
    made.begin(desk_row(0), NOW)
    made.give_up(desk_row(0))
    assert made.counts().arrived == 2
    assert chosen(made.answer("179")) == "179"


def test_an_arrival_that_is_written_shows_when_and_where() -> None:
    made = desk()
    made.begin(desk_row(0), NOW)
    marked = Marked(ArrivalId(UUID(int=1)), PersonId(UUID(int=2)), "179", "", NOW)
    made.settle(desk_row(0), marked, "3")
    made.put_flag(marked.arrival, Flag.MEDIC, raised=True)
    row = next(r for r in made.answer("179").shown if isinstance(r, Line)).row
    assert (row.arrived_at, row.station, row.flags) == (NOW, "3", frozenset({Flag.MEDIC}))


def test_in_english_the_typed_letters_are_marked_in_the_latin_name() -> None:
    answer = desk(latin_first=True).answer("ков")
    first = answer.shown[answer.choose]
    assert isinstance(first, Line)
    assert first.row.latin[slice(*first.spans[0])] == "Kov"


def test_the_later_times_do_not_matter_to_the_order() -> None:
    late = replace(desk_row(0), arrived_at=NOW + timedelta(hours=1), state=EntryState.MATCHED)
    assert desk((late, desk_row(1))).counts().awaited == 1
