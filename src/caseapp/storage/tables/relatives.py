"""Relatives, what was tried to reach them, and the sign that stops a call."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from caseapp.storage.columns import Moment
from caseapp.storage.tables.rows import Journalled, link


class Relative(Journalled, table=True):
    """Somebody of a person's family, in the order the person wishes (``wish`` counts from 1).

    A number that is not ``safe_to_call`` is never dialled; who is ``not_to_be_told`` hears nothing.
    """

    __tablename__ = "relative"

    person_id: UUID = link("person.id")
    wish: int
    relation: str = ""
    name: str = ""
    phone: str = ""
    settlement: str = ""
    language: str = ""
    safe_to_call: bool = True
    not_to_be_told: bool = False
    note: str = ""


class ContactAttempt(Journalled, table=True):
    """One attempt, never changed; ``number`` 0 says why none was made."""

    __tablename__ = "contact_attempt"

    person_id: UUID = link("person.id")
    relative_id: UUID | None = link("relative.id", optional=True)
    number: int
    channel: str = ""
    started_at: datetime = Field(sa_type=Moment)
    outcome: str
    seconds: int = 0
    call_back_at: datetime | None = Field(default=None, sa_type=Moment)
    note: str = ""


class CallStop(Journalled, table=True):
    """Nobody calls for this person before the psychologist has spoken; ``id`` is made of the person."""

    __tablename__ = "call_stop"

    person_id: UUID = link("person.id")
    raised: bool
