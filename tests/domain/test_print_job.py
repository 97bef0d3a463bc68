"""Pages are understood as people write them, or not at all."""

import pytest

from caseapp.domain.print_job import pages_of


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", ""),
        (" ", ""),
        ("3", "3"),
        ("1 - 3, 5", "1-3,5"),
        ("1\N{EN DASH}2", "1-2"),
        ("4-4", "4-4"),
    ],
)
def test_pages_are_read(typed: str, pages: str) -> None:
    assert pages_of(typed) == pages


@pytest.mark.parametrize("typed", ["0", "3-1", "1,,2", "-1", "1-", "a", "1;2", "1-2-3", "99999"])
def test_what_names_no_pages_is_refused(typed: str) -> None:
    assert pages_of(typed) is None
