"""Plays a recorded day: lists first, then arrivals in the order of their times.

Each row is one signed act with the file's time as *occurred* and the real time as *recorded*; a few acts
share one commit. Each act keeps its origin, so that playing a day again, or going on after a kill,
completes it and repeats nothing.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path

from caseapp.domain.coded import Category, Destination, Triage
from caseapp.domain.dates import PartialDate, Precision, from_kyiv, kyiv
from caseapp.domain.day_errors import DayIncomplete, DayRowUnreadable
from caseapp.domain.errors import ColumnsUnclear, RuleError
from caseapp.domain.ids import LineId, PersonId, StageId, uuid8_of
from caseapp.domain.views import StageView
from caseapp.intake.lists import ReadList, read_list
from caseapp.intake.titles import TitleFacts, title_facts
from caseapp.services import arrivals
from caseapp.services.arrivals import Coming, Papers
from caseapp.services.context import Context
from caseapp.services.day.folder import (
    ARRIVALS,
    PEOPLE,
    DayRow,
    Origin,
    lists_of,
    origin_of_file,
    rows_of,
)
from caseapp.services.lists import add_version
from caseapp.services.stages import add_stage, all_stages, require_open
from caseapp.storage import attachments
from caseapp.storage.queries import keeping
from caseapp.storage.queries import lists as list_queries
from caseapp.storage.tables.keeping import Origin as OriginRow
from caseapp.storage.unit_of_work import UnitOfWork

GROUP_ACTS = 50
GROUP_SECONDS = 0.1
"""What may share one commit. At the desk every act is a commit of its own."""

Acknowledge = Callable[[str, int], None]
"""Told of each row after the commit that holds it: file and row, 0 for a whole list."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the day."""

    act: str
    origin: Origin
    row: int
    occurred_at: datetime
    write: Callable[[UnitOfWork], None]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was played now, and what had been played before."""

    stage: StageId
    played: int
    before: int


def replay(
    ctx: Context, folder: Path, acknowledge: Acknowledge, until: datetime | None = None
) -> Replayed:
    """Play the lists and arrivals of a day.

    Args:
        ctx: whose acts these are.
        folder: in the form of the invented day in ``resources/demo``.
        acknowledge: told of each row once it is safely on the disk.
        until: arrivals after this moment are left out; the demo begins in the middle of a day.

    Raises:
        DayFileMissing, DayRowUnreadable: the folder is no day; nothing was played.
        DayIncomplete: some rows were refused; all others were played.
    """
    lists = [(path, _read(path)) for path in lists_of(folder)]
    papers = {row.get("key"): papers_of(row) for row in rows_of(folder, PEOPLE)}
    rows = sorted(rows_of(folder, ARRIVALS), key=lambda row: row.moment("arrived_at"))
    rows = [row for row in rows if until is None or row.moment("arrived_at") <= until]
    stage = _stage(ctx, lists[0][0], lists[0][1], rows)
    start = from_kyiv(datetime.combine(_day_of(ctx, stage), datetime.min.time()))
    steps = [_list_step(ctx, stage, path, read, start) for path, read in lists]
    with ctx.register.read() as view:
        known = keeping.known_origins(view)
    total = len(steps) + len(rows)
    waiting = [step for step in steps if step.origin.id not in known]
    played, refused = _play(ctx, waiting, acknowledge)
    lines = _lines(ctx, stage, lists[-1][1])
    later = (_arrival_step(stage, row, papers, lines) for row in rows)
    more, also = _play(ctx, (one for one in later if one.origin.id not in known), acknowledge)
    refused += also
    if refused:
        raise DayIncomplete(len(refused), refused[0].origin.file, refused[0].row)
    return Replayed(stage, played + more, total - played - more)


def papers_of(row: DayRow) -> Papers:
    """Return a person's papers from a row of ``people.csv``."""
    birth = row.get("birth_date")
    return Papers(
        surname=row.get("surname"),
        given=row.get("given"),
        patronymic=row.get("patronymic"),
        sex=row.get("sex"),
        birth=PartialDate(_date(row, "birth_date"), Precision.DAY) if birth else None,
        category=_code(row, "category", Category) or Category.UNKNOWN.value,
        force=row.get("force"),
        unit=row.get("unit"),
        rank=row.get("rank"),
    )


def _play(ctx: Context, steps: Iterable[Step], acknowledge: Acknowledge) -> tuple[int, list[Step]]:
    """Play steps in groups that share a commit; return how many, and which were refused."""
    played, refused = 0, list[Step]()
    ahead = iter(steps)
    while first := next(ahead, None):
        group = list[Step]()
        with ctx.batch():
            until = time.monotonic() + GROUP_SECONDS
            for step in chain((first,), ahead):
                (group if _done(ctx, step) else refused).append(step)
                if len(group) >= GROUP_ACTS or time.monotonic() >= until:
                    break
        for step in group:
            acknowledge(step.origin.file, step.row)
        played += len(group)
    return played, refused


def _done(ctx: Context, step: Step) -> bool:
    try:
        with ctx.act(step.act, occurred_at=step.occurred_at) as work:
            step.write(work)
            keep_origin(work, step.origin)
            work.commit()
    except RuleError:
        return False
    return True


def keep_origin(work: UnitOfWork, origin: Origin) -> None:
    """Write where an act came from into its unit of work."""
    work.put(
        OriginRow,
        origin.id,
        file=origin.file,
        row_sha256=origin.row_sha256,
        ordinal=origin.ordinal,
    )


def _list_step(
    ctx: Context, stage: StageId, path: Path, read: ReadList, occurred_at: datetime
) -> Step:
    def write(work: UnitOfWork) -> None:
        require_open(work, stage)
        kept = attachments.keep(ctx.register.folder, path.read_bytes(), ctx.register.secret)
        add_version(work, stage, read, path.name, kept)

    return Step("import_list", origin_of_file(path), 0, occurred_at, write)


def _arrival_step(
    stage: StageId, row: DayRow, papers: dict[str, Papers], lines: dict[str, LineId]
) -> Step:
    origin, at = row.origin, row.moment("arrived_at")
    number, key = row.get("list_no"), row.get("key")

    def write(work: UnitOfWork) -> None:
        require_open(work, stage)
        coming = Coming(
            at=at,
            station=row.get("station"),
            vehicle=row.get("vehicle"),
            presented_name=row.get("presented_name"),
            recorded_category=row.get("recorded_category"),
            triage=_code(row, "triage", Triage),
            destination=_code(row, "destination", Destination),
            papers=papers.get(key),
        )
        if not number:
            person = PersonId(uuid8_of("person", origin.id))
            arrivals.arrive_unexpected(work, stage, person, coming)
        elif number in lines:
            arrivals.arrive(work, stage, lines[number], coming)
        else:
            raise DayRowUnreadable(origin.file, row.number, "list_no")

    return Step("mark_arrived" if number else "mark_unexpected", origin, row.number, at, write)


def _stage(ctx: Context, first: Path, read: ReadList, rows: Iterable[DayRow]) -> StageId:
    """Return the stage that the first list names: the one that is here, or a new one."""
    facts = title_facts(read.title_lines)
    day = facts.date or next((kyiv(r.moment("arrived_at")).date() for r in rows), None)
    if day is None:
        raise ColumnsUnclear(read.header_row)
    title = _title(facts, read)
    for stage in all_stages(ctx):
        if stage.date == day and _same_stage(stage.title, title):
            return stage.id
    origin = origin_of_file(first)
    stage_id = StageId(uuid8_of("stage", origin.row_sha256))
    midnight = from_kyiv(datetime.combine(day, datetime.min.time()))
    with ctx.act("new_stage", occurred_at=midnight) as work:
        add_stage(work, stage_id, day, title, facts.site)
        keep_origin(work, Origin("stage", origin.row_sha256, 0))
        work.commit()
    return stage_id


def _same_stage(one: str, other: str) -> bool:
    """Say whether two titles name the same stage: by its number where both have one."""
    numbers = [title_facts([title]).number for title in (one, other)]
    return numbers[0] == numbers[1] if None not in numbers else one == other


def _title(facts: TitleFacts, read: ReadList) -> str:
    if facts.number is not None:
        return f"етап {facts.number}"
    return read.title_lines[0] if read.title_lines else "етап"


def _read(path: Path) -> ReadList:
    read = read_list(path.read_bytes(), path.name)
    if not read.clear:
        raise ColumnsUnclear(read.header_row)
    return read


def _lines(ctx: Context, stage: StageId, read: ReadList) -> dict[str, LineId]:
    """Return number → line on the last list of the day, whatever was taken in by hand beside it."""
    with ctx.register.read() as view:
        meant = [v for v in list_queries.versions(view, stage) if v.sha256 == read.sha256]
        entries = list_queries.entries(view, meant[0].id) if meant else ()
    return {entry.row.number: entry.line for entry in entries if entry.row.number}


def _day_of(ctx: Context, stage: StageId) -> date:
    found: StageView = next(one for one in all_stages(ctx) if one.id == stage)
    return found.date


def _code(row: DayRow, name: str, kind: type[StrEnum]) -> str | None:
    try:
        return kind(row.get(name)).value if row.get(name) else None
    except ValueError:
        raise DayRowUnreadable(row.origin.file, row.number, name) from None


def _date(row: DayRow, name: str) -> date:
    try:
        return date.fromisoformat(row.get(name))
    except ValueError:
        raise DayRowUnreadable(row.origin.file, row.number, name) from None
