"""Sentences for the errors of `caseapp.domain.catalogue_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import catalogue_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.CatalogueMissing: lambda x, tr: tr(
        "The talk was recorded with version {version} of the questions, which this program does not"
        " carry. The answers are kept as they are; open them with a newer version of the program.",
        version=x.version,
    ),
    e.CheckUnknown: lambda x, tr: tr(
        "Version {version} of the questions has no question with that code. Nothing was recorded.",
        version=x.version,
    ),
}
