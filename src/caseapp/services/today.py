"""The stage at a glance."""

from collections import Counter
from datetime import datetime, timedelta

from caseapp.domain.access import Permission
from caseapp.domain.coded import Category
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import StageId
from caseapp.domain.queues import Waits, waits_of
from caseapp.domain.views import Overview
from caseapp.services.backups import last_backup
from caseapp.services.context import Context
from caseapp.services.queues import standings
from caseapp.services.roll import Roll, roll_of
from caseapp.storage.queries import stages as queries
from caseapp.storage.queries.stages import View

QUARTER = timedelta(minutes=15)
DAY = timedelta(hours=24)
NIGHT = timedelta(hours=6)


def overview(ctx: Context, stage: StageId) -> Overview:
    """Return the counts of a stage and its arrivals per quarter of an hour."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        return _overview(ctx, view, roll_of(view, stage))


def day(ctx: Context, stage: StageId) -> tuple[Overview, Waits]:
    """Return the same, and who waits for what: read at once, so that the numbers are of one moment."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        roll = roll_of(view, stage)
        return _overview(ctx, view, roll), waits_of(standings(ctx, view, roll), ctx.now())


def _overview(ctx: Context, view: View, roll: Roll) -> Overview:
    stage = next((one for one in queries.all_stages(view) if one.id == roll.stage), None)
    if stage is None:
        raise NotFound("stage")
    came, awaited = roll.came, len(roll.awaited)
    disputed = sum(one.contested for one in came)
    return Overview(
        stage=stage,
        listed=len(roll.lines),
        arrived=len(came),
        awaited=awaited,
        unexpected=len(roll.unlisted),
        by_category=dict(Counter(Category(one.person.category).group for one in came)),
        by_station=dict(Counter(one.station for one in came if one.station)),
        quarters=_quarters(_of_one_day([one.at for one in came])),
        unresolved=awaited + disputed + len(roll.doubtful),
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
