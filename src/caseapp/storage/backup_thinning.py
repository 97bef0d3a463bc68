"""Which backups may go: hourly, daily and weekly ones are kept, and never too much of the disk."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

HOURLY, DAILY, WEEKLY = 24, 14, 8
ALWAYS = 3
"""How many of the newest are never removed, whatever they take."""
SHARE = 4
"""Backups may take one part in so many of what would be free without them."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A backup as thinning sees it: when it was made (aware), its file's name and its bytes."""

    made_at: datetime
    name: str
    size: int


_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (HOURLY, lambda at: (at.date(), at.hour)),
    (DAILY, lambda at: at.date()),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
)


def surplus(held: Iterable[Shelved], free: int) -> frozenset[Shelved]:
    """Return the backups that may be removed.

    Of each of the last 24 hours, 14 days and 8 weeks that have any, the newest stays (UTC). What then
    stands over a quarter of the disk goes, the oldest first. The newest three stay in any case.

    Args:
        held: every backup of one register in one folder.
        free: bytes that are free on that disk now.
    """
    newest_first = sorted(held, key=lambda one: (one.made_at, one.name), reverse=True)
    wanted = _periodic(newest_first) | set(newest_first[:ALWAYS])
    kept = [one for one in newest_first if one in wanted]
    room = (free + sum(one.size for one in newest_first)) // SHARE
    while len(kept) > ALWAYS and sum(one.size for one in kept) > room:
        kept.pop()
    return frozenset(newest_first) - frozenset(kept)


def _periodic(newest_first: list[Shelved]) -> set[Shelved]:
    kept: set[Shelved] = set()
    for count, period_of in _PERIODS:
        seen: set[Hashable] = set()
        for one in newest_first:
            period = period_of(one.made_at.astimezone(UTC))
            if period not in seen and len(seen) < count:
                seen.add(period)
                kept.add(one)
    return kept
