"""Expected lists and their entries."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, Row, select

from caseapp.domain.coded import Category
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.ids import EntryId, LineId, ListId, StageId
from caseapp.storage.tables.every import table_of

LIST = table_of("expected_list")
ENTRY = table_of("expected_entry")
SENDER = table_of("list_sender")
ABSENCE = table_of("absence")
ARRIVAL = table_of("arrival")


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of a stage's list; ``columns``, ``diff`` and ``warnings`` are JSON."""

    id: ListId
    version: int
    sha256: str
    received_at: datetime
    row_count: int
    columns: str
    diff: str
    warnings: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one version and the line it belongs to."""

    id: EntryId
    line: LineId
    row: ListRow


@dataclass(frozen=True, slots=True)
class NotCome:
    """Why a listed person did not come."""

    line: LineId
    reason: str
    note: str


def versions(view: Connection, stage: StageId) -> tuple[ListVersion, ...]:
    """Return the versions of a stage's list, oldest first."""
    rows = view.execute(
        select(LIST)
        .where(LIST.c.stage_id == stage, LIST.c.undone.is_(False))
        .order_by(LIST.c.version, LIST.c.created_at, LIST.c.id)
    )
    return tuple(
        ListVersion(
            id=ListId(r.id),
            version=r.version,
            sha256=r.sha256,
            received_at=r.created_at,
            row_count=r.row_count,
            columns=r.columns,
            diff=r.diff,
            warnings=r.warnings,
        )
        for r in rows
    )


def entries(view: Connection, version: ListId) -> tuple[Entry, ...]:
    """Return the entries of one version in the order of the file."""
    rows = view.execute(
        select(ENTRY)
        .where(ENTRY.c.list_id == version, ENTRY.c.undone.is_(False))
        .order_by(ENTRY.c.sheet, ENTRY.c.sheet_row)
    )
    return tuple(Entry(EntryId(r.id), LineId(r.line_id), list_row(r)) for r in rows)


def missed_entries(view: Connection, version: ListId, stage: StageId) -> tuple[Entry, ...]:
    """Return the entries of one version on which nobody came to the stage, in the order of the file."""
    came = select(ARRIVAL.c.line_id).where(
        ARRIVAL.c.stage_id == stage, ARRIVAL.c.undone.is_(False), ARRIVAL.c.line_id.is_not(None)
    )
    rows = view.execute(
        select(ENTRY)
        .where(ENTRY.c.list_id == version, ENTRY.c.undone.is_(False), ENTRY.c.line_id.not_in(came))
        .order_by(ENTRY.c.sheet, ENTRY.c.sheet_row)
    )
    return tuple(Entry(EntryId(r.id), LineId(r.line_id), list_row(r)) for r in rows)


def lines(view: Connection, version: ListId) -> frozenset[LineId]:
    """Return the lines that have an entry in one version."""
    rows = view.execute(
        select(ENTRY.c.line_id).where(ENTRY.c.list_id == version, ENTRY.c.undone.is_(False))
    )
    return frozenset(LineId(line) for (line,) in rows)


def last_entries(view: Connection, stage: StageId) -> dict[LineId, Entry]:
    """Return for every line the entry of the newest version that has it."""
    found: dict[LineId, Entry] = {}
    for version in versions(view, stage):
        found |= {entry.line: entry for entry in entries(view, version.id)}
    return found


def entry_of_line(view: Connection, stage: StageId, line: LineId) -> Entry | None:
    """Return the entry of a line in the newest version of the stage's list that has it."""
    row = view.execute(
        select(ENTRY)
        .join(LIST, LIST.c.id == ENTRY.c.list_id)
        .where(
            ENTRY.c.line_id == line,
            LIST.c.stage_id == stage,
            ENTRY.c.undone.is_(False),
            LIST.c.undone.is_(False),
        )
        .order_by(LIST.c.version.desc(), LIST.c.id)
        .limit(1)
    ).first()
    return None if row is None else Entry(EntryId(row.id), LineId(row.line_id), list_row(row))


def absences(view: Connection, stage: StageId) -> dict[LineId, NotCome]:
    """Return the reasons that were given, by line."""
    rows = view.execute(
        select(ABSENCE).where(ABSENCE.c.stage_id == stage, ABSENCE.c.undone.is_(False))
    )
    return {LineId(r.line_id): NotCome(LineId(r.line_id), r.reason, r.note) for r in rows}


def mapping_of(view: Connection, sender: UUID) -> str | None:
    """Return how this sender's columns are read, as JSON, if it was said before."""
    return view.execute(
        select(SENDER.c.mapping).where(SENDER.c.id == sender, SENDER.c.undone.is_(False))
    ).scalar()


def list_row(row: Row[tuple[object, ...]]) -> ListRow:
    """Return an entry as the reader gave it."""
    birth = None
    if row.birth_written is not None:
        value = partial_date(row.birth_date, row.birth_precision)
        birth = Birth(row.birth_written, value, row.birth_doubtful)
    return ListRow(
        sheet=row.sheet,
        row=row.sheet_row,
        number=row.number,
        written_name=row.written_name,
        surname=row.surname,
        given=row.given,
        patronymic=row.patronymic,
        call_sign=row.call_sign,
        birth=birth,
        sex=row.sex,
        category=None if row.category is None else Category(row.category),
        force=row.force,
        unit=row.unit,
        rank=row.rank,
        remark=row.remark,
    )


def partial_date(value: str | None, precision: str | None) -> PartialDate | None:
    """Return the date of two columns."""
    if value is None:
        return None
    return PartialDate(date.fromisoformat(value), Precision(precision or Precision.DAY))
