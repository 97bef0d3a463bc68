"""Who works on a register just now, and whether it holds another copy's work: what Today says beside its numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

RECENT = timedelta(minutes=30)
"""Whoever recorded something within this time is at work."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who recorded something lately. ``station`` is empty where they marked nobody's arrival."""

    name: str
    station: str
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the numbers of Today come from.

    Attributes:
        at_work: by station, then by name.
        last_backup: of this register, on this computer.
        merged_at: when the work of another copy was taken in last; ``None``: these are its own alone.
    """

    at_work: tuple[AtWork, ...]
    last_backup: datetime | None
    merged_at: datetime | None
