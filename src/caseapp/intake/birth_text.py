"""Birth dates as lists write them: cells, day-month-year in every order, months in words, years."""

import re
from datetime import date, timedelta

from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.expected import Birth
from caseapp.intake.plain_text import cell_text
from caseapp.intake.raw import Cell

OLDEST = 100
YOUNGEST = 16
"""Ages outside make a date doubtful: children are exchanged too, but rarely, and typos often."""

_MONTHS = {
    stem: number
    for number, stems in enumerate(
        (
            "січ|янв|jan",
            "лют|фев|feb",
            "бер|мар|mar",
            "кві|апр|apr",
            "тра|май|мая|may",
            "чер|июн|jun",
            "лип|июл|jul",
            "сер|авг|aug",
            "вер|сен|sep",
            "жов|окт|oct",
            "лис|ноя|nov",
            "гру|дек|dec",
        ),
        1,
    )
    for stem in stems.split("|")
}
_YEAR_WORD = r"(?:р\.?\s*н\.?|г\.?\s*р\.?|року?(?:\s+народження)?|год[ау]?(?:\s+рождения)?|р\.?|г\.?|y\.?o?\.?b\.?|born)"
_TRAIL = re.compile(rf"[\s,.;]*{_YEAR_WORD}[\s,.;]*$", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:д\.?\s*н\.?|р\.?\s*н\.?|г\.?\s*р\.?|нар(?:одився|одилась)?\.?|рожд\.?|born|b\.|dob)[\s:]+",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"^(\d{1,2})\s*([./\-, ])\s*(\d{1,2})\s*[./\-, ]\s*(\d{4}|\d{2})$")
_YEAR_FIRST = re.compile(
    r"^(\d{4})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$"
)
_WITH_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_IN_WORDS = re.compile(
    r"^(\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?[\s.\-/]+([^\W\d_]{3,12})\.?,?[\s.\-/]+(\d{4}|\d{2})$"
)
_MONTH_FIRST = re.compile(r"^([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_MONTH_YEAR = re.compile(r"^([^\W\d_]{3,12})\.?,?[\s./\-]+(\d{4})$")
_MONTH_NUMBER = re.compile(r"^(\d{1,2})\s*[./\-]\s*(\d{4})$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_COMPACT_YEAR_FIRST = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$")
_LETTERS_FOR_DIGITS = re.compile(r"(?<=[\d.])[OoОоЗзIl|](?=[\d.])|^[OoОоЗзIl|](?=\d)")
_DIGIT_OF = dict(zip("OoОоЗзIl|", "000033111", strict=True))
_SOMEWHERE = re.compile(r"(?<!\d)(?:\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)")
_ABOUT = re.compile(
    r"^(?:близько|прибл\w*\.?|бл\.|біля|около|примерно|ок\.|about|approx\.?|circa|c\.|ca\.|~|≈)\s*",
    re.IGNORECASE,
)
_BLANK = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "?",
        "н/в",
        "н.в.",
        "невідомо",
        "неизвестно",
        "н/д",
        "unknown",
        "n/a",
        "не встановлено",
    }
)
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(7_000, 47_000)
_MONTHS_IN_YEAR = 12
_TWO_DIGITS = 100


def read_birth(cell: Cell, today: date) -> Birth:
    """Return what a cell says about a birth date, as written and as read.

    With dots the day stands first, as in all Ukrainian papers. With slashes 03/04/88 may be American:
    it is read day first and marked doubtful unless one number is over twelve. A year of two digits is
    always doubtful; it is taken for the last one that makes the person at least sixteen.
    """
    written = cell_text(cell)
    if isinstance(cell, date):
        return _judged(written, PartialDate(cell), today, doubtful=False)
    text = _LEAD.sub("", written).strip(" .,;()")
    about = bool(_ABOUT.match(text))
    text = _TRAIL.sub("", _ABOUT.sub("", text)).strip(" .,;?()*")
    if text.lower() in _BLANK:
        return Birth("", None)
    digits = _LETTERS_FOR_DIGITS.sub(lambda letter: _DIGIT_OF[letter[0]], text)
    found, doubtful = _read(digits, today)
    if found is None and len(inside := _SOMEWHERE.findall(digits)) == 1:
        found, doubtful = _read(inside[0], today)  # 26.02.1988, м. Харків
    doubtful = doubtful or digits != text
    if found and about:
        found = PartialDate(found.value, Precision.ABOUT)
    return _judged(written, found, today, doubtful=doubtful or "?" in written)


def _judged(written: str, found: PartialDate | None, today: date, *, doubtful: bool) -> Birth:
    if found is None or found.value > today:
        return Birth(written, None, doubtful=True)
    age = today.year - found.value.year
    return Birth(written, found, doubtful or not YOUNGEST <= age <= OLDEST)


def _read(text: str, today: date) -> tuple[PartialDate | None, bool]:
    """Return the date and whether it could be another one."""
    if match := _YEAR_FIRST.match(text):
        return _day(*map(int, match.groups())), False
    text = _WITH_TIME.sub("", text)
    if match := _DAY_FIRST.match(text):
        return _day_first(int(match[1]), match[2], int(match[3]), match[4], today)
    if text.replace(".0", "").isdecimal():
        return _bare_number(text.replace(".0", ""), today)
    return _in_words(text, today)


def _bare_number(digits: str, today: date) -> tuple[PartialDate | None, bool]:
    """Read 1988, 19880226, 26021988, or a date that lost its format: days since the end of 1899."""
    if match := _COMPACT_YEAR_FIRST.match(digits):
        return _day(*map(int, match.groups())), True
    if match := _COMPACT.match(digits):
        return _day(int(match[3]), int(match[2]), int(match[1])), True
    if len(digits) == 4:  # noqa: PLR2004 - a year
        return _year(int(digits), today), False
    if len(digits) == 5 and int(digits) in _SERIALS:  # noqa: PLR2004 - days of a century
        return PartialDate(_EXCEL_ZERO + timedelta(days=int(digits))), True
    return None, True


def _day_first(
    first: int, mark: str, second: int, year: str, today: date
) -> tuple[PartialDate | None, bool]:
    whole, short = _whole_year(year, today)
    if first == 0:  # 00.00.1988, 00.02.1988: only the rest is known
        rest = _month_of(whole, second) if second else _year(whole, today)
        return rest, short
    if second > _MONTHS_IN_YEAR >= first:
        return _day(whole, first, second), short or mark != "/"
    american = mark == "/" and first <= _MONTHS_IN_YEAR and first != second
    return _day(whole, second, first), short or american


def _in_words(text: str, today: date) -> tuple[PartialDate | None, bool]:
    if match := _IN_WORDS.match(text):
        whole, short = _whole_year(match[3], today)
        return _day(whole, _month(match[2]), int(match[1])), short
    if match := _MONTH_FIRST.match(text):
        return _day(int(match[3]), _month(match[1]), int(match[2])), False
    if match := _MONTH_YEAR.match(text):
        return _month_of(int(match[2]), _month(match[1])), False
    if match := _MONTH_NUMBER.match(text):
        return _month_of(int(match[2]), int(match[1])), False
    return None, True


def _whole_year(year: str, today: date) -> tuple[int, bool]:
    if len(year) > 2:  # noqa: PLR2004 - digits of a short year
        return int(year), False
    latest = today.year - YOUNGEST
    return latest - (latest - int(year)) % _TWO_DIGITS, True


def _month(word: str) -> int:
    return _MONTHS.get(word.lower()[:3], 0)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(date(year, month, day))
    except ValueError:
        return None


def _month_of(year: int, month: int) -> PartialDate | None:
    found = _day(year, month, 1)
    return PartialDate(found.value, Precision.MONTH) if found else None


def _year(year: int, today: date) -> PartialDate | None:
    if not today.year - 150 <= year <= today.year:
        return None
    return PartialDate(date(year, 1, 1), Precision.YEAR)
