"""The hybrid logical clock: 48 bits of milliseconds and a 16-bit counter (Kulkarni et al. 2014).

It orders history and picks the provisional value of a conflict; it never decides what overwrites what.
"""

from collections.abc import Callable
from datetime import datetime

from caseapp.storage.columns import micros

COUNTER_BITS = 16
MAX_AHEAD_MS = 24 * 3600 * 1000
"""A foreign clock further ahead than this is not adopted: one laptop set to 2099 must not drag along
every other."""


class HybridClock:
    """Ticks for one replica: never backwards, never twice the same.

    Args:
        now: the wall clock, aware.
        last: the highest value this replica has written or adopted.
    """

    def __init__(self, now: Callable[[], datetime], last: int = 0) -> None:
        self._now = now
        self.last = last

    def tick(self) -> int:
        """Return the next value."""
        self.last = max(self.last + 1, self._wall() << COUNTER_BITS)
        return self.last

    def adopt(self, foreign: int) -> None:
        """Take over a value seen elsewhere, unless it lies too far in the future."""
        if foreign >> COUNTER_BITS <= self._wall() + MAX_AHEAD_MS:
            self.last = max(self.last, foreign)

    def _wall(self) -> int:
        return max(0, micros(self._now()) // 1000)


def milliseconds(value: int) -> int:
    """Return the wall-clock part, milliseconds since 1970."""
    return value >> COUNTER_BITS
