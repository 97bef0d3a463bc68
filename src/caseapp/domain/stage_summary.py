"""What stands in the stage summary, frozen, suppressed and masked for its edition. Counts, no names."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from caseapp.domain.editions import Edition
from caseapp.domain.masthead import Compared
from caseapp.domain.printed_numbers import Share, Shown
from caseapp.domain.roll_call import Imprint, StageFacts
from caseapp.domain.summary_consents import ConsentLine

NOT_KNOWN = ""
"""The line of those of whom it is not known."""

OTHER = "other"
"""The line of small groups together, and of those of whom it is not known."""


class Topic(StrEnum):
    """What a table of the summary counts; all but needs add up to everybody who arrived."""

    CATEGORY = "category"
    SEX = "sex"
    FORCE = "force"
    RANK = "rank"
    YEAR = "year"
    TRIAGE = "triage"
    DESTINATION = "destination"
    CONTACT = "contact"
    INTERVIEW = "interview"
    NEED = "need"


class ContactResult(StrEnum):
    """Where contact with home stands, as figures say it."""

    REACHED = "reached"  # or in touch before
    NOT_REACHED = "not_reached"  # tried, whether or not somebody is left to try
    DECLINED = "declined"
    DEFERRED = "deferred"
    OFFERED = "offered"
    NOT_OFFERED = "not_offered"


class Described(StrEnum):
    """What a median is given of."""

    AGE = "age"  # full years on arrival
    MONTHS = "months"  # from capture to arrival, full months


@dataclass(frozen=True, slots=True)
class TallyLine:
    """One line of a table. ``with_unknown``: those of whom it is not known are joined to it."""

    code: str
    share: Share
    with_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """One table. ``merged``: small groups were joined; without lines they all stand in the total only."""

    topic: Topic
    lines: tuple[TallyLine, ...]
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """A median of those of whom it is known well enough, the least and the most where they may stand.

    All are None where these are too few. How many they are is printed nowhere.
    """

    what: Described
    least: int | None = None
    median: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class ListCounts:
    """Counts of lists, which tell nothing about a person; ``awaited`` came neither nor is it known why."""

    listed: int
    awaited: int
    absent: int
    unexpected: int


@dataclass(frozen=True, slots=True)
class SummaryData:
    """All that a stage summary says.

    ``lists`` is None in the public edition. ``attempts`` is how often a relative was tried,
    None where it is hidden.
    ``in_need`` are people with an urgent need that is still open; kinds of need overlap.
    """

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    edition: Edition
    threshold: int
    lists: ListCounts | None
    arrived: Shown
    attempts: int | None
    in_need: Shown
    tallies: tuple[Tally, ...]
    consents: tuple[ConsentLine, ...]
    spreads: tuple[Spread, ...]
    hidden: int
    compared: Compared

    def tally(self, topic: Topic) -> Tally:
        """Return the table of a topic."""
        return next(one for one in self.tallies if one.topic is topic)
