"""The terminal without a new process: starting Python takes longer than the command itself."""

from collections.abc import Mapping

import pytest

from caseapp.cli.main import main
from caseapp.services import registers, users
from mornings import morning, morning_template
from registers import CHEAP
from terminals import Ran

__all__ = ["morning", "morning_template"]


class Typed:
    """Runs a command line in this process, with passphrases at the lowest cost that is allowed."""

    def __init__(self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capfd, self._patch = capfd, monkeypatch
        for module in (registers, users):
            monkeypatch.setattr(module, "calibrated", lambda: CHEAP)

    def __call__(self, *arguments: object, env: Mapping[str, str]) -> Ran:
        for name, value in env.items():
            self._patch.setenv(name, value)
        self._capfd.readouterr()
        status = main([str(one) for one in arguments])
        out, err = self._capfd.readouterr()
        return Ran(status, out, err)


@pytest.fixture
def typed(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs `caseapp` as if it were typed."""
    return Typed(capfd, monkeypatch)
