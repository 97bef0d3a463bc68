"""What the program itself keeps: directory, attachments, runs of reports, origins."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from caseapp.storage.columns import Moment, UuidBytes
from caseapp.storage.tables.rows import Journalled, link


class DirectoryRecord(Journalled, table=True):
    """One signed record of the directory, byte for byte as in ``keys.json``."""

    __tablename__ = "directory_record"

    kind: str
    body: bytes
    signer: bytes
    signature: bytes


class RegisterSecret(Journalled, table=True):
    """The register's own secret: QR codes, names of attachments and the sidecar rest on it."""

    __tablename__ = "register_secret"

    key_id: bytes
    value: bytes


class Attachment(Journalled, table=True):
    """A file kept beside the database, under its own key, which can be erased.

    It names what it is about, not the other way round: two laptops that keep the same file then agree.
    """

    __tablename__ = "attachment"

    stored_name: str
    file_name: str
    sha256: str
    size: int
    about: UUID | None = Field(default=None, sa_type=UuidBytes, index=True)
    key: bytes | None = None


class ReportRun(Journalled, table=True):
    """One printing. ``attachment_id`` holds the frozen data, so that it prints again byte for byte."""

    __tablename__ = "report_run"

    number: int
    report: str
    lang: str
    edition: str
    stage_id: UUID = link("exchange_stage.id")
    cut_off: datetime = Field(sa_type=Moment)
    printed_at: datetime = Field(sa_type=Moment)
    printed_by: str
    copy_number: int
    attachment_id: UUID = link("attachment.id")


class Origin(Journalled, table=True):
    """Where a replayed act came from; ``id`` is made of all fields, so that nothing is played twice."""

    __tablename__ = "origin"

    file: str
    row_sha256: str
    ordinal: int


class ReplicaNotice(Journalled, table=True):
    """Something the history must say about a replica: a copy, a restore, a clock. ``detail`` is JSON."""

    __tablename__ = "replica_notice"

    code: str
    detail: str
