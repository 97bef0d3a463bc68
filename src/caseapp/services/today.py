"""The stage at a glance."""

from collections import Counter
from datetime import datetime, timedelta

from caseapp.domain.access import Permission
from caseapp.domain.coded import EntryState
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import StageId
from caseapp.domain.views import Overview
from caseapp.services.backups import last_backup
from caseapp.services.context import Context
from caseapp.services.desk import desk_of
from caseapp.services.doubts import doubts_of
from caseapp.storage.queries import stages as queries

QUARTER = timedelta(minutes=15)
DAY = timedelta(hours=24)
NIGHT = timedelta(hours=6)


def overview(ctx: Context, stage: StageId) -> Overview:
    """Return the counts of a stage and its arrivals per quarter of an hour."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        found = [one for one in queries.all_stages(view) if one.id == stage]
        if not found:
            raise NotFound("stage")
        rows = desk_of(view, stage)
        unresolved = len(doubts_of(view, stage, rows))
    came = [row for row in rows if row.arrived_at is not None]
    listed = [row for row in rows if row.on_list]
    return Overview(
        stage=found[0],
        listed=len(listed),
        arrived=len(came),
        awaited=sum(1 for row in listed if row.state is EntryState.EXPECTED),
        unexpected=sum(1 for row in came if not row.on_list),
        by_category=dict(Counter(row.category.group for row in came)),
        by_station=dict(Counter(row.station for row in came if row.station)),
        quarters=_quarters(_of_one_day([row.arrived_at for row in came if row.arrived_at])),
        unresolved=unresolved,
        last_backup=last_backup(ctx),
    )


def _of_one_day(times: list[datetime]) -> list[datetime]:
    """Return the arrivals of the busiest 24 hours: somebody marked weeks later is no part of the day."""
    ordered = sorted(times)
    spans = [
        [at for at in ordered[first:] if at - ordered[first] < DAY] for first in _starts(ordered)
    ]
    return max(spans, key=len, default=[])


def _starts(ordered: list[datetime]) -> list[int]:
    """Return where a day may begin: at the first arrival, and after every gap of six hours."""
    return [
        place for place, at in enumerate(ordered) if place == 0 or at - ordered[place - 1] > NIGHT
    ]


def _quarters(times: list[datetime]) -> tuple[tuple[datetime, int], ...]:
    """Return every quarter from the first arrival to the last, the empty ones too."""
    if not times:
        return ()
    starts = Counter(_start_of_quarter(at) for at in times)
    first, last = min(starts), max(starts)
    count = int((last - first) / QUARTER) + 1
    return tuple(
        (first + QUARTER * place, starts.get(first + QUARTER * place, 0)) for place in range(count)
    )


def _start_of_quarter(at: datetime) -> datetime:
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
