"""What a medic found, and what somebody needs."""

from uuid import UUID

from caseapp.storage.tables.rows import Journalled, link


class MedicalFinding(Journalled, table=True):
    """What a medic measured at triage; ``id`` is made of the arrival. Colour and fitness stand there."""

    __tablename__ = "medical_finding"

    arrival_id: UUID = link("arrival.id")
    weight_kg: int | None = None
    weight_before_kg: int | None = None
    height_cm: int | None = None
    complaints: str = ""
    infection_risk: bool | None = None


class Need(Journalled, table=True):
    """One need of one person, and how far help has come."""

    __tablename__ = "need"

    person_id: UUID = link("person.id")
    kind: str
    urgent: bool = False
    state: str = "PROPOSED"
    to_whom: str = ""
    note: str = ""
