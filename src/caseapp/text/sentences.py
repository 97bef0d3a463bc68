"""A sentence for every error a user can meet: what is wrong, what was kept, what to do next."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain.errors import CaseError
from caseapp.text import (
    errors_captivity,
    errors_care,
    errors_catalogue,
    errors_contact,
    errors_day,
    errors_disclosure,
    errors_general,
    errors_interviews,
    errors_keeping,
    errors_keys,
    errors_lists,
    errors_paper,
    errors_person,
    errors_terminal,
    errors_wristband,
)
from caseapp.text.words import Words

Sentence = Callable[[Any, Words], str]

TABLES: tuple[Mapping[type[CaseError], Sentence], ...] = (
    errors_captivity.SENTENCES,
    errors_care.SENTENCES,
    errors_catalogue.SENTENCES,
    errors_contact.SENTENCES,
    errors_day.SENTENCES,
    errors_disclosure.SENTENCES,
    errors_general.SENTENCES,
    errors_interviews.SENTENCES,
    errors_keeping.SENTENCES,
    errors_keys.SENTENCES,
    errors_lists.SENTENCES,
    errors_paper.SENTENCES,
    errors_person.SENTENCES,
    errors_terminal.SENTENCES,
    errors_wristband.SENTENCES,
)


def sentence(error: CaseError, words: Words) -> str:
    """Put an error into words.

    Raises:
        KeyError: no table holds the error's class; a test keeps that from being shipped.
    """
    for table in TABLES:
        if made := table.get(type(error)):
            return made(error, words)
    raise KeyError(type(error).__name__)
