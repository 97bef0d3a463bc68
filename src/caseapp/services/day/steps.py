"""One act of a recorded day, and how many of them share a commit."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from caseapp.domain.errors import RuleError
from caseapp.domain.ids import PersonId
from caseapp.services.context import Context
from caseapp.services.day.folder import Origin
from caseapp.storage.tables.keeping import Origin as OriginRow
from caseapp.storage.unit_of_work import Touched, UnitOfWork

GROUP_ACTS = 50
GROUP_SECONDS = 0.1
"""What may share one commit. At the desk every act is a commit of its own."""

Acknowledge = Callable[[str, int], None]
"""Told of each row after the commit that holds it: file and row, 0 for a whole list."""


@dataclass(frozen=True, slots=True)
class Source:
    """A row of a file, 0 for the file as a whole."""

    origin: Origin
    row: int


@dataclass(frozen=True, slots=True)
class Step:
    """One act: an interview with its answers comes from many rows, an arrival from one.

    ``due`` is when it is played; ``occurred_at`` is what the journal says.
    """

    act: str
    sources: tuple[Source, ...]
    due: datetime
    occurred_at: datetime
    write: Callable[[UnitOfWork], None]
    person: PersonId | None = None
    """Whom it is about; None for a list."""
    station: str = ""
    """Where it is done; known of arrivals alone."""


@dataclass(slots=True)
class Tally:
    """How many rows were played, and which were refused."""

    played: int
    refused: list[Source]


def play(ctx: Context, steps: Iterable[Step], acknowledge: Acknowledge) -> Tally:
    """Play steps in groups that share a commit."""
    tally = Tally(0, [])
    ahead = iter(steps)
    while first := next(ahead, None):
        group = list[Source]()
        with ctx.batch():
            until = time.monotonic() + GROUP_SECONDS
            for acts, step in enumerate(chain((first,), ahead), 1):
                done = do(ctx, step) is not None
                (group if done else tally.refused).extend(step.sources)
                if acts >= GROUP_ACTS or time.monotonic() >= until:
                    break
        for source in group:
            acknowledge(source.origin.file, source.row)
        tally.played += len(group)
    return tally


def keep_origin(work: UnitOfWork, origin: Origin) -> None:
    """Write where an act came from into its unit of work."""
    work.put(
        OriginRow,
        origin.id,
        file=origin.file,
        row_sha256=origin.row_sha256,
        ordinal=origin.ordinal,
    )


def do(ctx: Context, step: Step) -> Touched | None:
    """Do one act and return what it wrote; None where a rule refused it, and then it wrote nothing."""
    try:
        with ctx.act(step.act, occurred_at=step.occurred_at) as work:
            work.look_ahead(OriginRow, [source.origin.id for source in step.sources])
            step.write(work)
            for source in step.sources:
                keep_origin(work, source.origin)
            return work.commit()
    except RuleError:
        return None
