"""Only a backup that was opened again and found equal counts."""

import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from caseapp.domain.keeping import BackupKind
from caseapp.domain.keeping_errors import BackupRefused, Cancelled
from caseapp.storage import backup
from caseapp.storage.backup import LARGE, Backup, Source, back_up, due
from caseapp.storage.backup_manifest import DATABASE, KEYS, MANIFEST, read_manifest
from caseapp.storage.engine import reading
from caseapp.storage.places import BACKUPS
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.snapshot import Measure, measure
from sizes import sized
from storage.keeping.kept import NOW, SECRET, Kept, answer, files, surnames

Taken = tuple[Measure, tuple[str, ...], int]


def made(kept: Kept, progress: Progress = quietly) -> Backup:
    folder = kept.folder / BACKUPS
    return back_up(kept.source(), folder, BackupKind.COMMAND, NOW, kept.chain_holds, progress)


def refusal(kept: Kept) -> str:
    with pytest.raises(BackupRefused) as caught:
        made(kept)
    return caught.value.reason


def spoil(monkeypatch: pytest.MonkeyPatch, change: Callable[[Path, Taken], Taken]) -> None:
    """Change the copy, or what is known of it, before it is looked at."""
    whole = backup._copied

    def spoilt(source: Source, copy: Path, progress: Progress) -> Taken:
        return change(copy, whole(source, copy, progress))

    monkeypatch.setattr(backup, "_copied", spoilt)


def flip_a_byte(copy: Path, taken: Taken) -> Taken:
    with copy.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    return taken


def lose_a_row(_copy: Path, taken: Taken) -> Taken:
    measured, *others = taken
    rows = {**measured.rows, "person": measured.rows["person"] + 1}
    return Measure(measured.heads, rows), *others  # type: ignore[return-value] # the same three


def lose_the_head(_copy: Path, taken: Taken) -> Taken:
    measured, *others = taken
    heads = {replica: (seq + 1, end) for replica, (seq, end) in measured.heads.items()}
    return Measure(heads, measured.rows), *others  # type: ignore[return-value] # as above


def test_a_backup_says_what_it_holds_and_nothing_about_anybody(kept: Kept) -> None:
    one = made(kept)
    with reading(kept.copy.engine) as view:
        now = measure(view)
    assert read_manifest(one.path) == one.manifest
    assert one.manifest.measure == now
    assert one.manifest.measure.rows["person"] == 2
    assert one.manifest.key_id == kept.key.id
    assert one.size == one.path.stat().st_size
    for letters in ("utf-8", "utf-16-le", "cp1251"):
        assert "Коваленко".encode(letters) not in one.path.read_bytes()
    with zipfile.ZipFile(one.path) as archive:
        assert archive.namelist() == [MANIFEST, KEYS, DATABASE]
        assert archive.read(KEYS) == kept.source().keys_file


def test_the_name_of_a_backup_says_register_time_and_kind(kept: Kept) -> None:
    first, second = made(kept), made(kept)
    start = f"{kept.register.hex[:8]}-20260306-120000-command"
    assert first.path.name == f"{start}.caseapp-backup"
    assert second.path.name == f"{start}-2.caseapp-backup"


def test_nothing_else_lies_beside_a_finished_backup(kept: Kept) -> None:
    one = made(kept)
    assert list((kept.folder / BACKUPS).iterdir()) == [one.path]


def test_work_goes_on_while_a_backup_is_made_and_the_backup_keeps_one_view(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 5)
    written: list[int] = []

    def work(_done: int, _total: int, _what: str) -> bool:
        if len(written) < 5:
            kept.arrive(f"Пізніший {len(written)}")
            written.append(1)
        return True

    one = made(kept, work)
    assert one.manifest.measure.rows["person"] == 2
    assert len(surnames(kept.copy)) == 7


def test_a_stopped_backup_leaves_nothing(kept: Kept) -> None:
    with pytest.raises(Cancelled):
        made(kept, lambda _done, _total, _what: False)
    assert files(kept.folder / BACKUPS) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [(flip_a_byte, "integrity"), (lose_a_row, "rows"), (lose_the_head, "head")],
)
def test_a_copy_that_is_not_what_it_should_be_does_not_count(
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, Taken], Taken],
    reason: str,
) -> None:
    spoil(monkeypatch, change)
    assert refusal(kept) == reason
    assert files(kept.folder / BACKUPS) == []


def test_a_copy_whose_chain_does_not_hold_does_not_count(kept: Kept) -> None:
    with kept.copy.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE journal_entry SET cells = x'80' WHERE seq = 1")
        connection.commit()
    assert refusal(kept) == "chain"
    assert files(kept.folder / BACKUPS) == []


def test_a_file_that_cannot_be_read_back_does_not_count(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = backup._pack

    def worn_out(*everything: object) -> None:
        pack(*everything)  # type: ignore[arg-type] # passed on as it came
        everything[0].seek(-5_000, os.SEEK_CUR)  # type: ignore[attr-defined] # the file
        everything[0].write(bytes(64))  # type: ignore[attr-defined] # as above

    monkeypatch.setattr(backup, "_pack", worn_out)
    assert refusal(kept) == "altered"
    assert files(kept.folder / BACKUPS) == []


def test_a_stick_that_is_pulled_out_is_said_to_be_gone(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_everything: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup, "_pack", gone)
    assert refusal(kept) == "unreachable"


def test_a_full_disk_never_leaves_a_file_that_counts(kept: Kept, tmp_path: Path) -> None:
    need, steps = made(kept).size, sized(12, 200)
    limits = [need * step // steps for step in range(steps)] + [need * 2]
    said = ",".join(map(str, limits))
    stick, key = tmp_path / "stick {step}", kept.key.value.hex()
    ends = answer("full_child.py", said, "backup", kept.database, key, stick).split()
    assert ends == ["DiskFull"] * steps + ["done"]
    left = [len(files(tmp_path / f"stick {step}")) for step in range(len(limits))]
    assert left == [0] * steps + [1]
    assert surnames(kept.copy) == ["Коваленко", "Бойко"]


def test_attachments_are_named_and_stay_where_they_are(kept: Kept) -> None:
    name = kept.attach(b"list")
    one = made(kept)
    assert one.manifest.attachments == (name,)
    assert SECRET not in one.path.read_bytes()


TEN, THIRTY = timedelta(minutes=10), timedelta(minutes=30)


@pytest.mark.parametrize(
    ("since", "changed", "size", "expected"),
    [
        (None, True, 0, True),
        (None, False, 0, False),
        (TEN, True, LARGE, True),
        (TEN - timedelta(seconds=1), True, LARGE, False),
        (TEN, False, 0, False),
        (THIRTY - timedelta(seconds=1), True, LARGE + 1, False),
        (THIRTY, True, LARGE + 1, True),
        (-THIRTY, True, 0, True),  # the clock was set back
    ],
)
def test_backups_are_due_every_ten_minutes_and_large_ones_every_thirty(
    since: timedelta | None,
    changed: bool,  # noqa: FBT001 - a row of the table
    size: int,
    expected: bool,  # noqa: FBT001 - as above
) -> None:
    now = datetime(2026, 3, 6, 12, tzinfo=UTC)
    last = None if since is None else now - since
    assert due(last, changed, size, now) is expected


# The broken twins.


@pytest.mark.parametrize("change", [flip_a_byte, lose_a_row, lose_the_head])
def test_without_the_second_opening_a_spoilt_copy_would_count(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path, Taken], Taken]
) -> None:
    spoil(monkeypatch, change)
    monkeypatch.setattr(backup, "_require_equal", lambda *_everything: None)
    assert made(kept).path.exists()


def test_without_reading_back_a_worn_out_stick_would_pass(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "members_match", lambda _file, _manifest: True)
    test = test_a_file_that_cannot_be_read_back_does_not_count
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        test(kept, monkeypatch)
