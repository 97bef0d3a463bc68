"""A small site in memory behind the service functions, and an executor that works at once."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar, cast
from uuid import UUID

from caseapp.domain.access import Actor, Role
from caseapp.domain.at_work import Surroundings
from caseapp.domain.coded import EntryState, Flag
from caseapp.domain.errors import NothingToUndo
from caseapp.domain.ids import ArrivalId, PersonId, StageId, UserId
from caseapp.domain.queues import Standing, Waits, waits_of
from caseapp.domain.views import (
    Candidate,
    DeskRow,
    Found,
    Marked,
    Namesake,
    Obstacle,
    Overview,
    StageView,
    Undone,
    UnexpectedDraft,
)
from caseapp.ui.arrivals.services import ArrivalServices, DraftServices, MarkDraft
from caseapp.ui.frame.services import FrameServices, Signs
from caseapp.ui.session import Services, Session
from caseapp.ui.stages.services import Absence, Clash, NewStage, StageServices
from caseapp.ui.today.services import TodayServices
from ui.papers import lists_of, silent
from ui.people import NOW, STAGE, desk_rows

P = ParamSpec("P")
T = TypeVar("T")
OWN = frozenset({"frame", "today", "arrivals", "stages", "lists"})
"""Services that the small site answers itself; other rooms are silent."""
DRAFT = UUID(int=77)
ACTOR = Actor(
    UserId(UUID(int=7)),
    "Кравець Олена",
    frozenset({Role.ADMIN, Role.FIELD_OFFICER, Role.SUPERVISOR}),
)


class SameThread(Executor):
    """Runs work at once, so a test of the window reads top to bottom."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Override: now."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Later(Executor):
    """Keeps work until it is told to go on: a disk that hangs."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Override: not now."""
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def go_on(self) -> None:
        """Do everything that waits, and what that brings about."""
        while self.waiting:
            self.waiting.pop(0)()


@dataclass(frozen=True)
class Done(Generic[T]):
    value: T
    touched: object = frozenset()


@dataclass
class Site:
    """People of one stage, and everything done to them."""

    rows: dict[UUID, DeskRow] = field(
        default_factory=lambda: {row.line: row for row in desk_rows() if row.line}
    )
    stages: list[StageView] = field(default_factory=lambda: [STAGE])
    acts: list[tuple[str, Any]] = field(default_factory=list)
    slow: Callable[[], object] = lambda: None
    fail: Exception | None = None
    clashes: list[Clash] = field(default_factory=list)
    namesakes: tuple[Namesake, ...] = ()
    waiting: list[Standing] = field(default_factory=list)
    draft: dict[str, str] = field(default_factory=dict)
    ids: Any = field(default_factory=lambda: count(9000))

    def mark_arrived(self, draft: MarkDraft) -> Done[Marked]:
        self._work()
        row = self.rows[draft.line]
        marked = Marked(
            ArrivalId(UUID(int=next(self.ids))),
            PersonId(UUID(int=next(self.ids))),
            row.number,
            row.name,
            draft.at,
        )
        self.rows[draft.line] = replace(
            row, arrival=marked.arrival, arrived_at=draft.at, state=EntryState.MATCHED
        )
        self.acts.append(("mark_arrived", draft.line))
        return Done(marked)

    def set_flag(self, arrival: ArrivalId, flag: Flag, raised: bool) -> Done[None]:  # noqa: FBT001 - as the service is called
        self._work()
        self.acts.append(("set_flag", (arrival, flag, raised)))
        for key, row in self.rows.items():
            if row.arrival == arrival:
                flags = row.flags | {flag} if raised else row.flags - {flag}
                self.rows[key] = replace(row, flags=flags)
        return Done(None)

    def add_unexpected(self, _stage: StageId, draft: UnexpectedDraft) -> Done[Marked]:
        self._work()
        self.acts.append(("add_unexpected", draft))
        arrival = ArrivalId(UUID(int=next(self.ids)))
        name = f"{draft.surname} {draft.given}".strip()
        self.rows[arrival] = replace(
            next(iter(self.rows.values())),
            line=None,
            arrival=arrival,
            surname=draft.surname,
            given=draft.given,
            patronymic="",
            on_list=False,
            arrived_at=NOW,
        )
        return Done(Marked(arrival, PersonId(UUID(int=next(self.ids))), "", name, NOW))

    def take_back(self, arrival: ArrivalId) -> Done[Undone]:
        self._work()
        line = next(key for key, row in self.rows.items() if row.arrival == arrival)
        name = self.rows[line].name
        self.rows[line] = replace(
            self.rows[line], arrival=None, arrived_at=None, state=EntryState.EXPECTED
        )
        return Done(Undone("mark_arrived", name))

    def likely(self, _stage: StageId, draft: UnexpectedDraft) -> tuple[Candidate, ...]:
        wanted = draft.surname.casefold()
        fits = [r for r in self.rows.values() if wanted and r.surname.casefold().startswith(wanted)]
        return tuple(Candidate(row, False, ("surname",)) for row in fits)

    def keep_draft(self, typed: Mapping[str, str]) -> None:
        self._work()
        self.draft.clear()
        self.draft.update(typed)

    def undo(self) -> Done[Undone]:
        if not self.acts:
            raise NothingToUndo
        act, what = self.acts.pop()
        name = ""
        if act == "mark_arrived":
            row = self.rows[what]
            name = row.name
            self.rows[what] = replace(row, arrival=None, arrived_at=None, state=EntryState.EXPECTED)
        return Done(Undone(act, name))

    def overview(self, _stage: StageId) -> Overview:
        here = sum(row.arrived_at is not None for row in self.rows.values())
        start = NOW - timedelta(minutes=90)
        counts = (11, 1, 49, 73, 62, 8)
        quarters = tuple((start + timedelta(minutes=15 * i), n) for i, n in enumerate(counts))
        return Overview(
            self.stages[0],
            len(self.rows),
            here,
            len(self.rows) - here,
            0,
            {"POW": here, "CIV": 0},
            {str(desk): 3 for desk in range(1, 13)},
            quarters,
            2,
            NOW,
        )

    def day(self, stage: StageId) -> tuple[Overview, Waits]:
        return self.overview(stage), waits_of(self.waiting, NOW)

    def find(self, text: str) -> tuple[Found, ...]:
        fits = [r for r in self.rows.values() if text.casefold() in r.name.casefold()]
        return tuple(
            Found(r.person, r.line, r.name, r.latin, r.birth, r.unit, r.number, r.arrived_at)
            for r in fits
        )

    def new_stage(self, new: NewStage) -> Done[StageId]:
        stage = StageId(UUID(int=next(self.ids)))
        number = len(self.stages) + 1
        self.stages.append(
            replace(STAGE, id=stage, number=number, date=new.date, title=new.title, site=new.site)
        )
        return Done(stage)

    def services(self) -> Services:
        signs = Signs(76, True, 41_000_000_000, NOW - timedelta(minutes=4))
        arrivals = ArrivalServices(
            lambda _stage: tuple(self.rows.values()),
            self.mark_arrived,
            self.set_flag,
            self.add_unexpected,
            self.likely,
            self.take_back,
            DraftServices(DRAFT, self.keep_draft, lambda: dict(self.draft), self.draft.clear),
        )
        frame = FrameServices(
            lambda: tuple(self.stages), self.undo, self.undo, self.find, lambda: signs
        )
        stages = StageServices(
            self.new_stage,
            self.obstacles,
            self.set_absent,
            lambda verdict: self._did("settle_match", verdict),
            lambda stage: self._did("close_stage", stage),
            lambda stage, _why: self._did("reopen_stage", stage),
            lambda: tuple(self.clashes),
            self.settle_clash,
        )
        today = TodayServices(self.day, lambda: Surroundings((), NOW, None))
        around = {
            each.name: silent(cast("Any", each.type))
            for each in fields(Services)
            if each.name not in OWN
        }
        return Services(
            frame=frame,
            today=today,
            arrivals=arrivals,
            stages=stages,
            lists=lists_of(self),
            **around,
        )

    def session(self, register: Path = Path("/registers/Виїзна група 2")) -> Session:
        return Session(ACTOR, register, self.services(), lambda: None)

    def obstacles(self, _stage: StageId) -> tuple[Obstacle, ...]:
        waiting = [r for r in self.rows.values() if r.state is EntryState.EXPECTED]
        awaited = [Obstacle("awaited", row) for row in waiting]
        held = {each.row for each in self.clashes}
        disputed = [r for r in self.rows.values() if {r.person, r.arrival} & held]
        return (*awaited, *(Obstacle("conflict", row) for row in disputed))

    def settle_clash(self, clash: Clash, value: object) -> Done[None]:
        done = self._did("settle_clash", (clash.field, value))
        self.clashes = [each for each in self.clashes if each.key != clash.key]
        return done

    def set_absent(self, absence: Absence) -> Done[None]:
        self.rows[absence.line] = replace(
            self.rows[absence.line], state=EntryState.NOT_ARRIVED, absence=absence.reason
        )
        return self._did("set_absent", absence)

    def _did(self, act: str, what: Any) -> Done[None]:
        self._work()
        self.acts.append((act, what))
        return Done(None)

    def _work(self) -> None:
        self.slow()
        if self.fail:
            raise self.fail
