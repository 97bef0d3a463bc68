"""Where a register may stand."""

import errno
import stat
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from caseapp.domain.errors import DiskFull, PlaceRefused
from caseapp.storage.places import make_register_folder
from caseapp.storage.volumes import Volume, volume_in, volume_of

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 8:17 / /media/officer/STICK rw,nosuid shared:5 - vfat /dev/sdb1 rw,uid=1000
41 27 0:50 / /mnt/staff\\040share rw - cifs //server/share rw
42 27 0:51 / /home rw - nfs4 server:/home rw
43 42 254:9 / /home rw - btrfs /dev/sdc rw
44 27 8:18 / /media/card rw - exfat /dev/sdd1 rw
45 27 0:60 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""


def refused(folder: Path, volume: Volume | None = None) -> str:
    ask = volume_of if volume is None else (lambda _path: volume)
    with pytest.raises(PlaceRefused) as caught:
        make_register_folder(folder, ask)
    return caught.value.reason


def test_a_register_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "register"
    make_register_folder(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["attachments", "backups"]
    for made in (folder, *folder.iterdir()):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_an_empty_folder_is_taken_and_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_register_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_a_folder_with_anything_in_it_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert refused(tmp_path) == "not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_file_and_what_lies_below_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert refused(tmp_path / "file") == "exists"
    assert refused(tmp_path / "file" / "register") == "no_access"


@pytest.mark.parametrize(("kind", "reason"), [("cifs", "network"), ("vfat", "fat")])
def test_shares_and_fat_are_refused_before_anything_is_made(
    tmp_path: Path, kind: str, reason: str
) -> None:
    assert refused(tmp_path / "register", Volume.named(kind)) == reason
    assert not (tmp_path / "register").exists()


def test_a_volume_that_the_system_does_not_name_is_not_guessed(tmp_path: Path) -> None:
    def silent(_path: Path) -> Volume:
        raise OSError

    with pytest.raises(PlaceRefused, match="no_access"):
        make_register_folder(tmp_path / "register", silent)


def test_the_disk_of_this_test_would_do(tmp_path: Path) -> None:
    found = volume_of(tmp_path / "not" / "made" / "yet")
    assert found.kind
    assert not found.network
    assert not found.fat


@pytest.mark.parametrize(
    ("path", "kind", "network", "fat"),
    [
        ("/srv/register", "ext4", False, False),
        ("/media/officer/STICK/register", "vfat", False, True),
        ("/media/officer/STICKS", "ext4", False, False),
        ("/media/card/register", "exfat", False, True),
        ("/mnt/staff share/register", "cifs", True, False),
        ("/home/officer/register", "btrfs", False, False),
        ("/run/user/1000/gvfs/smb-share", "fuse.gvfsd-fuse", True, False),
    ],
)
def test_the_deepest_and_last_mount_says_what_a_path_lies_on(
    path: str,
    kind: str,
    network: bool,  # noqa: FBT001 - a row of the table
    fat: bool,  # noqa: FBT001 - as above
) -> None:
    assert volume_in(MOUNTS, PurePosixPath(path)) == Volume(kind, network, fat)


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, DiskFull), (errno.EROFS, PlaceRefused)]
)
def test_what_cannot_be_made_whole_is_not_left_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    make = Path.mkdir

    def full(path: Path, *settings: Any, **more: Any) -> None:
        if path.name == "backups":
            raise OSError(number, "")
        make(path, *settings, **more)

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(expected):
        make_register_folder(tmp_path / "register")
    assert list(tmp_path.iterdir()) == []


# The broken twin.


def test_without_the_question_a_share_would_be_taken(tmp_path: Path) -> None:
    make_register_folder(tmp_path / "register", lambda _path: Volume.named("ext4"))
    assert (tmp_path / "register").is_dir()
