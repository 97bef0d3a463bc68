"""What the desk says in the quiet bar."""

from datetime import datetime

from caseapp.domain.coded import StageState
from caseapp.domain.errors import CaseError
from caseapp.domain.views import DeskRow, StageView
from caseapp.text import dates
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words
from caseapp.ui.arrivals.desk import Line
from caseapp.ui.widgets.quiet_bar import Notice


def shown_name(row: DeskRow, words: Words) -> str:
    """Return the name in the reader's letters."""
    return row.latin or row.name if words.lang is Lang.EN else row.name


def recorded(row: DeskRow, at: datetime, tr: Words) -> Notice:
    """An arrival is written."""
    time, name = dates.clock(at), shown_name(row, tr)
    said = tr("{name}: arrival at {time} recorded.", name=name, time=time)
    return Notice(said, undo=True)


def saving(row: DeskRow, at: datetime, tr: Words) -> Notice:
    """An arrival is on its way to the disk."""
    time, name = dates.clock(at), shown_name(row, tr)
    return Notice(tr("{name}: arrival at {time} is being saved…", name=name, time=time), "info")


def here(line: Line, tr: Words) -> Notice:
    """Enter met somebody who has arrived."""
    row, name = line.row, shown_name(line.row, tr)
    if row.arrived_at is None:
        return Notice(tr("{name}: being saved already. Nothing was marked.", name=name), "info")
    time = dates.clock(row.arrived_at)
    if row.station:
        said = tr(
            "{name} arrived at {time}, desk {station}. Nothing was marked.",
            name=name,
            time=time,
            station=row.station,
        )
    else:
        said = tr("{name} arrived at {time}. Nothing was marked.", name=name, time=time)
    return Notice(said, "info")


def choose(*, found: bool, typed: bool, tr: Words) -> Notice:
    """Enter met nobody in particular."""
    if found and typed:
        return Notice(tr("More than one person may be meant: choose with ↓, then Enter."), "partly")
    if typed:
        said = tr("Nobody fits. Ctrl+N records somebody who is not on the list.")
        return Notice(said, "partly")
    return Notice(tr("Type three letters of the surname, or the number."), "info")


def shut(stage: StageView | None, tr: Words) -> str:
    """Return why nothing can be marked; empty where everything can."""
    if stage is None:
        return tr("There is no stage yet. Make one with the button at the top.")
    match stage.state:
        case StageState.OPEN:
            return ""
        case StageState.PLANNED:
            return tr("This stage is planned: nobody can be marked before it is opened.")
        case StageState.CLOSED | StageState.ARCHIVED:
            return tr("This stage is closed: it can be read, nobody can be marked.")


def refused(error: Exception, tr: Words) -> Notice:
    """Put a refusal into words.

    Raises:
        Exception: the error itself, where it is none of ours: that is a bug and must be seen.
    """
    if not isinstance(error, CaseError):
        raise error
    return Notice(sentence(error, tr), "bad")
