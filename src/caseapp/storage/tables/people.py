"""People and their arrivals."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from caseapp.storage.columns import Moment, UuidBytes
from caseapp.storage.tables.rows import Journalled, link


class Person(Journalled, table=True):
    """One freed person, with names as in their papers.

    ``register_number`` is the record number in the demographic register (УНЗР), ``tax_number`` the
    taxpayer's card number (РНОКПП).
    """

    __tablename__ = "person"

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    sex: str = "U"
    birth_date: str | None = None
    birth_precision: str | None = None
    category: str = "UNKNOWN"
    force: str = ""
    unit: str = ""
    rank: str = ""
    call_sign: str = ""
    position: str = ""
    personal_number: str = ""
    service_type: str = ""
    birth_place: str = ""
    citizenship: str = ""
    tax_number: str = ""
    register_number: str = ""
    father_given: str = ""
    mother_given: str = ""
    phone: str = ""
    residence_before: str = ""
    status_before: str = ""
    identity: str = "UNVERIFIED"


class OtherName(Journalled, table=True):
    """Another spelling of a person's name: from a list, as presented, in other letters."""

    __tablename__ = "other_name"

    person_id: UUID = link("person.id")
    written: str
    source: str


class Arrival(Journalled, table=True):
    """One person at one stage; the same person can come twice in years.

    ``line_id`` is the expected person they were matched with, ``None`` when they came unexpected.
    """

    __tablename__ = "arrival"

    person_id: UUID = link("person.id")
    stage_id: UUID = link("exchange_stage.id")
    line_id: UUID | None = Field(default=None, sa_type=UuidBytes, index=True)
    arrived_at: datetime = Field(sa_type=Moment)
    wristband: str = ""
    vehicle: str = ""
    station: str = ""
    presented_name: str = ""
    recorded_category: str = ""
    triage: str | None = None
    triage_revised: bool = False
    fit: str | None = None
    destination: str | None = None
    clothing: str = ""
    belongings: str = ""
    state_seen: str = ""
    handed_over_at: datetime | None = Field(default=None, sa_type=Moment)
    handed_over_to: str = ""
    note: str = ""


class ArrivalFlag(Journalled, table=True):
    """One flag on an arrival; ``id`` is made of both, so that it is raised and lowered in place."""

    __tablename__ = "arrival_flag"

    arrival_id: UUID = link("arrival.id")
    flag: str
    raised: bool


class MatchVerdict(Journalled, table=True):
    """Whether an unexpected person is the one on a line of the list; ``id`` is made of both."""

    __tablename__ = "match_verdict"

    arrival_id: UUID = link("arrival.id")
    line_id: UUID = Field(sa_type=UuidBytes, index=True)
    same: bool


class SealedRecord(Journalled, table=True):
    """A note for one compartment only: kind, text and lists are inside the ciphertext."""

    __tablename__ = "sealed_record"

    person_id: UUID = link("person.id")
    compartment: str
    sealed: bytes
