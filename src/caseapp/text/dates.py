"""Dates, times, durations and ages in words and figures.

Figures are the same in both languages: 06.03.2026, 14:32, on the clock of Kyiv. Names of days and
months come from the catalogue, so that nothing depends on the locale of the computer.
"""

from datetime import date, datetime, timedelta

from caseapp.domain.dates import PartialDate, Precision, kyiv
from caseapp.text.words import N_, Words

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_DAYS_OF_MONTHS = (
    N_("{day} January"),
    N_("{day} February"),
    N_("{day} March"),
    N_("{day} April"),
    N_("{day} May"),
    N_("{day} June"),
    N_("{day} July"),
    N_("{day} August"),
    N_("{day} September"),
    N_("{day} October"),
    N_("{day} November"),
    N_("{day} December"),
)
"""Ukrainian puts the month of a day in the genitive: березень, but 6 березня."""
_SEASONS = (N_("winter {year}"), N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"))


def day(value: date) -> str:
    """Return a date in figures: 06.03.2026."""
    return f"{value:%d.%m}.{value.year:04d}"


def clock(moment: datetime) -> str:
    """Return the time of an aware moment on the clock of Kyiv: 14:32."""
    return f"{kyiv(moment):%H:%M}"


def when(moment: datetime) -> str:
    """Return date and time of an aware moment on the clock of Kyiv: 06.03.2026 14:32."""
    return f"{day(kyiv(moment).date())} {clock(moment)}"


def recent(moment: datetime, now: datetime) -> str:
    """Return the time of an aware moment, with its date unless it is of the same day as ``now``."""
    same = kyiv(moment).date() == kyiv(now).date()
    return clock(moment) if same else when(moment)


def long_date(value: date, words: Words) -> str:
    """Return a date in words: «п’ятниця, 6 березня 2026», “Friday, 6 March 2026”."""
    weekday = words(_WEEKDAYS[value.weekday()])
    return f"{weekday}, {words(_DAYS_OF_MONTHS[value.month - 1], day=value.day)} {value.year}"


def partial_date(value: PartialDate, words: Words) -> str:
    """Return a date as far as it is known.

    06.03.2022, «березень 2022», «зима 2021/2022», 2022, «близько 2022». A date that is known about
    the day is told from one that is known about the year by not being the first of January.
    """
    known = value.value
    match value.precision:
        case Precision.DAY:
            return day(known)
        case Precision.MONTH:
            return f"{words(_MONTHS[known.month - 1])} {known.year}"
        case Precision.SEASON:
            return words(_SEASONS[known.month % 12 // 3], year=_year_of_season(known))
        case Precision.YEAR:
            return str(known.year)
        case Precision.ABOUT:
            whole_year = (known.month, known.day) == (1, 1)
            return words("about {date}", date=known.year if whole_year else day(known))


def _year_of_season(known: date) -> str:
    """A winter lies in two years; it is named by both."""
    if known.month % 12 // 3:
        return str(known.year)
    begun = known.year - (known.month < 12)  # noqa: PLR2004 - December
    return f"{begun}/{begun + 1}"


def years_and_months(start: date, end: date, words: Words) -> str:
    """Return how long something lasted: «3 роки 10 місяців», «2 місяці», «12 днів».

    Full years and months are counted, days only where there is not one month. ``end`` is not before
    ``start``.
    """
    months = _full_months(start, end)
    years, rest = divmod(months, 12)
    parts = [words.many("{count} year", "{count} years", years)] if years else []
    if rest:
        parts.append(words.many("{count} month", "{count} months", rest))
    return " ".join(parts) or words.many("{count} day", "{count} days", (end - start).days)


def duration(length: timedelta, words: Words) -> str:
    """Return a length of time up to days: «41 хв», «1 год 5 хв», «2 дні 3 год».

    The smaller unit is rounded down; less than a minute is «менше хвилини».
    """
    minutes = length // timedelta(minutes=1)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if days:
        parts = [words.many("{count} day", "{count} days", days)]
        parts += [words("{hours} h", hours=hour)] if hour else []
    else:
        parts = [words("{hours} h", hours=hour)] if hour else []
        parts += [words("{minutes} min", minutes=minute)] if minute else []
    return " ".join(parts) or words("less than a minute")


def age_between(birth: PartialDate, on: date) -> tuple[int, int]:
    """Return the least and the greatest age in full years that a birth date allows on a day."""
    first, last = _possible_births(birth)
    return max(0, _full_months(last, on) // 12), max(0, _full_months(first, on) // 12)


def age(birth: PartialDate, on: date, words: Words) -> str:
    """Return an age: «38 років», «37–38 років» where the date leaves both open, «близько 38 років»."""
    least, greatest = age_between(birth, on)
    if birth.precision is Precision.ABOUT:
        return words.many("about {count} year old", "about {count} years old", greatest)
    shown = str(least) if least == greatest else f"{least}–{greatest}"
    return words.many("{age} year old", "{age} years old", greatest, age=shown)


def _possible_births(birth: PartialDate) -> tuple[date, date]:
    known = birth.value
    match birth.precision:
        case Precision.DAY | Precision.ABOUT:
            return known, known
        case Precision.MONTH:
            return known.replace(day=1), _month_later(known.replace(day=1), 1) - _DAY
        case Precision.SEASON:
            return known.replace(day=1), _month_later(known.replace(day=1), 3) - _DAY
        case Precision.YEAR:
            return date(known.year, 1, 1), date(known.year, 12, 31)


_DAY = timedelta(days=1)


def _month_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _full_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)
