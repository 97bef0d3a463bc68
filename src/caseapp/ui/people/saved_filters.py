"""Filters with a name, as they are kept in the register, and what is said of one."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from caseapp.domain.coded import Category, Destination, Triage
from caseapp.domain.queues import Queue
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui.people.roster import CARE_REFUSED, CODES, UNLISTED, Narrowing

_KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "code": frozenset(CODES),
        "category": frozenset(Category),
        "triage": frozenset(Triage),
        "destination": frozenset(Destination),
    }
)


def written(narrowing: Narrowing) -> str:
    """Return a filter as text."""
    return json.dumps(asdict(narrowing), ensure_ascii=False)


def readable(text: str) -> Narrowing | None:
    """Return a filter again; ``None`` where it means something that this version does not know.

    To leave the unknown part out would show more people than the filter's name says.
    """
    try:
        kept = json.loads(text)
        found = Narrowing(
            **{name: str(kept[name]) for name in (*_KNOWN, "text")},
            everywhere=kept["everywhere"] is True,
        )
    except (ValueError, KeyError, TypeError):
        return None
    parts = asdict(found)
    known = all(not parts[name] or parts[name] in codes for name, codes in _KNOWN.items())
    return found if known else None


def code_word(code: str, tr: Words) -> str:
    """Return the word for a queue or for one of the two other codes."""
    if code == CARE_REFUSED:
        return tr("Refused that a case is kept")
    if code == UNLISTED:
        return tr("Not on the list")
    return word_for(Queue(code), tr)


def coded_words(narrowing: Narrowing, tr: Words) -> tuple[str, ...]:
    """Return the words for category, colour and next place, as far as they narrow."""
    said = []
    if narrowing.category:
        said.append(word_for(Category(narrowing.category), tr))
    if narrowing.triage:
        said.append(word_for(Triage(narrowing.triage), tr))
    if narrowing.destination:
        said.append(word_for(Destination(narrowing.destination), tr))
    return tuple(said)


def in_words(narrowing: Narrowing, tr: Words) -> str:
    """Return all that a filter leaves, in one line."""
    said = [tr("Whole register")] if narrowing.everywhere else []
    if narrowing.code:
        said.append(code_word(narrowing.code, tr))
    said += coded_words(narrowing, tr)
    if narrowing.text:
        said.append(tr("“{text}”", text=narrowing.text))
    return " · ".join(said) or tr("Everybody")
