"""Expected lists: versions, their entries, and what was learnt about their senders."""

from uuid import UUID

from sqlmodel import Field

from caseapp.storage.columns import UuidBytes
from caseapp.storage.tables.rows import Journalled, link


class ExpectedList(Journalled, table=True):
    """One version of a stage's list, as it was sent.

    ``id`` is made of stage and file hash, so that the same file meets as one row. ``columns`` names
    the fields the file has; what it lacks is unknown, not empty. ``diff`` and ``warnings`` are JSON.
    The file itself is an attachment about this row; when it was received is when the row was made.
    """

    __tablename__ = "expected_list"

    stage_id: UUID = link("exchange_stage.id")
    version: int
    file_name: str
    sha256: str
    kind: str
    encoding: str
    row_count: int
    columns: str
    diff: str
    warnings: str


class ExpectedEntry(Journalled, table=True):
    """One row of one version. An expected entry is not a person: a person begins by arriving.

    ``line_id`` is the id of the first known entry of this person through all versions. ``None`` in a
    field means that the list has no such column.
    """

    __tablename__ = "expected_entry"

    list_id: UUID = link("expected_list.id")
    line_id: UUID = Field(sa_type=UuidBytes, index=True)
    sheet: int
    sheet_row: int
    number: str | None = None
    written_name: str
    surname: str
    given: str
    patronymic: str
    call_sign: str | None = None
    birth_written: str | None = None
    birth_date: str | None = None
    birth_precision: str | None = None
    birth_doubtful: bool = False
    sex: str | None = None
    category: str | None = None
    force: str | None = None
    unit: str | None = None
    rank: str | None = None
    remark: str | None = None


class ListSender(Journalled, table=True):
    """How a sender's columns are to be read; ``id`` is made of the header's signature."""

    __tablename__ = "list_sender"

    mapping: str


class Absence(Journalled, table=True):
    """Why somebody on the list did not come; ``id`` is made of the line."""

    __tablename__ = "absence"

    stage_id: UUID = link("exchange_stage.id")
    line_id: UUID = Field(sa_type=UuidBytes, index=True)
    reason: str
    note: str = ""
