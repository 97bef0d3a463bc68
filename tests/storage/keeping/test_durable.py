"""A file is there whole or not at all."""

import stat
from pathlib import Path

import pytest

from caseapp.storage.durable import PART, remove_parts, write_whole, written


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_has_no_name_until_it_is_whole(tmp_path: Path) -> None:
    with written(tmp_path / "list") as file:
        file.write(b"half")
        assert "list" not in names(tmp_path)
    assert names(tmp_path) == ["list"]
    assert (tmp_path / "list").read_bytes() == b"half"
    assert stat.S_IMODE((tmp_path / "list").stat().st_mode) == 0o600


def test_what_fails_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    place = tmp_path / "list"
    write_whole(place, b"old")
    with pytest.raises(TypeError), written(place) as file:
        file.writelines([b"new and ", None])  # type: ignore[list-item] # it must fail half way
    assert place.read_bytes() == b"old"
    assert names(tmp_path) == ["list"]


def test_a_file_that_does_not_pass_its_check_gets_no_name(tmp_path: Path) -> None:
    seen: list[bytes] = []

    def refuse(part: Path) -> None:
        seen.append(part.read_bytes())
        raise RuntimeError

    with pytest.raises(RuntimeError), written(tmp_path / "list", check=refuse) as file:
        file.write(b"whole")
    assert seen == [b"whole"]
    assert names(tmp_path) == []


def test_a_name_that_is_taken_is_taken_over_only_when_that_was_meant(tmp_path: Path) -> None:
    place = tmp_path / "list"
    write_whole(place, b"first")
    with pytest.raises(FileExistsError):
        write_whole(place, b"second", replace=False)
    assert place.read_bytes() == b"first"
    write_whole(place, b"second")
    assert place.read_bytes() == b"second"
    assert names(tmp_path) == ["list"]


def test_what_a_kill_left_half_written_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (f".list.ab12{PART}", f".list.db{PART}-journal", "list", f"list{PART}"):
        (tmp_path / name).write_bytes(b"x")
    remove_parts(tmp_path)
    assert names(tmp_path) == ["list", f"list{PART}"]
