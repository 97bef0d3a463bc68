"""Sentences for `caseapp.domain.terminal_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import terminal_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.NoTerminal: lambda _, tr: tr(
        "There is no terminal to ask for the passphrase. Name a file with --passphrase-file; nothing"
        " was done."
    ),
    e.PassphrasesDiffer: lambda _, tr: tr(
        "The passphrase was typed differently the second time. Nothing was done; try again."
    ),
    e.TextUnreadable: lambda _, tr: tr(
        "The text that was given is not UTF-8. Nothing was changed; save it as UTF-8 or type it again."
    ),
}
