"""What every test of the keys stands on."""

from collections.abc import Iterator

import pytest

from caseapp.storage.keys import directory


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """A test that switches a guard off must neither find nor leave what was read with other guards."""
    directory._directory.cache_clear()
    yield
    directory._directory.cache_clear()
