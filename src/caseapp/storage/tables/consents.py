"""Consents: rows that are only ever added."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from caseapp.storage.columns import Moment
from caseapp.storage.tables.rows import Journalled, link


class Consent(Journalled, table=True):
    """What somebody decided for one purpose and recipient; the newest row counts.

    ``channel`` says how a withdrawal came; ``capacity`` whether the person could decide.
    """

    __tablename__ = "consent"

    person_id: UUID = link("person.id")
    purpose: str
    recipient: str
    state: str
    legal_basis: str = "consent"
    text_version: str = ""
    lang: str = ""
    form: str = "oral"
    witness: str = ""
    capacity: str = ""
    channel: str = ""
    decided_at: datetime = Field(sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
