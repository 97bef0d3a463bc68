"""Attachments, runs of reports and counts of the journal."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from caseapp.storage.tables.every import table_of

ATTACHMENT = table_of("attachment")
RUN = table_of("report_run")
ORIGIN = table_of("origin")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An attachment's row; its key stays out of representations."""

    id: UUID
    stored_name: str
    sha256: str
    key: bytes | None = field(repr=False)
    about: UUID | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One printing of a report, and the attachment that holds its data."""

    number: int
    report: str
    lang: str
    edition: str
    stage: UUID
    printed_at: datetime
    printed_by: str
    copy_number: int
    attachment: UUID


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the journal holds."""

    entries: int
    waiting: int
    set_aside: int


def attachments(view: Connection) -> tuple[KeptFile, ...]:
    """Return every attachment that has not been erased."""
    rows = view.execute(select(ATTACHMENT).where(ATTACHMENT.c.undone.is_(False)))
    return tuple(KeptFile(r.id, r.stored_name, r.sha256, r.key, r.about) for r in rows)


def runs(view: Connection) -> tuple[Run, ...]:
    """Return the register of printed reports, oldest first."""
    rows = view.execute(select(RUN).order_by(RUN.c.number, RUN.c.printed_at, RUN.c.id))
    return tuple(
        Run(
            number=r.number,
            report=r.report,
            lang=r.lang,
            edition=r.edition,
            stage=r.stage_id,
            printed_at=r.printed_at,
            printed_by=r.printed_by,
            copy_number=r.copy_number,
            attachment=r.attachment_id,
        )
        for r in rows
    )


def counts(view: Connection) -> Counts:
    """Return how much the journal holds."""
    tables = ("journal_entry", "waiting", "set_aside")
    found = [
        int(view.execute(select(func.count()).select_from(table_of(t))).scalar_one())
        for t in tables
    ]
    return Counts(*found)


def known_origins(view: Connection) -> frozenset[UUID]:
    """Return the ids of everything that was replayed already."""
    rows = view.execute(select(ORIGIN.c.id).where(ORIGIN.c.undone.is_(False)))
    return frozenset(rows.scalars())
