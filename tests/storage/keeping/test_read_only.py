"""A register on a disc or a locked stick can be read."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseapp.domain.keeping_errors import DatabaseUnreachable
from caseapp.storage.engine import open_engine, reading
from caseapp.storage.snapshot import measure
from storage.keeping.kept import Kept, answer


@pytest.fixture
def disc() -> Iterator[Path]:
    """A folder that every user may reach: pytest's own are for the user who runs it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def read_from(disc: Path, kept: Kept, *more: str) -> str:
    """Put a register on a disc that cannot be written, and count the people in it."""
    for file in kept.folder.glob("register-*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, disc)
    name, key = kept.database.name, kept.key.value.hex()
    return answer("read_only_child.py", disc, "read", name, key, *more)


def test_a_register_that_was_closed_is_read_where_nothing_can_be_written(
    kept: Kept, disc: Path
) -> None:
    kept.copy.close()
    assert read_from(disc, kept) == "2"


def test_a_log_that_was_left_is_not_passed_over(kept: Kept, disc: Path) -> None:
    """What is only in the log is recorded too: an older state must not be shown for the newest."""
    kept.arrive("Пізніший")
    assert kept.database.with_name(f"{kept.database.name}-wal").stat().st_size
    assert read_from(disc, kept) in {"3", "RegisterReadOnly", "DatabaseUnreachable"}


def test_a_database_that_is_not_there_is_not_made(kept: Kept) -> None:
    kept.copy.close()
    kept.database.unlink()
    with (
        pytest.raises(DatabaseUnreachable),
        reading(open_engine(kept.database, kept.key.value, read_only=True)),
    ):
        pass
    assert not kept.database.exists()


def test_reading_sees_what_others_go_on_writing(kept: Kept) -> None:
    engine = open_engine(kept.database, kept.key.value, read_only=True)
    for expected in (2, 3):
        with reading(engine) as view:
            assert measure(view).rows["person"] == expected
        kept.arrive("Пізніший")
    engine.dispose()


# The broken twin.


def test_without_looking_at_the_folder_it_could_not_be_read(kept: Kept, disc: Path) -> None:
    kept.copy.close()
    assert read_from(disc, kept, "--broken") == "RegisterReadOnly"
