"""Sentences for the errors of `caseapp.domain.person_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import person_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.labels import label
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.BirthUnreadable: lambda _, tr: tr(
        "This is no birth date: 26.02.1988, 02.1988, 1988 or ≈1988. Nothing was changed."
    ),
    e.CodeUnknown: lambda _, tr: tr("Choose one of the values. Nothing was changed."),
    e.TextTooLong: lambda x, tr: tr(
        "This is longer than {most} characters. Make it shorter; nothing was changed.", most=x.most
    ),
    e.TaxNumberWrong: lambda _, tr: tr(
        "A taxpayer’s number has ten digits that fit each other; instead of it the number of a"
        " passport or ID card may stand. Nothing was changed."
    ),
    e.RegisterNumberWrong: lambda _, tr: tr(
        "A record number has eight digits, a hyphen and five more: 19880226-01234. Nothing was changed."
    ),
    e.IdentityStepRefused: lambda x, tr: tr(
        "“{before}” cannot become “{after}” at once. Nothing was changed; take the step between.",
        before=label(x.before, tr),
        after=label(x.after, tr),
    ),
    e.CategoryUnchanged: lambda _, tr: tr("The person has this category already."),
}
