"""What is not journalled. The rebuild test reads `NOT_JOURNALLED` and nothing else is let off."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from caseapp.storage.columns import Moment, UuidBytes


class Draft(SQLModel, table=True):
    """The newest state of something begun: a journal would keep for ever what was taken back."""

    __tablename__ = "draft"

    id: UUID = Field(primary_key=True, sa_type=UuidBytes)
    user_id: UUID = Field(sa_type=UuidBytes)
    kind: str
    body: bytes


class LocalSetting(SQLModel, table=True):
    """A setting of this copy on this machine."""

    __tablename__ = "local_setting"

    name: str = Field(primary_key=True)
    value: str


class AccessLog(SQLModel, table=True):
    """Who looked at what, when and why: append-only, with a chain of its own."""

    __tablename__ = "access_log"

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    user_id: UUID | None = Field(default=None, sa_type=UuidBytes)
    what: str
    subject: UUID | None = Field(default=None, sa_type=UuidBytes)
    detail: str = ""
    hash: bytes


NOT_JOURNALLED = (Draft, LocalSetting, AccessLog)
