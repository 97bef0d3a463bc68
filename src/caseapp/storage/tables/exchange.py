"""Exchange events and their stages."""

from uuid import UUID

from caseapp.storage.tables.rows import Journalled, link


class ExchangeEvent(Journalled, table=True):
    """One exchange, of one or more stages at one site."""

    __tablename__ = "exchange_event"

    title: str
    site: str


class ExchangeStage(Journalled, table=True):
    """One day of an exchange. ``day`` is ISO 8601; ``state`` a code of `StageState`."""

    __tablename__ = "exchange_stage"

    event_id: UUID = link("exchange_event.id")
    day: str
    title: str
    site: str
    state: str
    reason: str = ""
