"""An expected list: what headquarters says about each person, as written."""

from dataclasses import dataclass

from caseapp.domain.coded import Category
from caseapp.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date as a list gives it.

    ``written`` is the text of the cell; ``date`` what it was read as (None: not readable or empty);
    ``doubtful`` marks a date that could be read in two ways or is hardly possible.
    """

    written: str
    date: PartialDate | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list. ``None`` means that the list has no such column; ``""`` an empty cell.

    ``sheet`` and ``row`` say where it stands (row 1 is the first row of the sheet); ``number`` is the
    number that the list itself gives. ``written_name`` is the name cell, or the name cells joined.
    ``force`` is a code of `coded.Force` where it was recognised, else the text as written.
    """

    sheet: int
    row: int
    number: str | None
    written_name: str
    surname: str
    given: str
    patronymic: str
    call_sign: str | None = None
    birth: Birth | None = None
    sex: str | None = None
    category: Category | None = None
    force: str | None = None
    unit: str | None = None
    rank: str | None = None
    remark: str | None = None
