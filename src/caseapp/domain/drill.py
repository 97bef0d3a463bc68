"""A drill: the invented day played live, so that a team practises beside it.

The clock is a value that is told how long it has been; it looks at none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SPEEDS = (1, 10, 60)
"""How many seconds of the day pass in one second of the room."""


class Part(StrEnum):
    """What of the day's work can be left to who practises."""

    ARRIVALS = "arrivals"
    CALLS = "calls"
    INTERVIEWS = "interviews"


PARTS = {
    "mark_arrived": Part.ARRIVALS,
    "record_call": Part.CALLS,
    "record_consent": Part.INTERVIEWS,
    "transcribe_interview": Part.INTERVIEWS,
}
"""Act → the part it belongs to. Who came without being listed, relatives and events are always played:
nobody who practises could know them."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What the drill leaves to who practises: of ``parts`` nothing is played.

    ``station`` narrows the arrivals to those of one station; empty means all of them.
    """

    parts: frozenset[Part] = frozenset()
    station: str = ""

    def takes(self, act: str, station: str) -> bool:
        """Say whether an act of the day is left to who practises."""
        part = PARTS.get(act)
        if part not in self.parts:
            return False
        return part is not Part.ARRIVALS or self.station in {"", station}


@dataclass(frozen=True, slots=True)
class Event:
    """One act that the drill has played; ``at`` is when it happened on that day, aware UTC."""

    at: datetime
    act: str
    name: str


@dataclass(frozen=True, slots=True)
class News:
    """What a drill has done and what is to come.

    Attributes:
        events: what was played just now, oldest first.
        played: acts played since the drill began.
        overtaken: acts that somebody had done by hand before, or that no longer fit what was done.
        waiting: acts that are due about somebody whose arrival nobody has marked.
        ahead: acts that are not due yet.
        next_due: when the next of these is.
    """

    events: tuple[Event, ...]
    played: int
    overtaken: int
    waiting: int
    ahead: int
    next_due: datetime | None

    @property
    def over(self) -> bool:
        """Nothing is left to be played."""
        return not self.ahead and not self.waiting


@dataclass(frozen=True, slots=True)
class Opening:
    """What can be chosen before a drill: from when on, and which stations the day has.

    ``first`` and ``last`` are when the first and the last act that is not played yet are due; None
    where the whole day has been played.
    """

    first: datetime | None
    last: datetime | None
    stations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """One figure at the end: what the register says, and what the day holds."""

    code: str
    here: int
    day: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """What came of a drill. ``own``: act → how often who practised did it, taken-back ones left out."""

    figures: tuple[Against, ...]
    own: tuple[tuple[str, int], ...]
    news: News


class DrillClock:
    """The time of a drill: it passes ``speed`` times as fast as the seconds it is given.

    Args:
        start: what it shows at first, aware UTC; it stands still until `go_on`.
        speed: how many seconds pass in one.
        seconds: a clock that never goes back, such as `time.monotonic`.
    """

    def __init__(self, start: datetime, speed: int, seconds: Callable[[], float]) -> None:
        self._shown, self._seconds = start, seconds
        self._since: float | None = None
        self._speed = speed

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def speed(self) -> int:
        """How many seconds pass in one."""
        return self._speed

    def now(self) -> datetime:
        """Return the time of the drill."""
        if self._since is None:
            return self._shown
        return self._shown + timedelta(seconds=self._speed * (self._seconds() - self._since))

    def go_on(self) -> None:
        """Let time pass."""
        if self._since is None:
            self._since = self._seconds()

    def pause(self) -> None:
        """Let time stand still."""
        self._shown, self._since = self.now(), None

    def set_speed(self, speed: int) -> None:
        """Let time pass faster or slower from now on; what has passed stays."""
        self._shown = self.now()
        self._since = None if self._since is None else self._seconds()
        self._speed = speed
