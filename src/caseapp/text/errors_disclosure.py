"""Sentences for the errors of `caseapp.domain.disclosure_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import disclosure_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.ThresholdTooLow: lambda x, tr: tr(
        "The threshold {threshold} is too low: groups below {floor} could be recognised. Choose"
        " {floor} or more; nothing was printed.",
        threshold=x.threshold,
        floor=x.floor,
    ),
    e.NumbersDisclose: lambda x, tr: tr.many(
        "{count} number could be calculated from the rest of the report, so the report was not made."
        " Choose a longer period or fewer breakdowns.",
        "{count} numbers could be calculated from the rest of the report, so the report was not made."
        " Choose a longer period or fewer breakdowns.",
        x.count,
    ),
}
