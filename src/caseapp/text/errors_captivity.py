"""Sentences for the errors of captivity, arrival and files."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import arrival_errors as a
from caseapp.domain import captivity_errors as c
from caseapp.domain import file_errors as f
from caseapp.domain.errors import CaseError
from caseapp.text.labels import label
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    c.PlaceUnnamed: lambda _, tr: tr(
        "A place of detention needs a code or a name. Nothing was written: type what the person calls it."
    ),
    c.NumberOutOfRange: lambda x, tr: tr(
        "The number must lie between {least} and {most}. Nothing was changed.",
        least=x.least,
        most=x.most,
    ),
    c.DateNotYet: lambda _, tr: tr("This day has not come yet. Nothing was changed."),
    c.DateUnreadable: lambda _, tr: tr(
        "This is no date. Type as much as is known: 26.02.2022, 02.2022, 2022 or ≈2022."
    ),
    c.NumberUnreadable: lambda _, tr: tr("This is no whole number. Nothing was changed."),
    a.DestinationMissing: lambda _, tr: tr(
        "Say first where the person goes. The hand-over was not written."
    ),
    a.HandedOverAlready: lambda _, tr: tr(
        "This person has been handed over already. Nothing was changed."
    ),
    a.NeedStepRefused: lambda x, tr: tr(
        "Help that is “{before}” cannot become “{after}”. Nothing was changed.",
        before=label(x.before, tr),
        after=label(x.after, tr),
    ),
    f.PersonFileTooBig: lambda x, tr: tr(
        "The file is bigger than {most} MiB. It was not kept: choose a smaller copy.", most=x.most
    ),
    f.PersonFileEmpty: lambda _, tr: tr("The file is empty. It was not kept."),
    f.PersonFileUnknown: lambda _, tr: tr(
        "Only pictures, PDF, office documents and plain text are kept. This file is none of them,"
        " whatever its name says."
    ),
    f.NoPicture: lambda _, tr: tr(
        "A photo must be a JPEG, PNG or WebP picture. This file was not kept: add it as a document."
    ),
    f.PersonFileNotSaved: lambda _, tr: tr(
        "The copy was not written: the disk is full, or the stick was pulled out. The file itself is kept."
    ),
    f.PersonFileUnreadable: lambda _, tr: tr(
        "The file cannot be read where it lies. It was not kept: is the stick still plugged in?"
    ),
}
