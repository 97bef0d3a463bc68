"""Plays a recorded day: lists first, then arrivals and all the team did, in the order of their times.

Each row is one signed act with the file's time as *occurred* and the real time as *recorded*, but an
interview with its answers is one, and so are the relatives of one person and the consents of one moment;
a few acts share one commit. Each act keeps the origin of each of its rows, so that playing a day again,
or going on after a kill, completes it and repeats nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from caseapp.domain.coded import Destination, Triage
from caseapp.domain.dates import from_kyiv, kyiv
from caseapp.domain.day_errors import DayIncomplete, DayRowUnreadable
from caseapp.domain.errors import ColumnsUnclear
from caseapp.domain.ids import ArrivalId, LineId, PersonId, StageId, uuid8_of
from caseapp.domain.views import StageView
from caseapp.intake.lists import ReadList, read_list
from caseapp.intake.titles import TitleFacts, title_facts
from caseapp.services import arrivals
from caseapp.services.arrivals import Coming
from caseapp.services.captivity import write_captivity
from caseapp.services.context import Context
from caseapp.services.day.casework import Casework, Somebody, begun
from caseapp.services.day.folder import (
    ARRIVALS,
    CASEWORK,
    PEOPLE,
    DayRow,
    Origin,
    lists_of,
    origin_of_file,
    rows_of,
)
from caseapp.services.day.papers import Known, code_of, known_of
from caseapp.services.day.steps import Acknowledge, Source, Step, Tally, keep_origin, play
from caseapp.services.lists import add_version
from caseapp.services.stages import add_stage, all_stages, require_open
from caseapp.storage import attachments
from caseapp.storage.queries import keeping
from caseapp.storage.queries import lists as list_queries
from caseapp.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was played now, and what had been played before, in rows."""

    stage: StageId
    played: int
    before: int


@dataclass(frozen=True, slots=True)
class Begun:
    """A day whose lists are in: its stage, and every act that is still to come, by when it is due.

    ``strangers`` are rows about somebody who never came.
    """

    stage: StageId
    tally: Tally
    coming: tuple[Step, ...]
    strangers: tuple[Source, ...]
    rows: int


def replay(
    ctx: Context, folder: Path, acknowledge: Acknowledge, until: datetime | None = None
) -> Replayed:
    """Play a day.

    Args:
        ctx: whose acts these are.
        folder: in the form of the invented day in ``resources/demo``.
        acknowledge: told of each row once it is safely on the disk.
        until: what happened after this moment is left out; the demo begins in the middle of a day.

    Raises:
        DayFileMissing, DayRowUnreadable: the folder is no day, or nothing of a file was played.
        DayIncomplete: some rows were refused; all others were played.
    """
    day = begin(ctx, folder, acknowledge)
    due = [step for step in day.coming if until is None or step.due <= until]
    done = play(ctx, due, acknowledge)
    refused = [*day.tally.refused, *done.refused, *day.strangers]
    if refused:
        raise DayIncomplete(len(refused), refused[0].origin.file, refused[0].row)
    played = day.tally.played + done.played
    later = sum(len(step.sources) for step in day.coming) - sum(len(step.sources) for step in due)
    return Replayed(day.stage, played, day.rows - played - later)


def begin(ctx: Context, folder: Path, acknowledge: Acknowledge) -> Begun:
    """Take in the lists of a day, and return what is still to come.

    Raises:
        DayFileMissing, DayRowUnreadable: the folder is no day; nothing was played.
    """
    lists = [(path, _read(path)) for path in lists_of(folder)]
    papers = {row.get("key"): known_of(row) for row in rows_of(folder, PEOPLE)}
    rows = rows_of(folder, ARRIVALS)
    rows = tuple(sorted(rows, key=lambda row: row.moment("arrived_at")))
    stage = _stage(ctx, lists[0][0], lists[0][1], rows)
    start = from_kyiv(datetime.combine(_day_of(ctx, stage), datetime.min.time()))
    steps = [_list_step(ctx, stage, path, read, start) for path, read in lists]
    with ctx.register.read() as view:
        known = frozenset(keeping.known_origins(view))
    tally = play(ctx, (one for one in steps if _origin(one).id not in known), acknowledge)
    lines = _lines(ctx, stage, lists[-1][1])
    coming = [
        _arrival_step(stage, row, papers, lines) for row in rows if row.origin.id not in known
    ]
    people = {row.get("key"): _somebody(stage, row, lines) for row in rows}
    work = Casework(folder, stage, people, begun(folder))
    more, strangers = work.steps(known)
    total = len(lists) + len(rows) + sum(len(rows_of(folder, name)) for name in CASEWORK)
    # Sorting keeps the order of equals: of one moment, the arrival comes first.
    ordered = sorted([*coming, *more], key=lambda step: step.due)
    return Begun(stage, tally, tuple(ordered), tuple(strangers), total)


def _list_step(
    ctx: Context, stage: StageId, path: Path, read: ReadList, occurred_at: datetime
) -> Step:
    def write(work: UnitOfWork) -> None:
        require_open(work, stage)
        kept = attachments.keep(ctx.register.folder, path.read_bytes(), ctx.register.secret)
        add_version(work, stage, read, path.name, kept)

    source = Source(origin_of_file(path), 0)
    return Step("import_list", (source,), occurred_at, occurred_at, write)


def _arrival_step(
    stage: StageId, row: DayRow, papers: dict[str, Known], lines: dict[str, LineId]
) -> Step:
    origin, at = row.origin, row.moment("arrived_at")
    number, known = row.get("list_no"), papers.get(row.get("key"))

    def write(work: UnitOfWork) -> None:
        require_open(work, stage)
        coming = Coming(
            at=at,
            station=row.get("station"),
            vehicle=row.get("vehicle"),
            presented_name=row.get("presented_name"),
            recorded_category=row.get("recorded_category"),
            triage=code_of(row, "triage", Triage),
            destination=code_of(row, "destination", Destination),
            papers=known.papers if known else None,
        )
        if not number:
            person = PersonId(uuid8_of("person", origin.id))
            marked = arrivals.arrive_unexpected(work, stage, person, coming)
        elif number in lines:
            marked = arrivals.arrive(work, stage, lines[number], coming)
        else:
            raise DayRowUnreadable(origin.file, row.number, "list_no")
        if known is not None:
            write_captivity(work, marked.person, known.capture, known.periods)

    act = "mark_arrived" if number else "mark_unexpected"
    who = _somebody(stage, row, lines).person
    return Step(act, (Source(origin, row.number),), at, at, write, who, row.get("station"))


def _somebody(stage: StageId, row: DayRow, lines: dict[str, LineId]) -> Somebody:
    """Return who a row of ``arrivals.csv`` is, by the ids that playing it makes."""
    line = lines.get(row.get("list_no"))
    whose = uuid8_of("person", row.origin.id) if line is None else uuid8_of("person", stage, line)
    person = PersonId(whose)
    arrival = ArrivalId(uuid8_of("arrival", stage, line or person))
    return Somebody(person, arrival, row.moment("arrived_at"))


def _origin(step: Step) -> Origin:
    return step.sources[0].origin


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
