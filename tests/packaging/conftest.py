"""A checkout made for one test, with nothing installed in it."""

import os
import sys
from pathlib import Path

import pytest

from steps.environment import BUILD_LOCK, LOCKS, Environment


@pytest.fixture
def bare(tmp_path: Path) -> Environment:
    """Give a checkout that has lock files and no environment yet."""
    root = tmp_path / "checkout"
    (root / "packaging").mkdir(parents=True)
    for name in (*LOCKS.values(), BUILD_LOCK):
        (root / "packaging" / name).write_text(f"{name}==1\n", "utf-8")
    # a section for pytest, so that a pytest started in it looks no further up
    (root / "pyproject.toml").write_text("[tool.pytest.ini_options]\n", "utf-8")
    return Environment(root)


@pytest.fixture
def ready(bare: Environment) -> Environment:
    """Give a checkout whose environment's Python is the one that runs the tests."""
    bare.python.parent.mkdir(parents=True)
    if sys.platform == "win32":
        os.link(sys.executable, bare.python)
    else:
        bare.python.symlink_to(sys.executable)
    return bare
