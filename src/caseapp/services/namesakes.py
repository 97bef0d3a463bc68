"""Lines of a list that may be one person: the program does not guess, an officer joins them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseapp.domain.access import Permission
from caseapp.domain.errors import AlreadyArrived, NotFound
from caseapp.domain.ids import LineId, StageId
from caseapp.domain.list_diff import namesake_pairs
from caseapp.domain.views import ListedAs, Namesake
from caseapp.services.context import Context, Done
from caseapp.services.stages import require_open
from caseapp.storage.queries import lists as queries
from caseapp.storage.queries import people
from caseapp.storage.queries.lists import Entry
from caseapp.storage.queries.stages import View
from caseapp.storage.tables.lists import ExpectedEntry
from caseapp.storage.tables.people import Arrival


@dataclass(slots=True)
class _Life:
    """The first and the last version that has a line (places among the versions), and its entry."""

    first: int
    last: int
    entry: Entry


def unjoined(ctx: Context, stage: StageId) -> tuple[Namesake, ...]:
    """Return the pairs of lines that an officer may join, in the order of the latest list.

    One of the two is gone from the list, the other is on it and began later; they have the same folded
    surname and given name, and patronymics that do not contradict. Never offered are two who stood in
    one version, or who both came: these are two people.
    """
    ctx.require(Permission.IMPORT_LIST)
    with ctx.register.read() as view:
        pairs = tuple(_pairs(view, stage))
    if pairs:
        ctx.register.looked("list", stage)
    return pairs


def join_entries(ctx: Context, stage: StageId, earlier: LineId, later: LineId) -> Done[None]:
    """Say that two lines are one person. Entries and arrival move to the earlier line.

    Raises:
        NotFound: one of the lines has no entry.
        AlreadyArrived: somebody came on either line, so they are two.
    """
    with ctx.act("join_entries") as work:
        require_open(work, stage)
        entries = work.all(ExpectedEntry, line_id=later)
        if not entries or not work.all(ExpectedEntry, line_id=earlier):
            raise NotFound("entry")
        came = work.all(Arrival, line_id=later, stage_id=stage)
        here = work.all(Arrival, line_id=earlier, stage_id=stage)
        _require_one_came(here, came)
        for entry in entries:
            entry.line_id = earlier
        for arrival in came:
            arrival.line_id = earlier
        return Done(None, work.commit())


def _require_one_came(here: Sequence[Arrival], came: Sequence[Arrival]) -> None:
    if here and came:
        raise AlreadyArrived(here[0].arrived_at.isoformat())


def _pairs(view: View, stage: StageId) -> Iterator[Namesake]:
    lives = _lives(view, stage)
    newest = max((life.last for life in lives), default=0)
    gone = [life for life in lives if life.last < newest]
    anew = [life for life in lives if life.last == newest and life.first > 0]
    if not gone or not anew:
        return
    came = {one.line for one in people.arrivals(view, stage)}
    for old, new in namesake_pairs(
        [life.entry.row for life in gone], [life.entry.row for life in anew]
    ):
        before, after = gone[old], anew[new]
        if not (_stood_together(before, after) or _both_came(before, after, came)):
            yield Namesake(_side(before.entry, came), _side(after.entry, came))


def _stood_together(before: _Life, after: _Life) -> bool:
    """Say whether one version may have had both: the later line was there before the earlier went."""
    return after.first <= before.last


def _both_came(before: _Life, after: _Life, came: set[LineId | None]) -> bool:
    return {before.entry.line, after.entry.line} <= came


def _lives(view: View, stage: StageId) -> list[_Life]:
    """Return every line of a stage in the order of the newest version that has it."""
    found: dict[LineId, _Life] = {}
    for place, version in enumerate(queries.versions(view, stage)):
        for entry in queries.entries(view, version.id):
            known = found.pop(entry.line, None)
            found[entry.line] = _Life(known.first if known else place, place, entry)
    return list(found.values())


def _side(entry: Entry, came: set[LineId | None]) -> ListedAs:
    row = entry.row
    return ListedAs(
        line=entry.line,
        number=row.number or "",
        name=row.written_name,
        birth=row.birth.written if row.birth else "",
        unit=row.unit or "",
        came=entry.line in came,
    )
