"""Nothing stands alone on a page: no row, no heading, no line to sign on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.roll_call import RollCallData
from caseapp.reports import check_in as check_in_sheet
from caseapp.reports import roll_call as roll_call_sheet
from caseapp.reports.layout.bands import Band, Words, paginated
from caseapp.reports.layout.fonts import SANS
from caseapp.reports.layout.type import OF
from caseapp.reports.layout.typeset import Line, Run
from caseapp.reports.model import Style
from caseapp.reports.render import render
from caseapp.text.words import Lang
from caseapp.text.words import Words as Language
from reports.pages import squeezed, texts
from reports.sheets import check_in, person, roll_call
from sizes import sized

EN = Language(Lang.EN)
HEIGHT = 100.0


def pages_of(data: RollCallData) -> list[str]:
    return [squeezed(text) for text in texts(render(roll_call_sheet.build(data, EN)))]


def rows_on(page: str, data: RollCallData) -> int:
    return sum(
        squeezed(f"{row.number}{row.surname}{row.given}{row.patronymic}") in page
        for row in data.rows
    )


def alone(data: RollCallData) -> Iterator[str]:
    """Yield what stands alone on a page of a sheet that is one list of people."""
    for number, page in enumerate(pages_of(data), start=1):
        rows = rows_on(page, data)
        if rows == 1 and len(data.rows) > 1:
            yield f"one row on page {number}"
        if "Checkedby" in page and not rows:
            yield f"signatures on page {number}"
        if "Onthelist·" in page and not rows:
            yield f"heading on page {number}"


COUNTS = sized(45, 140)


def test_no_row_no_heading_and_no_signature_stands_alone() -> None:
    for count in range(2, COUNTS):
        assert not list(alone(roll_call(count, others=0))), count


def test_rows_that_may_stand_alone_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def let_go(found: list[Band], height: float) -> list[list[Band]]:
        return paginated([replace(band, keep=False) for band in found], height)

    monkeypatch.setattr("caseapp.reports.layout.press.paginated", let_go)
    found = [fault for count in range(2, 30) for fault in alone(roll_call(count, others=0))]
    assert {fault.split(" on ")[0] for fault in found} >= {"one row", "signatures"}


def test_heads_are_repeated_on_every_page_of_a_table() -> None:
    pages = pages_of(roll_call(60, others=0))
    assert len(pages) > 3
    assert all("No.Name·rank,unit,category" in page for page in pages)


def test_a_row_higher_than_a_page_goes_on_over_the_page() -> None:
    surname = " ".join(f"Довге{number}" for number in range(100, 1000))
    rows = (person(1), replace(person(2), surname=surname), person(4))
    data = replace(roll_call(0, others=0), rows=rows)
    pages = pages_of(data)
    assert len(pages) > 3
    text = "".join(pages)
    places = [text.index(f"Довге{number}") for number in range(100, 1000)]
    assert places == sorted(places)
    assert text.index("Довге999") < text.index(squeezed(f"4{person(4).surname}"))


@pytest.mark.parametrize("rows", [0, 1, 2, 17, 60])
def test_a_blank_sheet_of_any_length_ends_with_its_signatures(rows: int) -> None:
    pages = texts(render(check_in_sheet.build(check_in(rows), EN)))
    assert "Checked by" in pages[-1]
    assert rows == 0 or str(rows) in pages[-1].split()


def band(height: float, *, keep: bool = False, head: Band | None = None) -> Band:
    """Return a band of lines of ten points each."""
    kind = OF[Style.BODY]
    run = Run(SANS, kind, "а", 5.0)
    lines = [Words(0, top, Line((run,), 5.0, 10.0)) for top in range(0, int(height), 10)]
    return Band(height, tuple(lines), keep=keep, head=head)


BANDS = st.lists(
    st.tuples(st.integers(1, 30).map(lambda tens: tens * 10.0), st.booleans(), st.booleans()),
    max_size=25,
)


@settings(max_examples=sized(300, 5000), deadline=None)
@given(BANDS)
def test_however_bands_fall_no_page_overflows_and_no_line_is_lost(
    wanted: list[tuple[float, bool, bool]],
) -> None:
    head = band(10.0)
    found = [band(height, keep=keep, head=head if row else None) for height, keep, row in wanted]
    pages = paginated(found, HEIGHT)
    assert all(sum(b.height for b in page) <= HEIGHT for page in pages)
    assert all(pages) or not found
    lines = sum(len(b.words) for page in pages for b in page if b is not head)
    assert lines == sum(len(b.words) for b in found)
    for page in pages:
        assert not page or page[0] is head or page[0].head is None
        for placed in page:
            assert all(w.bottom <= placed.height for w in placed.words)


def test_bands_that_keep_together_do_so_while_a_page_can_hold_them() -> None:
    pages = paginated([band(60), band(30, keep=True), band(30), band(10)], HEIGHT)
    assert [[b.height for b in page] for page in pages] == [[60], [30, 30, 10]]


def test_the_last_page_is_never_empty() -> None:
    assert paginated([], HEIGHT) == [[]]
    assert [len(page) for page in paginated([band(100), band(100)], HEIGHT)] == [1, 1]
