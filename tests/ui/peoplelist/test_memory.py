"""What this computer remembers of the list, and what it makes of a file that is damaged."""

import json
from pathlib import Path

import pytest

from caseapp.ui.people import list_memory
from caseapp.ui.people.columns import Arrangement, Column, Sort
from caseapp.ui.people.roster import Narrowing
from caseapp.ui.people.saved_filters import readable, written


def test_columns_and_order_are_the_same_again(tmp_path: Path) -> None:
    file = tmp_path / "config" / "people.json"
    wanted = Arrangement().turned(Column.PHOTO).turned(Column.UNIT).sorted_by(Column.CAME)
    wanted = wanted.sorted_by(Column.CAME)
    list_memory.write(file, wanted)
    assert list_memory.read(file) == wanted
    assert wanted.sort == Sort(Column.CAME, down=True)


def test_names_of_columns_are_all_that_is_written(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    list_memory.write(file, Arrangement())
    kept = json.loads(file.read_text("utf-8"))
    assert set(kept) == {"columns", "sort", "down"}
    assert set(kept["columns"]) | {kept["sort"]} <= set(Column)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"columns": 3}', '{"columns": [], "sort": "x"}'])
def test_a_damaged_file_gives_the_usual_list(tmp_path: Path, text: str) -> None:
    file = tmp_path / "people.json"
    file.write_text(text, "utf-8")
    assert list_memory.read(file) == Arrangement()
    assert list_memory.read(tmp_path / "nothing.json") == Arrangement()


def test_a_column_of_a_later_version_is_left_out_and_the_name_never_is(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    kept = {"columns": ["born", "aura"], "sort": "born", "down": False}
    file.write_text(json.dumps(kept), "utf-8")
    assert list_memory.read(file).columns == (Column.NAME, Column.BORN)
    assert Arrangement().turned(Column.NAME).columns == Arrangement().columns


def test_a_filter_is_the_same_again() -> None:
    wanted = Narrowing("no_contact", "POW", "red", "hospital", "савч", everywhere=True)
    assert readable(written(wanted)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("", "7", "[]", "{}", '{"code": ""}'),
        written(Narrowing(code="aura")),
        written(Narrowing(triage="blue")),
    ],
)
def test_a_filter_that_is_not_understood_is_not_offered(text: str) -> None:
    assert readable(text) is None


def test_the_text_of_a_filter_stands_in_no_log() -> None:
    assert "савч" not in repr(Narrowing(text="савч"))
