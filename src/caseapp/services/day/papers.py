"""What ``people.csv`` says about somebody: papers, capture, places of detention."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.captivity import Direction, StatusBefore
from caseapp.domain.coded import Category
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.day_errors import DayRowUnreadable
from caseapp.domain.detention import CaptureFacts, PeriodFacts
from caseapp.services.arrivals import Papers
from caseapp.services.day.folder import DayRow

_DIRECTIONS: Mapping[str, Direction] = MappingProxyType(
    {
        "донецький": Direction.DONETSK,
        "луганський": Direction.LUHANSK,
        "харківський": Direction.KHARKIV,
        "запорізький": Direction.ZAPORIZHZHIA,
        "херсонський": Direction.KHERSON,
        "маріуполь": Direction.MARIUPOL,
        "маріупольський": Direction.MARIUPOL,
        "азовсталь": Direction.MARIUPOL,
        "київський": Direction.KYIV,
        "чернігівський": Direction.CHERNIHIV,
        "сумський": Direction.SUMY,
        "миколаївський": Direction.MYKOLAIV,
        "курський": Direction.KURSK,
        "крим": Direction.CRIMEA,
        "кримський": Direction.CRIMEA,
        "море": Direction.SEA,
    }
)
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a row says about one person."""

    papers: Papers
    capture: CaptureFacts | None
    periods: tuple[PeriodFacts, ...]


def known_of(row: DayRow) -> Known:
    """Return what a row of ``people.csv`` says.

    Raises:
        DayRowUnreadable: a date or a code cannot be read.
    """
    birth = row.get("birth_date")
    papers = Papers(
        surname=row.get("surname"),
        given=row.get("given"),
        patronymic=row.get("patronymic"),
        sex=row.get("sex"),
        birth=PartialDate(day_of(row, "birth_date"), Precision.DAY) if birth else None,
        category=code_of(row, "category", Category) or Category.UNKNOWN.value,
        force=row.get("force"),
        unit=row.get("unit"),
        rank=row.get("rank"),
        status_before=code_of(row, "status_before", StatusBefore) or "",
    )
    return Known(papers, _capture(row), tuple(_periods(row)))


def code_of(row: DayRow, name: str, kind: type[StrEnum]) -> str | None:
    """Return the code in a cell, ``None`` where it is empty or the file has no such column.

    Raises:
        DayRowUnreadable: it is no such code.
    """
    text = row.cells.get(name, "").strip()
    try:
        return kind(text).value if text else None
    except ValueError:
        raise DayRowUnreadable(row.origin.file, row.number, name) from None


def day_of(row: DayRow, name: str) -> date:
    """Return the date in a cell.

    Raises:
        DayRowUnreadable: it is none.
    """
    try:
        return date.fromisoformat(row.get(name))
    except ValueError:
        raise DayRowUnreadable(row.origin.file, row.number, name) from None


def _capture(row: DayRow) -> CaptureFacts | None:
    if not row.cells.get("capture_date", "").strip():
        return None
    precision = Precision(code_of(row, "capture_precision", Precision) or Precision.DAY)
    return CaptureFacts(
        on=PartialDate(_known_part(day_of(row, "capture_date"), precision), precision),
        direction=_direction(row),
    )


def _known_part(day: date, precision: Precision) -> date:
    """Return a date with what is not known as the first of its month or year."""
    match precision:
        case Precision.YEAR:
            return day.replace(month=1, day=1)
        case Precision.MONTH | Precision.SEASON:
            return day.replace(day=1)
        case _:
            return day


def _direction(row: DayRow) -> str:
    written = row.cells.get("direction", "").strip()
    if not written:
        return ""
    return _DIRECTIONS.get(written.casefold(), Direction.OTHER).value


def _periods(row: DayRow) -> list[PeriodFacts]:
    """Return the stays in ``code:from:to|code:from:to``."""
    found = []
    for stay in filter(None, row.cells.get("places", "").strip().split("|")):
        parts = stay.split(":")
        if len(parts) != _PARTS or not parts[0]:
            raise DayRowUnreadable(row.origin.file, row.number, "places")
        start, end = (_stay_date(row, text) for text in parts[1:])
        found.append(PeriodFacts(place=parts[0], start=start, end=end))
    return found


def _stay_date(row: DayRow, text: str) -> PartialDate | None:
    try:
        return PartialDate(date.fromisoformat(text)) if text else None
    except ValueError:
        raise DayRowUnreadable(row.origin.file, row.number, "places") from None
