"""Figures of reports in words: counts with their base, rates, groups, months."""

from caseapp.domain.compliance_report import Dimension, GroupLine
from caseapp.domain.printed_numbers import Share, Shown
from caseapp.text.labels import group_label
from caseapp.text.words import Lang, Words

_TENTHS = 10


def percent(permille: int, words: Words) -> str:
    """Return a rate with one decimal: "73.2 %", in Ukrainian "73,2 %"."""
    point = "," if words.lang is Lang.UK else "."
    whole, tenth = divmod(permille, _TENTHS)
    return f"{whole}{point}{tenth} %"


def rate(share: Share, words: Words) -> str:
    """Return the rate of a share, "" where none may stand."""
    return "" if share.permille is None else percent(share.permille, words)


def of_base(part: Shown, base: Shown, words: Words) -> str:
    """Return a number with what it is a part of: "169 of 174"."""
    return words("{part} of {base}", part=part.text, base=base.text)


def share(one: Share, words: Words) -> str:
    """Return a part of a base, then the rate: "169 of 174 (97.1 %)"."""
    said = of_base(one.part, one.base, words)
    return said if one.permille is None else f"{said} ({percent(one.permille, words)})"


def group_name(line: GroupLine, dimension: Dimension, words: Words) -> str:
    """Return what a group of a breakdown is called."""
    tr = words
    if not line.name:
        return tr.sense("report", "Not known")
    if dimension is Dimension.CATEGORY:
        return group_label(line.name, tr)
    if line.region:
        return tr("Other places: {region}", region=line.name)
    return tr("{group}, or not known", group=line.name) if line.with_unknown else line.name
