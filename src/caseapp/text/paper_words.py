"""Words that stand on paper alone: short, without a screen around them, without anybody's sex."""

from datetime import datetime

from caseapp.domain.coded import AbsenceReason, Category, Flag, Force, Sex
from caseapp.domain.dates import kyiv
from caseapp.domain.roll_call import Difference, Differing
from caseapp.text.labels import field_label, label, short_label
from caseapp.text.words import Words


def group(code: str, words: Words) -> str:
    """Return the word for one person of the group POW, CIV or UNKNOWN."""
    category = Category(code)
    return short_label(category, words) if category is Category.POW else label(category, words)


def flags(raised: tuple[Flag, ...], words: Words) -> str:
    """Return what was noted about an arrival in one line, "" if nothing was."""
    return " · ".join(label(flag, words) for flag in raised)


def absence(reason: AbsenceReason | None, words: Words) -> str:
    """Return why a listed person did not come; no reason is said to be not known."""
    tr = words
    return tr(
        "Did not arrive. Reason: {reason}", reason=label(reason or AbsenceReason.NOT_KNOWN, tr)
    )


def difference(found: Difference, words: Words) -> str:
    """Return a difference between list and papers in words."""
    tr = words
    field = field_label(found.field.value, tr)
    listed, papers = (_value(found.field, value, tr) for value in (found.listed, found.papers))
    if not found.listed:
        return tr("{field}: not on the list; in the papers “{papers}”", field=field, papers=papers)
    if not found.papers:
        return tr("{field}: on the list “{listed}”; not in the papers", field=field, listed=listed)
    return tr(
        "{field}: on the list “{listed}”; in the papers “{papers}”",
        field=field,
        listed=listed,
        papers=papers,
    )


def moment(at: datetime) -> str:
    """Return day and time on the clock of Kyiv, in figures."""
    return f"{kyiv(at):%d.%m.%Y %H:%M}"


def hour(at: datetime) -> str:
    """Return the time of day on the clock of Kyiv."""
    return f"{kyiv(at):%H:%M}"


def _value(field: Differing, value: str, words: Words) -> str:
    """Return a value as it is read: the word for a code, other text as it stands."""
    match field:
        case Differing.CATEGORY if value:
            return group(value, words)
        case Differing.SEX if value in set(Sex):
            return label(Sex(value), words)
        case Differing.FORCE if value in set(Force):
            return label(Force(value), words)
    return value
