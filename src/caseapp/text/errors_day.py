"""Sentences for the errors of `caseapp.domain.day_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import day_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.DayFileMissing: lambda x, tr: tr(
        "This folder is no recorded day: {file} is not in it. Nothing was played.", file=x.file
    ),
    e.DayRowUnreadable: lambda x, tr: tr(
        "{file}, row {row}, column “{column}” cannot be read. What was confirmed before is kept.",
        file=x.file,
        row=x.row,
        column=x.column,
    ),
    e.DayIncomplete: lambda x, tr: tr(
        "Rows that could not be played: {count}, the first is row {row} of {file}. All others are"
        " kept.",
        count=x.count,
        row=x.row,
        file=x.file,
    ),
    e.DrillNotHere: lambda _x, tr: tr(
        "A drill is played in the register of invented people only. Nothing was changed here."
    ),
}
