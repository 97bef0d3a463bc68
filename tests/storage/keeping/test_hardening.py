"""A crash writes no memory to the disk."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from storage.keeping.kept import TESTS

CHILD = Path(__file__).with_name("crash_child.py")


def crash(folder: Path, *more: str) -> list[str]:
    """Let a program crash in a folder, with leave to write a core file; return what it said before."""
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    crashed = subprocess.run(
        [sys.executable, str(CHILD), *more],
        cwd=folder,
        env={"PYTHONPATH": str(TESTS.parent / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),
    )
    assert crashed.returncode < 0
    return crashed.stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_a_crash_leaves_no_core_file(tmp_path: Path) -> None:
    assert crash(tmp_path) == ["0", "0", "0"]
    assert list(tmp_path.iterdir()) == []


# The broken twin.


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_without_it_the_kernel_would_be_free_to_write_one(tmp_path: Path) -> None:
    assert crash(tmp_path, "--broken") != ["0", "0", "0"]
