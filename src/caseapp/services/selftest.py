"""The main job on a temporary register: what an installation must be able to do."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from caseapp.assets import resources
from caseapp.domain.access import Role
from caseapp.domain.errors import CheckFailed
from caseapp.services import checking, passphrases, printing, registers
from caseapp.services.day.replay import replay
from caseapp.services.registers import NewUser
from caseapp.storage.keys.slots import KdfParameters
from caseapp.text.words import Lang

CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)
"""The register is thrown away after a few seconds: its passphrase need not resist anybody."""


def run() -> dict[str, float]:
    """Return step → seconds.

    Raises:
        CaseError: the step that failed says why.
    """
    timings: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        founder = NewUser("selftest", passphrases.suggest(), frozenset({Role.SUPERVISOR}), CHEAP)
        with _timed(timings, "register"):
            made = registers.create(Path(scratch) / "register", founder)
        ctx = made.opened.context
        with _timed(timings, "replay"):
            played = replay(ctx, resources() / "demo", lambda _file, _row: None)
        with _timed(timings, "roll_call"):
            for lang in Lang:
                printing.roll_call(ctx, played.stage, lang)
        with _timed(timings, "check"):
            found = checking.check(ctx)
        ctx.register.close()
    if not found.clean:
        raise CheckFailed(len(found.faults), ", ".join(sorted(set(found.faults))))
    return timings


@contextmanager
def _timed(timings: dict[str, float], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    timings[name] = round(time.perf_counter() - begun, 3)
