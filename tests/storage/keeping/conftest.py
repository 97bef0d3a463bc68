"""A register folder for the tests of what keeps it safe."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.keeping.kept import Kept


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path / "register")
    yield made
    made.copy.close()
