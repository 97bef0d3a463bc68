"""The desk's list shown for one number of another room: whom that number counts, and nobody else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from caseapp.domain.coded import EntryState
from caseapp.domain.views import DeskRow
from caseapp.text import dates
from caseapp.text.labels import group_label
from caseapp.text.words import Words

Fits = Callable[[DeskRow], bool]
PREFIX = "only:"
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Narrowed:
    """``code`` is the text by which the list is asked for, and by which it is found again."""

    code: str
    fits: Fits
    said: Callable[[Words], str]


def narrowed(code: str) -> Narrowed | None:
    """Return what is meant by ``only:KIND`` or ``only:KIND:VALUE``; None for any other text."""
    if not code.startswith(PREFIX):
        return None
    kind, _, value = code.removeprefix(PREFIX).partition(":")
    if kind == "quarter":
        return _quarter(code, datetime.fromisoformat(value))
    known: Mapping[str, tuple[Fits, Callable[[Words], str]]] = {
        "listed": (_listed, lambda tr: tr("On the list")),
        "awaited": (_awaited, lambda tr: tr("Still awaited")),
        "station": (_came_by(value), lambda tr: tr("Desk {name}", name=value)),
        "group": (_came_as(value), lambda tr: group_label(value, tr)),
    }
    return Narrowed(code, *known[kind]) if kind in known else None


def _listed(row: DeskRow) -> bool:
    return row.on_list


def _came_by(station: str) -> Fits:
    return lambda row: row.arrived_at is not None and row.station == station


def _came_as(group: str) -> Fits:
    return lambda row: row.arrived_at is not None and row.category.group == group


def _awaited(row: DeskRow) -> bool:
    return row.arrived_at is None and row.state is EntryState.EXPECTED


def _quarter(code: str, start: datetime) -> Narrowed:
    end = start + QUARTER
    return Narrowed(
        code,
        lambda row: row.arrived_at is not None and start <= row.arrived_at < end,
        lambda tr: tr(
            "Arrived {start}–{end}",
            start=dates.clock(start),
            end=dates.clock(end),
        ),
    )
