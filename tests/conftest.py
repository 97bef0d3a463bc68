"""What every test stands on: no screen, no settings of whoever runs it, no long tests by surprise."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported, or pytest aborts
for _name in ("CASEAPP_REGISTER", "CASEAPP_USER", "CASEAPP_PASSPHRASE_FILE"):
    os.environ.pop(_name, None)

import hypothesis
import pytest

from registers import (
    _passphrases_stretched_once,
    _statements_compiled_once,
    founded,
    register_template,
)

__all__ = [
    "_passphrases_stretched_once",
    "_statements_compiled_once",
    "founded",
    "register_template",
]  # fixtures for every test that needs an enrolled register

# Time limits per example would make a busy machine fail tests; pytest's own durations show slowness.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings and registers of whoever runs the tests out of reach."""
    place = tmp_path_factory.getbasetemp() / "home"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(place / name.lower()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked ``long`` unless full size is asked for."""
    if os.environ.get("CASEAPP_LONG"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
