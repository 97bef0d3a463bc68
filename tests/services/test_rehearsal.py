"""The restore drill says whether everything could be had back, and leaves nothing behind."""

import tempfile
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.keeping_errors import BackupRefused, Cancelled
from caseapp.services import arrivals, backups, rehearsal
from mornings import Morning


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place for what is kept for a moment."""
    place = tmp_path / "moments"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def mark_somebody(morning: Morning, number: int) -> None:
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        line = morning.row(ctx, number).line
        assert line is not None
        arrivals.mark_arrived(ctx, morning.stage, line)


def test_the_newest_backup_is_restored_checked_and_let_go(
    morning: Morning, temporary: Path
) -> None:
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        assert rehearsal.rehearse(ctx) is None
        made = backups.back_up(ctx)
    mark_somebody(morning, 1)
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        before = sorted(morning.founded.folder.rglob("*"))
        said = rehearsal.rehearse(ctx)
        assert sorted(morning.founded.folder.rglob("*")) == before
    assert said is not None
    assert said.sound
    assert said.made_at == made.made_at
    assert said.newer > 0
    assert list(temporary.iterdir()) == []


def test_a_backup_that_was_altered_fails_the_drill(morning: Morning, temporary: Path) -> None:
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        made = backups.back_up(ctx)
        file = backups.kept_in(ctx) / made.file_name
        held = bytearray(file.read_bytes())
        held[len(held) // 2] ^= 0xFF
        file.write_bytes(held)
        with pytest.raises(BackupRefused):
            rehearsal.rehearse(ctx)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("calls", [0, 3])
def test_it_can_be_stopped_and_leaves_nothing(
    morning: Morning, temporary: Path, calls: int
) -> None:
    left = [calls]

    def progress(_done: int, _of: int, _what: str) -> bool:
        left[0] -= 1
        return left[0] >= 0

    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        backups.back_up(ctx)
        with pytest.raises(Cancelled):
            rehearsal.rehearse(ctx, progress)
    assert list(temporary.iterdir()) == []
