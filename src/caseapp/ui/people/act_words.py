"""One act in words: what it was, on which laptop, when it was written down."""

from collections.abc import Iterator
from datetime import timedelta

from caseapp.domain.person_views import PersonAct
from caseapp.text import dates
from caseapp.text.labels import act_label
from caseapp.text.words import Words
from caseapp.ui.people.change_words import changes_said

_AT_ONCE = timedelta(minutes=1)
"""An act recorded within a minute of happening shows one time, not two."""


def title(act: PersonAct, tr: Words) -> str:
    """Return what was done; of an undo or redo also what it was about."""
    said = act_label(act.act, tr)
    return f"{said}: {act_label(act.of, tr)}" if act.of else said


def laptop(act: PersonAct, tr: Words) -> str:
    """Return on which computer it was written, empty where that is not known."""
    return tr("laptop {number}", number=act.laptop) if act.laptop else ""


def recorded(act: PersonAct, tr: Words) -> str:
    """Return when it was written down, empty where that was at once."""
    if abs(act.recorded_at - act.at) < _AT_ONCE:
        return ""
    return tr("recorded {time}", time=dates.when(act.recorded_at))


def lines(act: PersonAct, tr: Words) -> Iterator[str]:
    """Yield each change, and last when it was written down."""
    yield from changes_said(act.changes, tr)
    if said := recorded(act, tr):
        yield said


def sentence(act: PersonAct, tr: Words) -> str:
    """Return everything: who, what, each change, when, on which laptop."""
    undone = tr("taken back") if act.undone else ""
    parts = (act.by, title(act, tr), undone, *lines(act, tr), dates.when(act.at), laptop(act, tr))
    return ", ".join(part for part in parts if part)
