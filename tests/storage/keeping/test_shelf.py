"""The backups in a folder."""

from datetime import timedelta
from pathlib import Path

import pytest

from caseapp.domain.ids import uuid7
from caseapp.domain.keeping import BackupKind
from caseapp.storage.backup import SUFFIX, Backup, back_up
from caseapp.storage.durable import PART
from caseapp.storage.places import BACKUPS
from caseapp.storage.shelf import shelf, thin
from storage.keeping.kept import NOW, Kept

PLENTY = 10**15


@pytest.fixture
def folder(kept: Kept) -> Path:
    return kept.folder / BACKUPS


def put(kept: Kept, hours_ago: int) -> Backup:
    at = NOW - timedelta(hours=hours_ago)
    where = kept.folder / BACKUPS
    return back_up(kept.source(), where, BackupKind.AUTOMATIC, at, lambda _copy: True)


def test_a_shelf_is_listed_newest_first(kept: Kept, folder: Path) -> None:
    old, new = put(kept, 5), put(kept, 1)
    found = shelf(folder, kept.register)
    assert found.backups == (new, old)
    assert found.last == NOW - timedelta(hours=1)
    assert found.key_ids == {kept.key.id}
    assert found.unreadable == ()


def test_a_folder_that_is_not_there_holds_no_backups(tmp_path: Path) -> None:
    found = shelf(tmp_path / "nowhere", uuid7())
    assert found.backups == ()
    assert found.last is None
    assert thin(tmp_path / "nowhere", uuid7()) == ()


def test_backups_of_another_register_are_not_on_the_shelf_and_are_never_thinned(
    kept: Kept, folder: Path
) -> None:
    one = put(kept, 1)
    assert shelf(folder, uuid7()).backups == ()
    assert thin(folder, uuid7(), lambda _folder: 0) == ()
    assert one.path.exists()


def test_a_damaged_backup_is_in_sight_and_is_never_thinned(kept: Kept, folder: Path) -> None:
    broken = folder / f"broken{SUFFIX}"
    broken.write_bytes(b"not a zip")
    assert shelf(folder, kept.register).unreadable == (broken,)
    thin(folder, kept.register, lambda _folder: 0)
    assert broken.exists()


def test_what_backups_need_is_known(kept: Kept, folder: Path) -> None:
    first = kept.attach(b"first list")
    put(kept, 2)
    second = kept.attach(b"second list")
    put(kept, 1)
    assert shelf(folder, kept.register).attachments == {first, second}


def test_thinning_removes_the_oldest_and_half_written_ones(kept: Kept, folder: Path) -> None:
    made = [put(kept, hours) for hours in (1, 2, 3, 400, 401)]
    half = folder / f".x{SUFFIX}.abc{PART}"
    half.write_bytes(b"half")
    assert thin(folder, kept.register, lambda _folder: 0) == tuple(
        sorted(one.path.name for one in made[3:])
    )
    assert not half.exists()
    assert [one.path for one in shelf(folder, kept.register).backups] == [
        one.path for one in made[:3]
    ]


def test_with_room_enough_only_what_no_period_needs_goes(kept: Kept, folder: Path) -> None:
    made = [put(kept, hours) for hours in (1, 2, 3, 400, 401)]
    gone = thin(folder, kept.register, lambda _folder: PLENTY)
    assert gone in ((), (made[4].path.name,))
    assert thin(folder, kept.register) == ()
