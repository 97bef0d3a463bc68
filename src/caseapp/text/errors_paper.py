"""Sentences for the errors of `caseapp.domain.paper_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import paper_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

_PRINTER: Mapping[str, Callable[[int, Words], str]] = {
    "refused": lambda run, tr: tr(
        "The printer did not take the sheet: none is set up, or it is paused. The sheet is kept as run"
        " {run}; print it again below, or save it as PDF.",
        run=run,
    ),
    "silent": lambda run, tr: tr(
        "The printer did not answer. The sheet is kept as run {run}; look whether it came out before"
        " you print it again below.",
        run=run,
    ),
}

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.PlaceNotWritable: lambda _, tr: tr(
        "Nothing can be written there. No sheet was set; choose another place."
    ),
    e.SheetNotKept: lambda x, tr: tr(
        "The file was not written. The sheet is kept as run {run}: choose it below and save it in"
        " another place.",
        run=x.run,
    ),
    e.PrinterRefused: lambda x, tr: _PRINTER[x.reason](x.run, tr),
}
