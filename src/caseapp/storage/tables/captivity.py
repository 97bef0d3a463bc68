"""How somebody was taken, where they were held, and the papers they have left."""

from uuid import UUID

from caseapp.storage.tables.rows import Journalled, link


class Capture(Journalled, table=True):
    """How somebody fell into the hands of the other side; ``id`` is made of the person."""

    __tablename__ = "capture"

    person_id: UUID = link("person.id")
    on_date: str | None = None
    on_precision: str | None = None
    place: str = ""
    direction: str = ""
    circumstances: str = ""
    wounded: bool | None = None
    detained_by: str = ""
    stated_reason: str = ""


class Place(Journalled, table=True):
    """One place of the gazetteer; ``id`` is made of the code. A supervisor verifies new ones."""

    __tablename__ = "place"

    code: str
    kind: str = "unknown"
    name: str = ""
    name_en: str = ""
    region: str = ""
    control: str = "unknown"
    verified: bool = False


class DetentionPeriod(Journalled, table=True):
    """One stay in one place."""

    __tablename__ = "detention_period"

    person_id: UUID = link("person.id")
    place_id: UUID = link("place.id")
    cell: str = ""
    from_date: str | None = None
    from_precision: str | None = None
    to_date: str | None = None
    to_precision: str | None = None
    moved_how: str = ""
    people_in_cell: int | None = None
    conditions: str = ""
    icrc_seen: bool | None = None


class IdentityDocument(Journalled, table=True):
    """One paper that says who somebody is."""

    __tablename__ = "identity_document"

    person_id: UUID = link("person.id")
    kind: str
    number: str = ""
    state: str = "held"
    note: str = ""


class PersonFile(Journalled, table=True):
    """A file about a person; the bytes are the attachment's."""

    __tablename__ = "person_file"

    person_id: UUID = link("person.id")
    attachment_id: UUID = link("attachment.id")
    kind: str
    title: str = ""


class CategoryChange(Journalled, table=True):
    """Why somebody's category was changed."""

    __tablename__ = "category_change"

    person_id: UUID = link("person.id")
    before: str
    after: str
    reason: str
