"""A new data key: killed at any point, the old or the new register opens whole and nothing is lost."""

import os
import random
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from caseapp.domain.errors import DiskFull, RegisterDamaged
from caseapp.domain.keeping_errors import DatabaseUnreachable, SwapRefused
from caseapp.storage import copies, rekey
from caseapp.storage.engine import APPLICATION_ID, SCHEMA_VERSION, open_engine, reading
from caseapp.storage.places import database_name
from caseapp.storage.rekey import DataKey, Step, Swap, swap, sweep_databases
from caseapp.storage.snapshot import Measure, is_whole, measure, sealed_off
from sizes import sized
from storage.keeping.kept import INSTALLATION, Kept, child

KILLS = [*Step]
AFTER_THE_CHANGE = {Step.KEY_FILE, Step.OLD_FILE, Step.OLD_LOG}


@dataclass(frozen=True)
class Change:
    """A register, the key it has and the key it is to get."""

    kept: Kept
    new: DataKey

    def plan(self) -> Swap:
        kept = self.kept
        return Swap(
            kept.folder,
            kept.key,
            self.new,
            kept.replica,
            INSTALLATION,
            lambda: kept.name_database(database_name(self.new.id)),
            kept.database_in_use,
        )

    def key_in_use(self) -> DataKey:
        named = self.kept.database_in_use()
        return next(key for key in (self.kept.key, self.new) if database_name(key.id) == named)

    def arguments(self, until: str) -> tuple[object, ...]:
        old, new = self.kept.key, self.new
        keys = (old.id.hex(), old.value.hex(), new.id.hex(), new.value.hex())
        return (self.kept.folder, *keys, self.kept.replica, until)

    def databases(self) -> list[str]:
        return sorted(path.name for path in self.kept.folder.glob("register-*"))


@pytest.fixture
def change(kept: Kept) -> Change:
    kept.appoint()
    kept.attach(b"list")
    kept.copy.close()
    return Change(kept, DataKey(os.urandom(16), os.urandom(32)))


def measured(change: Change, key: DataKey) -> Measure:
    with sealed_off(change.kept.folder / database_name(key.id), key.value) as connection:
        return measure(connection)


def open_whole(change: Change, before: Measure) -> DataKey:
    """Open the register as the writer does after a kill; return the key that it has now."""
    key = change.key_in_use()
    in_use = database_name(key.id)
    sweep_databases(change.kept.folder, in_use)
    engine = open_engine(change.kept.folder / in_use, key.value)
    with reading(engine) as view:
        assert is_whole(view)
        assert measure(view) == before
        assert change.kept.chain_holds(view)
        writer = copies.writer_of(view)
    engine.dispose()
    assert writer is not None
    assert writer.replica == change.kept.replica
    assert writer.stands_in(change.kept.folder / in_use)
    assert change.databases() == [in_use]
    return key


def test_the_register_moves_to_the_new_key_and_leaves_nothing_behind(change: Change) -> None:
    before = measured(change, change.kept.key)
    steps: list[Step] = []
    made = swap(change.plan(), steps.append)
    assert steps == [*Step]
    assert made.name == database_name(change.new.id)
    assert open_whole(change, before) == change.new


def test_the_new_file_carries_what_an_export_leaves_out(change: Change) -> None:
    made = swap(change.plan())
    with sealed_off(made, change.new.value) as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("user_version", "application_id", "journal_mode")
        ]
    assert pragmas == [SCHEMA_VERSION, APPLICATION_ID, "delete"]


def test_the_old_key_opens_nothing_any_more(change: Change) -> None:
    made = swap(change.plan())
    with pytest.raises(RegisterDamaged), sealed_off(made, change.kept.key.value) as connection:
        measure(connection)


@pytest.mark.parametrize("step", KILLS)
def test_a_kill_after_each_step_leaves_one_whole_register(change: Change, step: Step) -> None:
    before = measured(change, change.kept.key)
    with child("swap_child.py", *change.arguments(step)) as killed:
        said, _ = killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert said.split() == [*Step][: KILLS.index(step) + 1]
    key = open_whole(change, before)
    assert (key == change.new) is (step in AFTER_THE_CHANGE)
    if key == change.kept.key:
        swap(change.plan())
        assert open_whole(change, before) == change.new


def test_a_kill_at_any_moment_leaves_one_whole_register(change: Change) -> None:
    dice = random.Random(2026)  # noqa: S311 - moments to kill at, no secret
    before = measured(change, change.kept.key)
    for _ in range(sized(4, 100)):
        with child("swap_child.py", *change.arguments("none")) as killed:
            assert killed.stdout
            wait_for = dice.randrange(len(KILLS))
            for _step in range(wait_for):
                killed.stdout.readline()
            time.sleep(dice.random() * 0.02)
            killed.kill()
            killed.communicate()
        key = open_whole(change, before)
        if key == change.new:
            change = Change(change.kept, DataKey(os.urandom(16), os.urandom(32)))
            change.kept.key = key


def test_a_register_that_is_open_elsewhere_keeps_its_key(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekey, "_PATIENCE", 50)
    other = open_engine(change.kept.database, change.kept.key.value)
    with reading(other) as view:
        measure(view)
        with pytest.raises(SwapRefused, match="open_elsewhere"):
            swap(change.plan())
    other.dispose()
    assert change.databases() == [change.kept.database.name]
    swap(change.plan())


def test_while_the_key_changes_nobody_writes_to_the_file_that_goes(change: Change) -> None:
    """Not even an entry of the access log, which any program may append at any other time."""
    refused: list[Step] = []

    def append(step: Step) -> None:
        if step in AFTER_THE_CHANGE:
            return
        other = dbapi2.connect(change.kept.database, timeout=0)
        other.execute(f"PRAGMA key = \"x'{change.kept.key.value.hex()}'\"")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("INSERT INTO local_setting VALUES ('late', '')")
        other.close()
        refused.append(step)

    swap(change.plan(), append)
    assert refused == [Step.CHECKPOINT, Step.EXPORT, Step.ON_DISK]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda found: replace(found, heads={}), "head"),
        (lambda found: replace(found, rows={**found.rows, "person": 1}), "rows"),
    ],
)
def test_an_export_that_differs_is_thrown_away(
    change: Change, monkeypatch: pytest.MonkeyPatch, spoil: object, reason: str
) -> None:
    monkeypatch.setattr(rekey, "measure", lambda connection: spoil(measure(connection)))  # type: ignore[operator] # one of the two above
    with pytest.raises(SwapRefused, match=reason):
        swap(change.plan())
    assert change.databases() == [change.kept.database.name]
    assert change.key_in_use() == change.kept.key


def test_a_page_that_reached_the_disk_wrong_is_noticed(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = rekey._export

    def worn_out(held: object, plan: Swap, new: Path) -> None:
        export(held, plan, new)
        data = bytearray(new.read_bytes())
        data[-200] ^= 1
        new.write_bytes(data)

    monkeypatch.setattr(rekey, "_export", worn_out)
    with pytest.raises((SwapRefused, RegisterDamaged)):
        swap(change.plan())
    assert change.databases() == [change.kept.database.name]


def test_a_key_file_that_cannot_be_written_leaves_the_old_register(change: Change) -> None:
    def full() -> None:
        raise DiskFull

    before = measured(change, change.kept.key)
    with pytest.raises(DiskFull):
        swap(replace(change.plan(), change=full))
    assert open_whole(change, before) == change.kept.key


def test_a_key_file_that_was_not_changed_is_noticed_before_the_old_file_goes(
    change: Change,
) -> None:
    before = measured(change, change.kept.key)
    with pytest.raises(SwapRefused, match="key_file"):
        swap(replace(change.plan(), change=lambda: None))
    assert open_whole(change, before) == change.kept.key


def test_a_change_that_was_made_is_made_even_if_something_failed_after_it(change: Change) -> None:
    before = measured(change, change.kept.key)
    plan = change.plan()

    def late() -> None:
        plan.change()
        raise DiskFull  # the second generation of the key file, say

    swap(replace(plan, change=late))
    assert open_whole(change, before) == change.new


def test_a_file_that_is_there_is_never_written_over(change: Change) -> None:
    there = change.kept.folder / database_name(change.new.id)
    there.write_bytes(b"whatever")
    with pytest.raises(SwapRefused, match="exists"):
        swap(change.plan())
    assert there.read_bytes() == b"whatever"


def test_the_sweep_leaves_what_is_in_use_and_what_is_not_ours(change: Change) -> None:
    folder, in_use = change.kept.folder, change.kept.database.name
    stale = [f"{database_name(bytes(16))}{ending}" for ending in ("", "-shm", "-wal")]
    own = [f"{in_use}-wal", "register-notes.db", "registers.db"]
    for name in [*stale, *own]:
        (folder / name).write_bytes(b"")
    assert list(sweep_databases(folder, in_use)) == stale
    assert all((folder / name).exists() for name in [in_use, *own])


def test_without_the_named_file_nothing_is_swept(change: Change) -> None:
    with pytest.raises(DatabaseUnreachable):
        sweep_databases(change.kept.folder, database_name(change.new.id))
    assert change.databases() == [change.kept.database.name]


# The broken twins.


def test_with_the_key_file_first_a_kill_would_lose_the_register(change: Change) -> None:
    with child("swap_child.py", *change.arguments(Step.CHECKPOINT), "--broken") as killed:
        killed.communicate(timeout=60)
    assert database_name(change.key_in_use().id) not in change.databases()
    with pytest.raises(DatabaseUnreachable):
        sweep_databases(change.kept.folder, change.kept.database_in_use())


def test_without_the_comparison_an_incomplete_export_would_be_taken(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = rekey._export

    def incomplete(held: object, plan: Swap, new: Path) -> None:
        export(held, plan, new)
        engine = open_engine(new, plan.new.value)
        with engine.connect() as connection:
            connection.exec_driver_sql("DELETE FROM person")
            connection.commit()
        engine.dispose()

    monkeypatch.setattr(rekey, "_export", incomplete)
    with pytest.raises(SwapRefused, match="rows"):
        swap(change.plan())
    monkeypatch.setattr(rekey, "_require_equal", lambda *_everything: None)
    assert swap(change.plan()).exists()
