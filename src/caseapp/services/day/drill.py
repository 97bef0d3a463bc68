"""Plays a recorded day live into the register of invented people, beside whoever practises there.

Acts come as other stations would record them, in groups that share a commit, through the same steps as
a replay. Nobody is in the way of anybody: what was done by hand is never done a second time, and what
is about somebody who has not been marked arrived waits until they are.
"""

import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from caseapp.domain.acts import ACTS, REDO, UNDO
from caseapp.domain.contact import REACHED, Outcome
from caseapp.domain.day_errors import DrillNotHere
from caseapp.domain.drill import Against, Debrief, Event, Leave, News, Opening
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.interviews import InterviewResult
from caseapp.services import figures
from caseapp.services.context import Context, Done
from caseapp.services.day.folder import ARRIVALS, CALLS, INTERVIEWS, rows_of
from caseapp.services.day.replay import begin
from caseapp.services.day.steps import GROUP_ACTS, GROUP_SECONDS, Step, do
from caseapp.storage.columns import micros
from caseapp.storage.journal import acts
from caseapp.storage.journal.format import Dot
from caseapp.storage.journal.undo import last_toggles
from caseapp.storage.queries import by_hand
from caseapp.storage.queries.stages import View
from caseapp.storage.unit_of_work import Touched

_WRITTEN: Mapping[str, str] = {
    "edit_relatives": "relative",
    "record_call": "contact_attempt",
    "record_consent": "consent",
    "withdraw_consent": "consent",
    "transcribe_interview": "interview",
}
"""Act → the table that shows whether somebody has begun the same by hand."""
_ARRIVING = frozenset({"mark_arrived", "mark_unexpected"})


@dataclass
class Drill:
    """A day that is being played. Lives where the register is written; only `News` leaves it."""

    ctx: Context
    stage: StageId
    leave: Leave
    _ahead: deque[Step] = field(repr=False)
    _held: list[Step] = field(default_factory=list, repr=False)
    _played: int = 0
    _overtaken: int = 0

    def news(self, events: tuple[Event, ...] = ()) -> News:
        """Return how far it is."""
        return News(
            events=events,
            played=self._played,
            overtaken=self._overtaken,
            waiting=len(self._held),
            ahead=len(self._ahead),
            next_due=self._ahead[0].due if self._ahead else None,
        )

    def play_until(self, moment: datetime) -> Done[News]:
        """Play what is due, at most one group, so that nobody at the keyboard waits behind it.

        ``next_due`` of the news says whether more is due.

        Raises:
            DrillNotHere: the register holds real people; nothing was changed.
        """
        require_demo(self.ctx)
        group = [self._ahead.popleft() for _ in self._due(moment)]
        with self.ctx.register.read() as view:
            here = by_hand.here(view, self.stage)
            pending = [*self._held, *group]
            begun = self._begun(view, pending)
        coming = {step.person for step in group if step.act in _ARRIVING}
        self._held = [step for step in pending if step.person not in here | coming]
        possible = [step for step in pending if step.person in here | coming]
        steps = [step for step in possible if (step.act, step.person) not in begun]
        self._overtaken += len(possible) - len(steps)
        return self._play(steps) if steps else Done(self.news(), Touched())

    def _play(self, steps: list[Step]) -> Done[News]:
        """Play steps in one commit, as long as a commit may take; the others stay due."""
        done, rows, tried = list[Step](), Touched().rows, 0
        until = time.monotonic() + GROUP_SECONDS
        with self.ctx.batch():
            for step in steps:
                tried += 1
                if (wrote := do(self.ctx, step)) is not None:
                    done.append(step)
                    rows |= wrote.rows
                if time.monotonic() >= until:
                    break
        self._ahead.extendleft(reversed(steps[tried:]))
        self._played += len(done)
        self._overtaken += tried - len(done)
        return Done(self.news(self._told(done)), Touched(rows))

    def _due(self, moment: datetime) -> Iterator[Step]:
        due = takewhile(lambda step: step.due <= moment, tuple(self._ahead))
        return (step for step, _ in zip(due, range(GROUP_ACTS), strict=False))

    def _begun(self, view: View, steps: list[Step]) -> set[tuple[str, PersonId]]:
        """Return (act, person) of what somebody has begun by hand."""
        people = {step.person for step in steps if step.person is not None}
        found = {
            table: by_hand.people_with(view, table, people)
            for table in {_WRITTEN[step.act] for step in steps if step.act in _WRITTEN}
        }
        return {
            (act, person)
            for act, table in _WRITTEN.items()
            for person in found.get(table, frozenset())
        }

    def _told(self, steps: list[Step]) -> tuple[Event, ...]:
        people = {step.person for step in steps if step.person is not None}
        with self.ctx.register.read() as view:
            names = by_hand.names(view, people)
        return tuple(
            Event(step.due, step.act, names.get(step.person, "") if step.person else "")
            for step in steps
        )


def require_demo(ctx: Context) -> None:
    """Raise `DrillNotHere` unless the register is the one of invented people."""
    if not ctx.register.keyfile.demo:
        raise DrillNotHere


def opening(ctx: Context, folder: Path) -> Opening:
    """Return what can be chosen before a drill; the day's lists are taken in if they are not there.

    Raises:
        DrillNotHere: the register holds real people; nothing was changed.
        DayFileMissing, DayRowUnreadable: the folder is no day.
    """
    require_demo(ctx)
    coming = begin(ctx, folder, _silently).coming
    stations = sorted({row.get("station") for row in rows_of(folder, ARRIVALS)} - {""})
    if not coming:
        return Opening(None, None, tuple(stations))
    return Opening(coming[0].due, coming[-1].due, tuple(stations))


def begin_drill(ctx: Context, folder: Path, leave: Leave) -> Drill:
    """Make ready to play what is left of a day; nothing of it is played yet.

    Raises:
        DrillNotHere: the register holds real people; nothing was changed.
        DayFileMissing, DayRowUnreadable: the folder is no day.
    """
    require_demo(ctx)
    day = begin(ctx, folder, _silently)
    ahead = deque(step for step in day.coming if not leave.takes(step.act, step.station))
    return Drill(ctx, day.stage, leave, ahead)


def debrief(drill: Drill, folder: Path, since: datetime) -> Debrief:
    """Return what came of a drill: the figures beside those of the day, and what was done by hand.

    Args:
        drill: as far as it was played.
        folder: the day it plays.
        since: when who practises began, in real time, aware UTC.
    """
    found = figures.figures(drill.ctx, drill.stage)
    here = {
        "arrived": found["arrived"],
        "reached": found["contact"]["reached"],
        "attempts": found["contact"]["attempts"],
        **{state: found["interviews"].get(state, 0) for state in _HELD},
    }
    day = day_totals(folder)
    lines = tuple(Against(code, here[code], day[code]) for code in day)
    return Debrief(lines, _own(drill.ctx, since), drill.news())


_HELD = tuple(
    state.value
    for state in (InterviewResult.COMPLETED, InterviewResult.PARTIAL, InterviewResult.DECLINED)
)


def day_totals(folder: Path) -> dict[str, int]:
    """Return what a day holds when all of it is played: code → count."""
    calls = rows_of(folder, CALLS)
    in_touch = {*REACHED, Outcome.ALREADY_IN_TOUCH}
    held = Counter(row.get("state") for row in rows_of(folder, INTERVIEWS))
    return {
        "arrived": len({row.get("key") for row in rows_of(folder, ARRIVALS)}),
        "reached": len({row.get("key") for row in calls if row.get("outcome") in in_touch}),
        "attempts": sum(1 for row in calls if row.get("attempt") not in {"", "0"}),
        **{state: held[state] for state in _HELD},
    }


def _own(ctx: Context, since: datetime) -> tuple[tuple[str, int], ...]:
    """Return act → how often the user has done it since then and not taken it back, most often first."""
    began = micros(since)
    with ctx.register.read() as view:
        toggles = last_toggles(view)
        made = takewhile(
            lambda one: one.recorded_at >= began, acts.made_by_hand(view, ctx.actor.id)
        )
        counts = Counter(
            one.act
            for one in made
            if _is_work(one.act) and toggles.get(Dot(one.replica, one.first)) != UNDO
        )
    return tuple(counts.most_common())


def _is_work(act: str) -> bool:
    """Say whether an act is one of the day's work: neither bookkeeping nor a step back."""
    known = ACTS.get(act)
    return known is not None and known.permission is not None and act not in {UNDO, REDO}


def _silently(_file: str, _row: int) -> None:
    """Tell nobody: a drill shows what it plays itself."""
