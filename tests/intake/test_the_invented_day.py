"""The lists of the invented day, as headquarters sent them."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseapp.domain.coded import Category
from caseapp.domain.list_diff import compare
from caseapp.intake.lists import ReadList, read_list
from caseapp.intake.titles import TitleFacts, title_facts
from caseapp.names.fold import fold

DAY = Path(__file__).parents[1] / "data" / "day"
TOTALS: Mapping[str, Any] = json.loads((DAY / "totals.json").read_text("utf-8"))


def read(name: str) -> ReadList:
    return read_list((DAY / name).read_bytes(), name, today=date(2026, 3, 6))


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("list-v1.xlsx", "v1"),
        ("list-v2.xlsx", "v2"),
        ("list-v3.xlsx", "v3"),
        ("list-v3.ods", "v3"),
        ("list-v3-cp1251.csv", "v3"),
        ("list-other-side.csv", "v3"),
    ],
)
def test_each_list_is_read_without_help(name: str, version: str) -> None:
    found = read(name)
    assert len(found.rows) == TOTALS["lists"][version]
    assert found.clear


@pytest.mark.parametrize("file_name", ["list-v3.xlsx", "list-v3-cp1251.csv"])
@pytest.mark.parametrize("folded", [False, True])
def test_versions_differ_as_the_totals_say(file_name: str, folded: bool) -> None:  # noqa: FBT001 - a parameter of the test
    first, second, third = (read(name).rows for name in ("list-v1.xlsx", "list-v2.xlsx", file_name))
    for which, old, new in (("v1_v2", first, second), ("v2_v3", second, third)):
        found = compare(old, new, fold) if folded else compare(old, new)
        counts = {
            "added": len(found.added),
            "withdrawn": len(found.withdrawn),
            "changed": found.changed,
            "same": found.same,
        }
        assert counts == TOTALS["list_diffs"][which]


def test_the_same_list_in_other_clothes_loses_and_gains_nobody() -> None:
    """The .ods has names and dates as in the papers: spelled otherwise, but nobody is lost."""
    found = compare(read("list-v3.xlsx").rows, read("list-v3.ods").rows, fold)
    assert (found.added, found.withdrawn, found.ambiguous) == ((), (), ())


def test_the_first_entry_holds_what_the_list_says() -> None:
    row = read("list-v3.xlsx").rows[0]
    assert (row.number, row.written_name, row.row) == ("1", "Соломченко Микола Іванович", 6)
    assert (row.surname, row.given, row.patronymic) == ("Соломченко", "Микола", "Іванович")
    assert (row.rank, row.unit, row.force) == ("головний сержант", "А2248", "territorial")
    assert row.category is Category.POW
    assert row.birth is not None
    assert row.birth.date is not None
    assert row.birth.date.code == "1969-05-12"


def test_columns_that_a_list_does_not_have_are_unknown() -> None:
    row = read("list-v3.ods").rows[0]
    assert (row.rank, row.unit, row.force, row.remark) == (None, None, None, None)


def test_the_title_says_stage_date_and_version() -> None:
    assert title_facts(read("list-v2.xlsx").title_lines) == TitleFacts(2, date(2026, 3, 6), 2, "")


def test_how_the_file_was_read_is_told() -> None:
    found = read("list-v3-cp1251.csv")
    assert (found.kind, found.encoding, found.separator) == ("csv", "cp1251", ";")
    workbook = read("list-v3.xlsx")
    assert (workbook.kind, workbook.sheet_name, workbook.header_row) == ("xlsx", "Список", 4)
    assert {one.kind.value for one in workbook.skipped} == {"group", "total"}
