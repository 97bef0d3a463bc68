"""The use cases of stages, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from caseapp.domain.coded import AbsenceReason
from caseapp.domain.ids import ArrivalId, LineId, StageId
from caseapp.domain.views import Obstacle
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class NewStage:
    """A stage to be made; it continues the event of that title and site, if there is one."""

    date: date
    title: str
    site: str


@dataclass(frozen=True)
class Absence:
    """Why somebody on the list did not come."""

    stage: StageId
    line: LineId
    reason: AbsenceReason
    note: str = ""


@dataclass(frozen=True)
class MatchVerdict:
    """Whether somebody who came unexpected is the one on a line of the list."""

    stage: StageId
    arrival: ArrivalId
    line: LineId
    same: bool


@dataclass(frozen=True)
class Claim:
    """One of the values of a field: what, by whom, when it happened."""

    value: object
    by: str
    at: datetime


@dataclass(frozen=True)
class Clash:
    """A field that several people filled in without having seen each other's entry."""

    table: str
    row: UUID
    field: str
    claims: tuple[Claim, ...]

    @property
    def key(self) -> tuple[str, UUID, str]:
        """Which field it is, whatever its values are by now."""
        return self.table, self.row, self.field


@dataclass(frozen=True)
class StageServices:
    """`caseapp.services.stages`."""

    new_stage: Callable[[NewStage], Change[StageId]]
    obstacles: Callable[[StageId], tuple[Obstacle, ...]]
    set_absent: Callable[[Absence], Change[None]]
    settle_match: Callable[[MatchVerdict], Change[None]]
    close_stage: Callable[[StageId], Change[None]]
    reopen_stage: Callable[[StageId, str], Change[None]]
    clashes: Callable[[], tuple[Clash, ...]]
    settle_clash: Callable[[Clash, object], Change[None]]
