"""Sentences for the errors of `caseapp.domain.wristband_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import wristband_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.WrongLetters: lambda _, tr: tr(
        "These letters do not go with this number at this stage. Nothing was marked: read the label again."
    ),
    e.NoPlainNumber: lambda _, tr: tr(
        "A label needs a number of one to six figures, and nobody chosen has one. No label was set."
    ),
    e.NoSuchPlace: lambda x, tr: tr(
        "The sheet has places 1 to {places}. No label was set: choose one of them.",
        places=x.places,
    ),
}
