"""A backup becomes a whole register folder, or nothing at all."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from caseapp.domain.errors import PlaceRefused
from caseapp.domain.keeping import BackupKind
from caseapp.domain.keeping_errors import BackupRefused, Cancelled
from caseapp.storage import attachments, restore
from caseapp.storage.backup import Backup, back_up, carry_attachments
from caseapp.storage.backup_manifest import DATABASE, KEYS, MANIFEST
from caseapp.storage.durable import PART
from caseapp.storage.engine import open_engine, reading
from caseapp.storage.places import ATTACHMENTS, BACKUPS
from caseapp.storage.restore import clear_restore_mark, restore_mark
from caseapp.storage.snapshot import measure
from sizes import sized
from storage.keeping.kept import NOW, Kept, answer, files


@pytest.fixture
def backed_up(kept: Kept) -> Backup:
    kept.attach(b"list")
    where = kept.folder / BACKUPS
    return back_up(kept.source(), where, BackupKind.COMMAND, NOW, kept.chain_holds)


def rewritten(file: Path, member: str, change: Callable[[bytes], bytes]) -> None:
    """Change one member of a backup and leave the zip itself in order."""
    with zipfile.ZipFile(file) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(name, change(data) if name == member else data)


def other_last_byte(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def said_otherwise(**more: object) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps({**json.loads(data), **more}).encode()


def refusal(file: Path, to: Path) -> str:
    with pytest.raises(BackupRefused) as caught:
        restore.restore(file, to)
    assert not to.exists()
    return caught.value.reason


def test_a_restored_register_holds_what_the_backup_held(
    kept: Kept, backed_up: Backup, tmp_path: Path
) -> None:
    to = tmp_path / "restored"
    made = restore.restore(backed_up.path, to)
    assert made.missing == ()
    [name] = backed_up.manifest.attachments
    database = kept.database.name
    assert files(to) == sorted(
        [f"{ATTACHMENTS}/{name[:2]}/{name}", "keys.json", database, "restored.json"]
    )
    engine = open_engine(to / database, kept.key.value)
    with reading(engine) as view:
        assert measure(view) == backed_up.manifest.measure
        assert kept.chain_holds(view)
    engine.dispose()
    assert (to / "keys.json").read_bytes() == (kept.folder / "keys.json").read_bytes()


def test_a_restored_register_is_marked_until_its_own_chain_has_begun(
    backed_up: Backup, tmp_path: Path
) -> None:
    to = tmp_path / "restored"
    restore.restore(backed_up.path, to)
    mark = restore_mark(to)
    assert mark is not None
    assert mark.made_at == NOW
    clear_restore_mark(to)
    assert restore_mark(to) is None


def test_a_damaged_mark_still_is_a_mark(tmp_path: Path) -> None:
    (tmp_path / "restored.json").write_bytes(b"\0")
    mark = restore_mark(tmp_path)
    assert mark is not None
    assert mark.made_at is None


def test_attachments_are_found_beside_a_backup_that_was_carried_with_them(
    kept: Kept, backed_up: Backup, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "folder"
    stick.mkdir(parents=True)
    carried = backed_up.path.rename(stick / backed_up.path.name)
    (kept.folder / ATTACHMENTS).rename(stick / ATTACHMENTS)
    assert restore.restore(carried, tmp_path / "restored").missing == ()


def test_a_backup_in_a_second_place_stands_alone(
    kept: Kept, backed_up: Backup, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    made = back_up(kept.source(), stick, BackupKind.COMMAND, NOW, kept.chain_holds)
    assert carry_attachments(kept.folder, made) == ()
    assert carry_attachments(kept.folder, made) == ()
    assert len(files(stick)) == 2
    shutil.rmtree(kept.folder)  # the laptop is gone
    assert restore.restore(made.path, tmp_path / "restored").missing == ()


def test_attachments_that_the_register_lacks_are_named_when_a_backup_is_carried(
    kept: Kept, backed_up: Backup, tmp_path: Path
) -> None:
    shutil.rmtree(kept.folder / ATTACHMENTS)
    made = back_up(kept.source(), tmp_path / "stick", BackupKind.COMMAND, NOW, kept.chain_holds)
    assert carry_attachments(kept.folder, made) == made.manifest.attachments


def test_attachments_that_are_nowhere_are_named(
    kept: Kept, backed_up: Backup, tmp_path: Path
) -> None:
    for place in attachments.twins(kept.folder, backed_up.manifest.attachments[0]):
        place.unlink()
    made = restore.restore(backed_up.path, tmp_path / "restored")
    assert made.missing == backed_up.manifest.attachments


def test_a_backup_is_only_read(kept: Kept, backed_up: Backup, tmp_path: Path) -> None:
    before = backed_up.path.read_bytes(), files(kept.folder)
    restore.restore(backed_up.path, tmp_path / "restored")
    assert (backed_up.path.read_bytes(), files(kept.folder)) == before


def test_a_register_is_never_restored_over_another(backed_up: Backup, kept: Kept) -> None:
    before = files(kept.folder)
    with pytest.raises(PlaceRefused, match="not_empty"):
        restore.restore(backed_up.path, kept.folder)
    assert files(kept.folder) == before


@pytest.mark.parametrize("member", [DATABASE, KEYS])
def test_an_altered_backup_is_refused(backed_up: Backup, tmp_path: Path, member: str) -> None:
    rewritten(backed_up.path, member, other_last_byte)
    assert refusal(backed_up.path, tmp_path / "restored") == "altered"


def test_a_backup_with_a_worn_out_byte_is_refused(backed_up: Backup, tmp_path: Path) -> None:
    data = bytearray(backed_up.path.read_bytes())
    data[len(data) // 2] ^= 1
    backed_up.path.write_bytes(data)
    assert refusal(backed_up.path, tmp_path / "restored") == "altered"


@pytest.mark.parametrize("share", [0, 0.3, 0.9, 0.999])
def test_a_backup_that_is_cut_off_is_refused(
    backed_up: Backup, tmp_path: Path, share: float
) -> None:
    os.truncate(backed_up.path, int(backed_up.size * share))
    assert refusal(backed_up.path, tmp_path / "restored") == "unreadable"


def test_a_backup_of_a_newer_program_is_refused_as_such(backed_up: Backup, tmp_path: Path) -> None:
    rewritten(backed_up.path, MANIFEST, said_otherwise(format="caseapp-backup-2"))
    assert refusal(backed_up.path, tmp_path / "restored") == "newer"


@pytest.mark.parametrize(
    "change",
    [
        lambda _data: b"[]",
        lambda _data: b"{",
        said_otherwise(format="something else"),
        said_otherwise(key_id="../../evil"),
        said_otherwise(attachments=["../../evil"]),
        said_otherwise(made_at="2026-03-06"),
        said_otherwise(kind="of_magic"),
        said_otherwise(heads=[]),
        said_otherwise(sha256={}),
    ],
)
def test_a_manifest_that_is_none_is_refused(
    backed_up: Backup, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    rewritten(backed_up.path, MANIFEST, change)
    assert refusal(backed_up.path, tmp_path / "restored") == "unreadable"


def test_a_zip_with_more_or_packed_members_is_refused(backed_up: Backup, tmp_path: Path) -> None:
    with zipfile.ZipFile(backed_up.path, "a") as archive:
        archive.writestr("../evil", b"x")
    assert refusal(backed_up.path, tmp_path / "restored") == "unreadable"
    packed = tmp_path / "packed"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (MANIFEST, KEYS, DATABASE):
            archive.writestr(name, bytes(10_000))
    assert refusal(packed, tmp_path / "restored") == "unreadable"


def test_a_stopped_restore_leaves_nothing(backed_up: Backup, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        restore.restore(backed_up.path, tmp_path / "restored", lambda *_everything: False)
    assert not (tmp_path / "restored").exists()


def test_a_failed_restore_leaves_an_empty_folder_that_was_there_before(
    backed_up: Backup, tmp_path: Path
) -> None:
    to = tmp_path / "restored"
    to.mkdir()
    rewritten(backed_up.path, DATABASE, other_last_byte)
    with pytest.raises(BackupRefused):
        restore.restore(backed_up.path, to)
    assert list(to.iterdir()) == []


def test_a_full_disk_leaves_no_folder(backed_up: Backup, tmp_path: Path) -> None:
    steps = sized(8, 100)
    limits = [backed_up.size * step // (steps + 1) for step in range(steps)] + [backed_up.size]
    said, place = ",".join(map(str, limits)), tmp_path / "places"
    ends = answer("full_child.py", said, "restore", backed_up.path, place / "{step}").split()
    assert ends == ["DiskFull"] * steps + ["done"]
    assert [path.name for path in place.iterdir()] == [str(steps)]


def test_a_killed_restore_leaves_no_folder_of_that_name(
    backed_up: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Stands for the end of the process: nothing is cleaned up after it."""

    def kill(*_everything: object) -> bool:
        raise Killed

    monkeypatch.setattr(shutil, "rmtree", lambda *_everything, **_more: None)
    to = tmp_path / "place" / "restored"
    with pytest.raises(Killed):
        restore.restore(backed_up.path, to, kill)
    assert not to.exists()
    [left] = to.parent.iterdir()
    assert left.name.endswith(PART)
    assert not (left / "keys.json").exists()
    restore.restore(backed_up.path, to)
    assert (to / "keys.json").exists()


# The broken twin.


def test_without_the_digests_an_altered_backup_would_be_restored(
    backed_up: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten(backed_up.path, DATABASE, other_last_byte)
    monkeypatch.setattr(restore, "_require_digest", lambda _found, _named: None)
    assert restore.restore(backed_up.path, tmp_path / "restored").folder.is_dir()
