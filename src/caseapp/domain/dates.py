"""Dates as people give them: a value and how much of it is known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date and its precision; what is not known stands as the first month or day."""

    value: date
    precision: Precision = Precision.DAY

    @property
    def code(self) -> str:
        """``1988-02-26``, ``1988-02`` or ``1988``: as much as is known."""
        match self.precision:
            case Precision.DAY | Precision.ABOUT:
                return self.value.isoformat()
            case Precision.MONTH | Precision.SEASON:
                return f"{self.value:%Y-%m}"
            case Precision.YEAR:
                return f"{self.value.year:04d}"


def kyiv(moment: datetime) -> datetime:
    """Return the same moment on the clock of Kyiv."""
    return moment.astimezone(KYIV)


def from_kyiv(local: datetime) -> datetime:
    """Return the UTC moment of a naive Kyiv time (the first of two in the autumn hour)."""
    return local.replace(tzinfo=KYIV).astimezone(UTC)
