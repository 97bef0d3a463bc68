"""Interviews on compliance with the Conventions, and the answers."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from caseapp.storage.columns import Moment, UuidBytes
from caseapp.storage.tables.rows import Journalled, link


class Interview(Journalled, table=True):
    """One interview with one person at one stage, over one or several sittings.

    ``reason`` says why it was not offered; ``complete`` is kept when a review changes ``state``.
    ``interviewer_id`` is the user who holds the talk: whoever offered it need not be.
    """

    __tablename__ = "interview"

    person_id: UUID = link("person.id")
    stage_id: UUID = link("exchange_stage.id")
    form: str = "core"
    interviewer_id: UUID | None = Field(default=None, sa_type=UuidBytes)
    state: str
    reason: str = ""
    complete: bool = False
    catalogue: str
    lang: str = ""
    interpreter: str = ""
    present: str = ""
    place: str = ""
    private: bool | None = None
    started_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    wish_to_talk: str = ""


class CheckAnswer(Journalled, table=True):
    """The answer to one check; ``id`` is made of interview and code. NOT_ASKED is never stored.

    ``state`` is the state of compliance, never yes or no. ``numbers`` and ``items`` are JSON objects,
    ``options`` a JSON list, all by the codes of the catalogue.
    """

    __tablename__ = "check_answer"

    interview_id: UUID = link("interview.id")
    code: str
    state: str
    reason: str = ""
    note: str = ""
    numbers: str = ""
    options: str = ""
    items: str = ""
    place_id: UUID | None = Field(default=None, sa_type=UuidBytes, index=True)
    answered_at: datetime = Field(sa_type=Moment)


class ServiceAnswer(Journalled, table=True):
    """Whether our own side did its duty to one person; ``id`` is made of arrival and code."""

    __tablename__ = "service_answer"

    arrival_id: UUID = link("arrival.id")
    code: str
    answer: str
    note: str = ""
