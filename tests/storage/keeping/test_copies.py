"""Copied folders, older registers put back, wrong clocks: each is noticed."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from caseapp.domain.ids import ReplicaId
from caseapp.domain.keeping import BackupKind, ClockDoubt, Finding
from caseapp.storage import copies, restore, sidecar
from caseapp.storage.backup import back_up
from caseapp.storage.copies import (
    Evidence,
    appoint,
    doubt_of_clock,
    installation_id,
    judge,
)
from caseapp.storage.engine import open_engine, reading, writing
from caseapp.storage.journal import store
from caseapp.storage.journal.format import Dot
from caseapp.storage.sidecar import Sidecar, all_seen, place_of
from sizes import sized
from storage.keeping.kept import NOW, SECRET, Kept, answer

Change = Callable[[Evidence], Evidence]


@dataclass
class Laptop:
    """A computer with a configuration folder of its own, and a register that it works on."""

    config: Path
    kept: Kept

    @property
    def here(self) -> UUID:
        return installation_id(self.config)

    def work(self, surname: str = "Ткач") -> None:
        """Write one act and remember it, as the program does after a commit."""
        self.kept.arrive(surname)
        with reading(self.kept.copy.engine) as view:
            tip = store.tip(view, self.kept.register, self.kept.copy.replica)
        with self.remembering(self.kept.folder) as side:
            side.committed(self.kept.replica, tip.seq, tip.hash)

    def remembering(self, folder: Path) -> "Remembering":
        return Remembering(Sidecar(self.config, self.kept.register, folder, SECRET, lambda: 0.0))

    def looks_at(self, folder: Path, change: Change = lambda evidence: evidence) -> Finding:
        """Open the register in a folder the way the program does, and judge it."""
        database = folder / self.kept.database.name
        engine = open_engine(database, self.kept.key.value, read_only=True)
        try:
            with reading(engine) as view:
                evidence = Evidence(
                    here=self.here,
                    database=database,
                    place=place_of(folder),
                    writer=copies.writer_of(view),
                    seen=all_seen(self.config, self.kept.register, SECRET),
                    hash_at=lambda replica, seq: store.hash_at(view, Dot(replica, seq)),
                    restored=restore.restore_mark(folder) is not None,
                )
                return judge(change(evidence))
        finally:
            engine.dispose()


class Remembering:
    """A sidecar that is flushed, as at lock."""

    def __init__(self, side: Sidecar) -> None:
        self.side = side

    def __enter__(self) -> Sidecar:
        return self.side

    def __exit__(self, *_error: object) -> None:
        self.side.flush()


@pytest.fixture
def laptop(kept: Kept, tmp_path: Path) -> Laptop:
    made = Laptop(tmp_path / "config", kept)
    kept.appoint(made.here)
    made.work()
    return made


def copied(kept: Kept, to: Path) -> Path:
    """Copy a closed register folder file by file, as an officer does."""
    kept.copy.close()
    return Path(shutil.copytree(kept.folder, to))


def put_back(older: Path, kept: Kept) -> None:
    """Write an older copy into the very files of the register, so that their inodes stay."""
    kept.copy.close()
    name = kept.database.name
    for ending in ("-wal", "-shm"):
        kept.database.with_name(name + ending).unlink(missing_ok=True)
    kept.database.write_bytes((older / name).read_bytes())


def without_sidecars(evidence: Evidence) -> Evidence:
    return replace(evidence, seen=())


def test_a_register_that_was_only_closed_is_the_same(laptop: Laptop) -> None:
    assert laptop.looks_at(laptop.kept.folder) is Finding.SAME


def test_a_register_ahead_of_what_is_remembered_is_the_same(laptop: Laptop) -> None:
    laptop.kept.arrive("Останній")  # killed before the sidecar was written
    assert laptop.looks_at(laptop.kept.folder) is Finding.SAME


def test_a_copied_folder_begins_a_chain_of_its_own(laptop: Laptop, tmp_path: Path) -> None:
    other = copied(laptop.kept, tmp_path / "copy")
    found = laptop.looks_at(other)
    assert found is Finding.COPIED
    assert found.starts_replica
    assert not found.read_only
    assert laptop.looks_at(laptop.kept.folder) is Finding.SAME


def test_a_copy_that_has_its_own_chain_is_the_same_from_then_on(
    laptop: Laptop, tmp_path: Path
) -> None:
    other = copied(laptop.kept, tmp_path / "copy")
    database = other / laptop.kept.database.name
    engine = open_engine(database, laptop.kept.key.value)
    own = ReplicaId(UUID(int=99))
    with writing(engine) as connection:
        store.add_replica(connection, store.Replica(own, Dot(UUID(int=0), 0), bytes(32)))
        appoint(connection, own, laptop.here, database)
        connection.commit()
    engine.dispose()
    laptop.work()  # the first goes on meanwhile, in its own place
    assert laptop.looks_at(other) is Finding.UNWITNESSED
    assert laptop.looks_at(laptop.kept.folder) is Finding.SAME


def test_a_register_on_another_laptop_is_new_there(laptop: Laptop, tmp_path: Path) -> None:
    other = copied(laptop.kept, tmp_path / "copy")
    found = Laptop(tmp_path / "other config", laptop.kept).looks_at(other)
    assert found is Finding.NEW_LAPTOP
    assert found.starts_replica


def test_an_older_register_put_back_in_its_place_is_noticed(laptop: Laptop, tmp_path: Path) -> None:
    older = copied(laptop.kept, tmp_path / "older")
    laptop.work()
    put_back(older, laptop.kept)
    found = laptop.looks_at(laptop.kept.folder)
    assert found is Finding.OLDER_PUT_BACK
    assert found.read_only


def test_an_older_register_in_another_place_is_noticed(laptop: Laptop, tmp_path: Path) -> None:
    older = copied(laptop.kept, tmp_path / "older")
    laptop.work()
    assert laptop.looks_at(older) is Finding.OLDER_PUT_BACK


def test_a_register_that_went_on_otherwise_is_noticed(laptop: Laptop, tmp_path: Path) -> None:
    older = copied(laptop.kept, tmp_path / "older")
    laptop.work("Перший")
    put_back(older, laptop.kept)
    laptop.kept.arrive("Інший")  # by a program that did not look
    found = laptop.looks_at(laptop.kept.folder)
    assert found is Finding.FORKED
    assert found.read_only


def test_a_restored_register_begins_a_chain_of_its_own(laptop: Laptop, tmp_path: Path) -> None:
    kept = laptop.kept
    made = back_up(kept.source(), tmp_path, BackupKind.COMMAND, NOW, kept.chain_holds)
    laptop.work()
    to = tmp_path / "restored"
    restore.restore(made.path, to)
    assert laptop.looks_at(to) is Finding.RESTORED
    assert Finding.RESTORED.starts_replica


def test_what_nobody_remembers_is_accepted_and_said(laptop: Laptop) -> None:
    shutil.rmtree(laptop.config / sidecar.FOLDER)
    assert laptop.looks_at(laptop.kept.folder) is Finding.UNWITNESSED


def test_a_forged_memory_counts_as_none(laptop: Laptop) -> None:
    [file] = (laptop.config / sidecar.FOLDER).iterdir()
    whole = file.read_text()
    for forged in (
        whole.replace('"seq": 3', '"seq": 9'),
        whole[:-5],
        "",
        "[]",
        whole.replace('"mac": "', '"mac": "00'),
    ):
        assert forged != whole
        file.write_text(forged)
        assert laptop.looks_at(laptop.kept.folder) is Finding.UNWITNESSED


def test_a_memory_of_one_place_cannot_stand_for_another(laptop: Laptop) -> None:
    [file] = (laptop.config / sidecar.FOLDER).iterdir()
    register, _, ending = file.name.split(".")
    file.rename(file.with_name(f"{register}.{'0' * 32}.{ending}"))
    assert all_seen(laptop.config, laptop.kept.register, SECRET) == ()


def test_a_register_that_names_no_writer_is_taken_for_a_copy(kept: Kept, tmp_path: Path) -> None:
    assert Laptop(tmp_path / "config", kept).looks_at(kept.folder) is Finding.COPIED


def test_a_new_writer_takes_the_place_of_the_old_one(laptop: Laptop) -> None:
    kept, own = laptop.kept, ReplicaId(UUID(int=99))
    with writing(kept.copy.engine) as connection:
        appoint(connection, own, laptop.here, kept.database)
        connection.commit()
    with reading(kept.copy.engine) as view:
        writer = copies.writer_of(view)
    assert writer is not None
    assert writer.replica == own
    assert writer.installation == laptop.here
    assert writer.stands_in(kept.database)


def test_the_sidecar_is_written_at_most_once_a_second(tmp_path: Path) -> None:
    now = 10.0
    side = Sidecar(tmp_path, UUID(int=1), tmp_path, SECRET, lambda: now)

    def remembered() -> int:
        [seen] = all_seen(tmp_path, UUID(int=1), SECRET)
        return seen.seq

    replica = ReplicaId(UUID(int=2))
    side.committed(replica, 1, b"one")
    side.committed(replica, 2, b"two")
    assert remembered() == 1
    now += 0.9
    side.committed(replica, 3, b"three")
    assert remembered() == 1
    now += 0.1
    side.committed(replica, 4, b"four")
    assert remembered() == 4
    side.committed(replica, 5, b"five")
    side.flush()
    assert remembered() == 5


def test_a_full_disk_under_the_sidecar_does_not_make_a_commit_look_lost(tmp_path: Path) -> None:
    assert answer("full_child.py", 0, "sidecar", tmp_path) == "DiskFull"  # at lock, not before


def test_two_programs_that_start_at_once_agree_on_the_installation(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as programs:
        for turn in range(sized(20, 200)):
            places = [tmp_path / str(turn)] * 4
            assert len(set(programs.map(installation_id, places))) == 1


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\xfe"])
def test_a_damaged_installation_id_makes_another_installation(
    tmp_path: Path, damage: bytes
) -> None:
    before = installation_id(tmp_path)
    (tmp_path / copies.INSTALLATION).write_bytes(damage)
    after = installation_id(tmp_path)
    assert after != before
    assert installation_id(tmp_path) == after


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, None),
        (timedelta(0), None),
        (timedelta(minutes=-90), None),
        (timedelta(minutes=1), None),
        (timedelta(minutes=3), ClockDoubt.BEHIND),
        (timedelta(days=364), ClockDoubt.BEHIND),
        (timedelta(days=366), ClockDoubt.YEAR_OFF),
        (timedelta(days=-364), None),
        (timedelta(days=-366), ClockDoubt.YEAR_OFF),
        (timedelta(days=-366 * 50), ClockDoubt.YEAR_OFF),
    ],
)
def test_a_clock_behind_the_last_entry_or_a_year_off_is_doubted(
    last: timedelta | None, expected: ClockDoubt | None
) -> None:
    now = datetime(2026, 3, 6, 12, tzinfo=UTC)
    assert doubt_of_clock(None if last is None else now + last, now) is expected


# The broken twins.


def test_without_sidecars_an_older_register_would_pass(laptop: Laptop, tmp_path: Path) -> None:
    older = copied(laptop.kept, tmp_path / "older")
    laptop.work()
    put_back(older, laptop.kept)
    assert laptop.looks_at(laptop.kept.folder, without_sidecars) is Finding.UNWITNESSED


def test_without_the_file_s_identity_a_copy_would_go_on_with_the_same_chain(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = copied(laptop.kept, tmp_path / "copy")
    monkeypatch.setattr(copies, "file_identity", lambda _path: (0, 0))
    with writing(laptop.kept.copy.engine) as connection:
        appoint(connection, laptop.kept.replica, laptop.here, laptop.kept.database)
        connection.commit()
    other_database = other / laptop.kept.database.name
    laptop.kept.copy.close()
    shutil.copy(laptop.kept.database, other_database)
    assert laptop.looks_at(other) is Finding.UNWITNESSED


def test_without_the_mark_a_restored_register_in_the_old_place_would_be_taken_for_an_older_one(
    laptop: Laptop, tmp_path: Path
) -> None:
    kept = laptop.kept
    made = back_up(kept.source(), tmp_path, BackupKind.COMMAND, NOW, kept.chain_holds)
    laptop.work()
    to = tmp_path / "restored"
    restore.restore(made.path, to)
    (to / restore.RESTORED).unlink()
    assert laptop.looks_at(to) is Finding.OLDER_PUT_BACK
