"""Text becomes lines: none too wide, none cut, names broken only where nothing else is left."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.reports.layout.columns import places, settled
from caseapp.reports.layout.type import FOOT, OF
from caseapp.reports.layout.typeset import Typesetter
from caseapp.reports.model import Cell, Column, Mark, Row, Style, Table, Text
from sizes import sized

NAME, REST = OF[Style.NAME], OF[Style.NAME_REST]


def lines(text: str, width: float) -> list[str]:
    return [
        "".join(r.text for r in line.runs) for line in Typesetter().lines(((text, NAME),), width)
    ]


def test_a_name_is_broken_between_its_parts() -> None:
    assert lines("Преображенський Олександр Володимирович", 130) == [
        "Преображенський",
        "Олександр",
        "Володимирович",
    ]


def test_a_double_name_is_broken_at_its_own_hyphen_and_gets_no_other() -> None:
    assert lines("Преображенський-Вознесенський", 120) == ["Преображенський-", "Вознесенський"]
    assert "".join(lines("Щ" * 60, 120)) == "Щ" * 60


def test_empty_text_has_no_lines() -> None:
    assert lines("", 100) == lines(" \u200b ", 100) == []


def test_spans_run_on_in_one_line_with_a_space_between() -> None:
    (line,) = Typesetter().lines((("Коваль", NAME), ("Ольга", REST)), 300)
    assert "".join(run.text for run in line.runs) == "Коваль Ольга"
    assert [run.type for run in line.runs] == [NAME, REST]


WORDS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=sized(200, 5000), deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3), st.floats(60, 400))
def test_no_line_is_wider_than_it_may_be_and_no_sign_is_lost(
    texts: list[str], width: float
) -> None:
    kinds = (NAME, REST, FOOT)
    found = Typesetter().lines(tuple(zip(texts, kinds, strict=False)), width)
    assert all(line.width <= width + 0.01 for line in found)
    assert all(abs(line.width - sum(run.width for run in line.runs)) < 0.01 for line in found)
    at_once = Typesetter().lines(tuple(zip(texts, kinds, strict=False)), 1e9)
    assert len(at_once) <= 1
    assert "".join(r.text for line in found for r in line.runs).replace(" ", "") == "".join(
        r.text for line in at_once for r in line.runs
    ).replace(" ", "")


def test_a_typesetter_forgets_when_it_goes() -> None:
    """Names must not outlive the document: the process keeps no cache of text."""
    first, second = Typesetter(), Typesetter()
    first.lines((("Коваль", NAME),), 100)
    assert first._known
    assert not second._known


def table(cells: list[Cell]) -> Table:
    columns = tuple(Column("№", 20) for _ in cells)
    return Table("", columns, (Row(tuple(cells)),))


def widths_of(cells: list[Cell], width: float) -> list[float]:
    return [place.width for place in places(table(cells), Typesetter(), width)]


def word(text: str) -> Cell:
    return Cell(((Text(text, Style.NAME),),))


def test_a_column_is_as_wide_as_its_widest_word() -> None:
    wide = Typesetter().widest_word("підполковник", NAME)
    found = widths_of([word("підполковник"), word("а"), word("а")], 210.0)
    assert found[0] >= wide
    assert sum(found) == pytest.approx(210.0)


def test_a_column_of_squares_keeps_room_for_them() -> None:
    long = word("АВТОБУСПІВНІЧНОГОНАПРЯМКУ")
    found = widths_of([Cell(mark=Mark.EMPTY), long, long], 210.0)
    assert found[0] >= 5.5 * 72 / 25.4


def test_one_endless_word_does_not_crush_the_others() -> None:
    found = widths_of([word("Щ" * 500), word("Коваль"), word("Коваль")], 300.0)
    assert min(found[1:]) >= Typesetter().widest_word("Коваль", NAME)


@pytest.mark.parametrize(("first", "second"), list(product([10.0, 60.0, 300.0], repeat=2)))
def test_settled_widths_fill_the_page_and_are_never_negative(first: float, second: float) -> None:
    found = settled([50.0, 50.0, 50.0], [first, second, 20.0])
    assert sum(found) == pytest.approx(150.0)
    assert all(width > 0 for width in found)
