"""Sentences for the errors of `caseapp.domain.care_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import care_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.CareRefused: lambda _, tr: tr(
        "This person does not want a case to be kept. Only arrival, triage colour, destination and the"
        " refusal stay; nothing else is shown or written."
    ),
}
