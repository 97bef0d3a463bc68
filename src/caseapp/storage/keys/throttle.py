"""A growing pause after wrong passphrases: it slows people at the keyboard, and nobody else.

Kept in the configuration folder, one file per register, so that a restart does not shorten it. Whoever
can delete the file can try without a pause, as could whoever copies the key file: the cost of Argon2id
protects against them.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from caseapp.domain.key_errors import PauseNeeded
from caseapp.storage.file_faults import translated

PAUSES = (0, 0, 0, 1, 2, 4, 8, 16, 32, 60)
"""Seconds after the first, second … wrong passphrase in a row; the last one stays."""


@dataclass(frozen=True, slots=True)
class _Failures:
    count: int
    last: float


class Throttle:
    """The wrong passphrases of one register, per user id.

    Args:
        folder: the configuration folder.
        register: the register's id.
        now: seconds since 1970. A clock that was set back starts the pause anew, it does not end it.
    """

    def __init__(self, folder: Path, register: UUID, now: Callable[[], float] = time.time) -> None:
        self._path = folder / f"unlocking-{register.hex}.json"
        self._now = now

    def require_ready(self, user: UUID) -> None:
        """Raise `PauseNeeded` with the whole seconds that are left."""
        left = self.seconds_left(user)
        if left:
            raise PauseNeeded(left)

    def seconds_left(self, user: UUID) -> int:
        """Return how long the next try must wait, rounded up."""
        failures = self._read().get(user.hex)
        if failures is None or failures.count == 0:
            return 0
        pause = PAUSES[min(failures.count, len(PAUSES)) - 1]
        passed = self._now() - failures.last
        if passed < 0:
            self._note(user, _Failures(failures.count, self._now()))
            passed = 0
        return max(0, -int(-(pause - passed) // 1))

    def failed(self, user: UUID) -> None:
        """Count a wrong passphrase."""
        before = self._read().get(user.hex)
        self._note(user, _Failures((before.count if before else 0) + 1, self._now()))

    def opened(self, user: UUID) -> None:
        """Forget the wrong passphrases of a user who has just come in."""
        if user.hex in self._read():
            self._note(user, None)

    def _note(self, user: UUID, failures: _Failures | None) -> None:
        every = self._read()
        every.pop(user.hex, None)
        if failures:
            every[user.hex] = failures
        text = json.dumps({one: [it.count, it.last] for one, it in every.items()}, sort_keys=True)
        beside = self._path.with_suffix(".new")
        with translated():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="ascii")
            beside.replace(self._path)

    def _read(self) -> dict[str, _Failures]:
        try:
            kept = json.loads(self._path.read_text(encoding="ascii"))
            return {one: _failures(pair) for one, pair in kept.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, AttributeError, TypeError):
            return {}  # damaged: as if deleted (see above)


def _failures(pair: Any) -> _Failures:  # noqa: ANN401 - whatever JSON holds
    count, last = pair
    return _Failures(int(count), float(last))
